"""What each of our own units has, counted by the apps that know: a column of the tree of units.

An app calls ``add_unit_count`` in its ``AppConfig.ready`` (the same way as ``panels``).
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.utils.functional import Promise

# Given the person who asks and the day: how many each unit has itself; one query.
Counter = Callable[[Any, date], Mapping[UUID, int]]
# Given a unit's id: the list that shows what was counted.
Address = Callable[[UUID], str]


@dataclass(frozen=True, slots=True)
class UnitCount:
    """A column: what it counts, how, and where the counted things are listed."""

    label: str | Promise
    count: Counter
    address: Address


_counts: dict[str, tuple[int, UnitCount]] = {}


def add_unit_count(name: str, count: UnitCount, *, order: int) -> None:
    """Let the tree of units show this count: the lowest order first, the same name again replaces it."""
    _counts[name] = (order, count)


def unit_counts() -> list[UnitCount]:
    """All columns, in order."""
    return [count for _order, count in sorted(_counts.values(), key=lambda item: item[0])]
