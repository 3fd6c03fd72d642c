"""Puts cells whose borders are uncertain into columns: in their order, each where it fits best."""

from collections.abc import Sequence
from itertools import pairwise

_DATED = {"signed": 3.01, "start": 3.0, "end": 3.0, "validity": 3.0, "remark": 0.3, "": 0.3}
_FITS: dict[str, dict[str, float]] = {
    "number": {"number": 3, "count": 2, "paper_number": 1, "validity": 0.5, "": 0.5},
    "country": {"country": 3, "region": 2, "address": 1, "partner": 0.5, "remark": 0.2, "": 0.3},
    "document": {
        "document": 3, "content": 1, "validity": 0.2, "paper_number": 0.3, "remark": 0.5, "category": 0.3,
        "": 0.3,
    },
    "partner": {"partner": 3, "alias": 2, "unit": 1.5, "address": 0.5, "content": 0.3, "": 0.3},
    "date": _DATED,
    "validity": _DATED | {"signed": 1.5, "start": 2.5, "end": 2.5, "remark": 1, "renewal": 1},
    "content": {"content": 3, "remark": 2, "document": 1.5, "unit": 0.5, "status": 0.3, "": 0.3},
    "text": {
        "content": 1.5, "remark": 1.5, "unit": 2, "partner": 1, "alias": 1.5, "document": 1, "address": 2,
        "contact": 2, "status": 2, "renewal": 1.5, "paper_number": 1.5, "category": 2, "count": 1,
        "country": 0.3, "region": 1, "validity": 0.2, "end": 0.2, "": 1,
    },
}  # fmt: skip
_MISFIT = -1.5
_BLANK = 0.5  # a blank cell fits everywhere
_SKIPPED = -0.6  # a column left empty
_JOINED, _GOING_ON = -1.2, -0.1  # a cell that continues the one before; one that plainly does
_OPEN_ENDS = (",", ";", "/", "&", "(", "-", " và", " and", " of")
_IN_ORDER = 2.0  # as many cells as columns stand in order unless another way fits this much better


def columns_of_cells(words: Sequence[str], kinds: Sequence[str], meanings: Sequence[str]) -> list[int]:
    """The column of each cell, never decreasing; equal numbers make one cell of several.

    ``kinds`` are those of ``cell_kind`` for the cells ``words``; ``meanings`` those of the columns.
    """
    if not words or not meanings:
        return []
    fits = [[_fit(kind, meaning) for meaning in meanings] for kind in kinds]
    found, score = _best(words, fits)
    if len(words) == len(meanings):
        plain = sum(fits[place][place] for place in range(len(words)))
        if plain + _IN_ORDER >= score:
            return list(range(len(words)))
    return found


def _fit(kind: str, meaning: str) -> float:
    return _FITS[kind].get(meaning, _MISFIT) if kind else _BLANK


def _best(words: Sequence[str], fits: list[list[float]]) -> tuple[list[int], float]:
    """The best way through cells and columns, and what it is worth."""
    width = len(fits[0])
    worth = [_SKIPPED * column + fits[0][column] for column in range(width)]
    ways: list[list[int]] = []
    for place in range(1, len(words)):
        joined = _GOING_ON if _goes_on(words[place - 1], words[place]) else _JOINED
        before, way = worth, []
        worth = []
        best, best_column = float("-inf"), -1  # over the columns left of this one, skips counted
        for column in range(width):
            moved = best + fits[place][column]
            stayed = before[column] + joined + min(0.0, fits[place][column] / 3)
            way.append(column if stayed >= moved else best_column)
            worth.append(max(stayed, moved))
            best += _SKIPPED
            if before[column] >= best:
                best, best_column = before[column], column
        ways.append(way)
    ends = [value + _SKIPPED * (width - 1 - column) for column, value in enumerate(worth)]
    column = max(range(width), key=ends.__getitem__)
    found = [column]
    for way in reversed(ways):
        found.append(way[found[-1]])
    return found[::-1], ends[column]


def _goes_on(before: str, words: str) -> bool:
    """Small letters, a bracket, or a list item below another one go on with the cell before."""
    first, above = words.lstrip()[:1], before.lstrip()[:1]
    return (
        first.islower()
        or first == "("
        or (first in "-•+" and above in "-•+")
        or before.rstrip().endswith(_OPEN_ENDS)
    )


def runs(columns: Sequence[int]) -> list[tuple[int, int, int]]:
    """(column, first cell, behind the last cell) for each run of cells of one column."""
    starts = [0, *(place for place, (a, b) in enumerate(pairwise(columns), start=1) if a != b)]
    ends = [*starts[1:], len(columns)]
    return [(columns[start], start, end) for start, end in zip(starts, ends, strict=True) if end > start]
