"""What Vietnamese is written into a file of any format comes back whole."""

from pathlib import Path

import pytest
from benchmarks.written.files import SINGLE_CASE, WRITERS
from benchmarks.written.syllables import intact, syllables

from caunoi.reading import read_all

GOLDEN = Path(__file__).parents[1] / "golden"
TEXTS = [path.read_text(encoding="utf-8") for path in sorted(GOLDEN.rglob("*.txt"))]


@pytest.mark.parametrize("form", WRITERS)
def test_all_syllables_are_intact(form):
    name, write = WRITERS[form]
    lines = [line for text in TEXTS for line in text.splitlines() if line.strip()]
    expected = syllables("\n".join(lines), folds_case=form in SINGLE_CASE)

    (reading,) = read_all(write(lines), name)

    assert reading.document is not None
    assert len(expected) > 5_000
    found = syllables(reading.document.text, folds_case=form in SINGLE_CASE)
    assert intact(expected, found) >= 0.999 * len(expected)
