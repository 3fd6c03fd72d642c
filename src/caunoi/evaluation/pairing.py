"""Who belongs to whom when many records could."""

from collections.abc import Iterable
from typing import NamedTuple


class Likely(NamedTuple):
    """Prediction number ``predicted`` may be gold record number ``gold``."""

    score: float
    predicted: int
    gold: int


def pair_off(likely: Iterable[Likely]) -> dict[int, int]:
    """Predictions to gold records, each at most once, the best pairs first."""
    pairs: dict[int, int] = {}
    taken: set[int] = set()
    for one in sorted(likely, key=lambda one: (-one.score, one.predicted, one.gold)):
        if one.predicted not in pairs and one.gold not in taken:
            pairs[one.predicted] = one.gold
            taken.add(one.gold)
    return pairs
