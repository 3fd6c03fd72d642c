"""The university's units as a tree."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from caunoi_web.accounts.models import Unit, User
from caunoi_web.common.unit_counts import unit_counts


@dataclass(frozen=True, slots=True)
class Counted:
    """How many a unit has itself, and with everything below it; ``href`` lists its own."""

    own: int
    with_below: int
    href: str


@dataclass(frozen=True, slots=True)
class UnitRow:
    """A unit in the tree: how deep it lies, and a count for each column."""

    unit: Unit
    depth: int
    counts: tuple[Counted, ...]


def unit_tree(user: User, day: date) -> list[UnitRow]:
    """All units, each below the one it belongs to; one query, and one for each column.

    Units in a circle, should a database ever hold one, stand at the end instead of going missing.
    """
    below: dict[UUID | None, list[Unit]] = defaultdict(list)
    for unit in Unit.objects.all():
        below[unit.parent_id].append(unit)
    columns = [(column, column.count(user, day)) for column in unit_counts()]
    rows = []
    for unit, depth in _in_tree_order(below):
        family = _family(unit, below)
        counts = (
            Counted(own.get(unit.pk, 0), sum(own.get(one, 0) for one in family), column.address(unit.pk))
            for column, own in columns
        )
        rows.append(UnitRow(unit, depth, tuple(counts)))
    return rows


def _in_tree_order(below: dict[UUID | None, list[Unit]]) -> Iterator[tuple[Unit, int]]:
    met: set[UUID] = set()
    roots = [*below[None], *(unit for units in list(below.values()) for unit in units)]
    for root in roots:
        waiting = [(root, 0)]
        while waiting:
            unit, depth = waiting.pop()
            if unit.pk in met:
                continue
            met.add(unit.pk)
            yield unit, depth
            waiting += [(child, depth + 1) for child in reversed(below.get(unit.pk, []))]


def _family(unit: Unit, below: dict[UUID | None, list[Unit]]) -> set[UUID]:
    family, waiting = {unit.pk}, [unit.pk]
    while waiting:
        fresh = [child.pk for child in below.get(waiting.pop(), []) if child.pk not in family]
        family.update(fresh)
        waiting += fresh
    return family
