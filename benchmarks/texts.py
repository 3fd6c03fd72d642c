"""Texts for the benchmarks: the golden documents of the tests, whole, cut or shuffled, always the same."""

import random
from pathlib import Path

GOLDEN = Path(__file__).parents[1] / "tests" / "golden"


def golden_texts(folder: Path = GOLDEN) -> list[str]:
    """The documents of ``folder`` in the order of their paths."""
    return [path.read_text(encoding="utf-8") for path in sorted(folder.rglob("*.txt"))]


def short_text(texts: list[str], chance: random.Random) -> str:
    """Some lines of one document, in order or shuffled: a note, some rows, a paragraph of news."""
    lines = [line for line in chance.choice(texts).split("\n") if line.strip()]
    size = chance.randint(1, 3)
    first = chance.randrange(max(1, len(lines) - size))
    cut = lines[first : first + size]
    if chance.random() < 0.5:
        chance.shuffle(cut)
    return "\n".join(cut)[: chance.randint(60, 400)]
