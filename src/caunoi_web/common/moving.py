"""Rows that go along when a person puts two records of one organisation together, and come back at an undo.

Every app that keeps rows about an organisation tells here which (``add_mover`` in its
``AppConfig.ready``, the same way as ``panels``): the merge in ``register`` then moves them without
knowing them.
"""

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from django.core import serializers
from django.db import models
from django.utils.functional import Promise

SHOWN = 12


@dataclass(frozen=True, slots=True)
class Mover:
    """The rows of ``model`` whose ``column`` names the organisation.

    ``key`` are the other columns that tell a row apart: where the survivor has a row with the same key,
    the row stays behind, or with ``steps_aside`` is taken out and kept until an undo. ``only`` limits
    the rows (Django's filter words). ``opposite`` is a column that must not name the survivor too.
    ``comes_back`` makes a row again at an undo that somebody removed meanwhile. Rows are moved without
    a new version.
    """

    label: str | Promise
    model: type[models.Model]
    column: str = "organisation_id"
    key: tuple[str, ...] = ()
    only: Mapping[str, Any] = field(default_factory=dict)
    opposite: str = ""
    steps_aside: bool = False
    comes_back: bool = False
    describe: Callable[[Any], str] = str
    related: tuple[str, ...] = ()

    def rows(self, organisation: UUID) -> models.QuerySet[Any]:
        """The rows about one organisation."""
        return self.model._default_manager.filter(**self.only, **{self.column: organisation})

    def key_of(self, row: Any) -> tuple[str, ...]:
        """What tells a row apart, as text."""
        return tuple(str(getattr(row, column)) for column in self.key)


@dataclass(frozen=True, slots=True)
class Preview:
    """What would move: how many rows, some of them in words, how many the survivor has already."""

    label: str | Promise
    number: int
    shown: tuple[str, ...]
    known_already: int


_movers: dict[str, tuple[int, Mover]] = {}


def add_mover(name: str, mover: Mover, *, order: int) -> None:
    """Let these rows go along; the same name again replaces them. The lowest order stands first."""
    _movers[name] = (order, mover)


def movers() -> dict[str, Mover]:
    """All of them by name, in order."""
    return {name: mover for name, (_order, mover) in sorted(_movers.items(), key=lambda item: item[1][0])}


def previews(leaving: UUID, survivor: UUID) -> list[Preview]:
    """What would move from one organisation to the other; two queries for each kind of row."""
    return [_preview(mover, leaving, survivor) for mover in movers().values()]


def move_all(leaving: UUID, survivor: UUID) -> dict[str, Any]:
    """Move all rows; what is returned goes to ``move_back`` at an undo (plain JSON)."""
    return {name: _move(mover, leaving, survivor) for name, mover in movers().items()}


def move_back(kept: Mapping[str, Any], leaving: UUID, survivor: UUID) -> None:
    """Give every row back that still is the survivor's; rows added since then stay with the survivor."""
    known = movers()
    for name, record in kept.items():
        if name in known:  # an app that was taken out of the installation has no rows either
            _move_back(known[name], record, leaving, survivor)


def _preview(mover: Mover, leaving: UUID, survivor: UUID) -> Preview:
    going, staying = _sorted_rows(mover, leaving, survivor)
    words = tuple(mover.describe(row) for row in going[:SHOWN])
    return Preview(mover.label, len(going), words, len(staying))


def _sorted_rows(mover: Mover, leaving: UUID, survivor: UUID) -> tuple[list[Any], list[Any]]:
    """The rows that go, and those that the survivor has already."""
    rows = mover.rows(leaving).select_related(*mover.related) if mover.related else mover.rows(leaving)
    if mover.opposite:
        rows = rows.exclude(**{mover.opposite: survivor})
    taken = {mover.key_of(row) for row in mover.rows(survivor)} if mover.key else set()
    going = [row for row in rows if mover.key_of(row) not in taken]
    return going, [row for row in rows if mover.key_of(row) in taken]


def _move(mover: Mover, leaving: UUID, survivor: UUID) -> dict[str, Any]:
    going, staying = _sorted_rows(mover, leaving, survivor)
    record = {"moved": [[str(row.pk), *mover.key_of(row)] for row in going], "kept": [], "aside": []}
    if mover.comes_back:
        record["kept"] = _as_json(going)
    if mover.steps_aside:
        record["aside"] = _as_json(staying)
        mover.model._default_manager.filter(pk__in=[row.pk for row in staying]).delete()
    mover.model._default_manager.filter(pk__in=[row.pk for row in going]).update(**{mover.column: survivor})
    return record


def _move_back(mover: Mover, record: Mapping[str, Any], leaving: UUID, survivor: UUID) -> None:
    theirs = {str(row.pk): row for row in mover.rows(survivor)}
    by_key = {mover.key_of(row): key for key, row in theirs.items()} if mover.key else {}
    back, gone = [], []
    for key, *telling in record["moved"]:
        # a row that was written anew meanwhile has another id and the same key
        found = key if key in theirs else by_key.get(tuple(telling))
        back.append(found) if found else gone.append(key)
    mover.model._default_manager.filter(pk__in=back).update(**{mover.column: leaving})
    _make_again(mover, [row for row in record["kept"] if row["pk"] in gone])
    _make_again(mover, record["aside"])


def _make_again(mover: Mover, rows: list[dict[str, Any]]) -> None:
    for one in serializers.deserialize("python", rows):
        if not mover.model._default_manager.filter(pk=one.object.pk).exists():
            one.save()


def _as_json(rows: list[Any]) -> list[dict[str, Any]]:
    return json.loads(serializers.serialize("json", rows))
