"""How the time grows: from one document to ten thousand, and from 1 KB to 2 MB in one document.

    python benchmarks/growth.py [--documents 10000] [--longest 2048000] [--kinds news "tabbed rows"]

For each kind of long text the last column is the growth of the time divided by that of the length, over
the last doubling: 1.0 is linear, 2.0 would be its square. Times are processor time on one core.
"""

import argparse
import json
import random
import time
from collections.abc import Sequence

from long_texts import KINDS
from texts import golden_texts, short_text

from caunoi.domain.documents import Document
from caunoi.extraction import extract

SHORTEST = 1000  # characters


def seconds_for(texts: Sequence[str]) -> float:
    """Processor time for reading ``texts`` one after the other."""
    begin = time.process_time()
    for text in texts:
        extract(Document("text.txt", text))
    return time.process_time() - begin


def documents_growth(most: int) -> dict[str, float]:
    """Milliseconds a document for 1, 10, 100 ... documents, every one another."""
    chance, golden = random.Random(5), golden_texts()  # noqa: S311 (the same documents in every run)
    seconds_for(golden[:8])
    told, count = {}, 1
    while count <= most:
        texts = [short_text(golden, chance) for _ in range(count)]
        told[str(count)] = round(1000 * seconds_for(texts) / count, 2)
        count *= 10
    return told


def length_growth(kind: str, longest: int) -> dict[str, float]:
    """Seconds for one document of 1 KB, 2 KB, 4 KB ..., and how the last doubling grew."""
    told, size = {}, SHORTEST
    while size <= longest:
        told[str(size)] = round(seconds_for([KINDS[kind](size)]), 3)
        size *= 2
    times = list(told.values())
    grown = times[-1] / times[-2] / 2 if len(times) > 1 and times[-2] else 1.0
    return {**told, "growth": round(grown, 2)}


def main() -> None:
    """Print one JSON object."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--documents", type=int, default=1_000)
    parser.add_argument("--longest", type=int, default=64_000)
    parser.add_argument("--kinds", nargs="+", choices=KINDS, default=list(KINDS), metavar="KIND")
    options = parser.parse_args()
    told = {
        "milliseconds_a_document": documents_growth(options.documents),
        "seconds_by_characters": {kind: length_growth(kind, options.longest) for kind in options.kinds},
    }
    print(json.dumps(told, indent=2))  # noqa: T201 (a benchmark prints its result)


if __name__ == "__main__":
    main()
