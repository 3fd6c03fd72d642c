"""Small signs of damage in a register: texts that break off, numbers that are missing."""

import re
from collections.abc import Iterator, Sequence

from caunoi.extraction.date_shapes import any_of
from caunoi.vocabulary import load

_UNFINISHED = load("columns")["unfinished"]
_ENDS = any_of([*_UNFINISHED["vi"], *_UNFINISHED["en"]])
_HANGING = re.compile(rf"(?<![;,] )(?<![\w;,])(?:{_ENDS})\s*\Z", re.IGNORECASE)
_ITEM = re.compile(r"\n\s{0,8}(?:[-•+*–]\s|\n)")
_NUMBER = re.compile(r"\d{1,6}")


def is_cut_off(content: str, *, goes_on: bool = False) -> bool:
    """True when a text, or one of its list items, stops in the middle of a phrase.

    ``goes_on``: other words of the row follow, so that the last item says nothing.
    """
    items = [item.strip() for item in _ITEM.split(content) if item.strip()]
    if goes_on:
        items = items[:-1]
    return any(_HANGING.search(item[-40:]) for item in items)


def numbering_gaps(numbers: Sequence[str]) -> Iterator[tuple[int, str]]:
    """Places of rows before which numbers are missing, each with a sentence about it.

    Lists that start again at 1 (a new section) have no gap there.
    """
    last = 0
    for place, words in enumerate(numbers):
        match = _NUMBER.search(words)
        if not match:
            continue
        number = int(match[0])
        if number > last + 1:
            yield place, _sentence(last + 1, number - 1)
        last = number


def _sentence(first: int, last: int) -> str:
    which = f"Row {first} is" if first == last else f"Rows {first} to {last} are"
    return f"{which} not in the document; the numbering is kept as written."
