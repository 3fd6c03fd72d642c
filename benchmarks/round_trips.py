"""How many Vietnamese syllables come back whole from a file of each format.

    python benchmarks/round_trips.py [FOLDER]

Each text (*.txt) below the folder (default: the golden texts of the tests) is written into
a file of each format and read again. A syllable is intact when it comes back in its place
with every mark; what stands round it (page furniture, cell borders) does not count.
"""

import json
import sys
from collections.abc import Iterable
from pathlib import Path

from written.files import SINGLE_CASE, WRITERS
from written.syllables import intact, syllables

from caunoi.reading import read_all

GOLDEN = Path(__file__).parents[1] / "tests" / "golden"


def measured(texts: Iterable[str]) -> dict[str, dict[str, float]]:
    """For each format the syllables written, those that came back, and their share in per cent."""
    totals = {form: [0, 0] for form in WRITERS}
    for text in texts:
        lines = [line for line in text.splitlines() if line.strip()]
        for form, (name, write) in WRITERS.items():
            folds_case = form in SINGLE_CASE
            expected = syllables("\n".join(lines), folds_case=folds_case)
            documents = [reading.document for reading in read_all(write(lines), name)]
            found = " ".join(document.text for document in documents if document)
            totals[form][0] += len(expected)
            totals[form][1] += intact(expected, syllables(found, folds_case=folds_case))
    return {
        form: {"syllables": written, "intact": back, "per_cent": round(100 * back / max(1, written), 3)}
        for form, (written, back) in totals.items()
    }


def main() -> None:
    """Print one line of JSON for each format."""
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else GOLDEN
    texts = [path.read_text(encoding="utf-8") for path in sorted(folder.rglob("*.txt"))]
    for form, result in measured(texts).items():
        print(json.dumps({"format": form, **result}))  # noqa: T201 (a benchmark prints its result)


if __name__ == "__main__":
    main()
