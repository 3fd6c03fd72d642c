"""What the public lists hold, value by value: taken in three queries, then counted in this process.

Counts beside filters for any combination of filters come from here. The database would have to go over the
whole register again for each filter of each question.
"""

from array import array
from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from caunoi_web.public.queries.visible import public_agreements
from caunoi_web.public.shown import Shown
from caunoi_web.register.models import AgreementActivity, AgreementParty

Values = Sequence[Iterable[str]]  # of one record, under each filter


class Listed:
    """One list: for each value of each filter, which of its records have it.

    The records are numbered; those that have a value are the ones of a long binary number, so that counting a
    combination is joining a few numbers bit by bit.
    """

    def __init__(self, names: Sequence[str], records: Mapping[UUID, Values]) -> None:
        self.size = len(records)
        self._places = {key: place for place, key in enumerate(records)}
        self._having: dict[str, dict[str, array[int]]] = {name: {} for name in names}
        self._masks: dict[tuple[str, str], int] = {}
        for place, values in enumerate(records.values()):
            for having, some in zip(self._having.values(), values, strict=True):
                for value in some:
                    having.setdefault(value, array("I")).append(place)

    def number_of(self, name: str, value: str) -> int:
        """How many records have a value."""
        return len(self._having[name].get(value, ()))

    def counted(
        self, chosen: Mapping[str, str], names: Set[str], among: Iterable[UUID] | None = None
    ) -> tuple[int, dict[str, dict[str, int]]]:
        """How many records pass ``chosen``; of each of ``names``, how many have each value without it.

        ``among`` limits it to some records; others than those of the list may be among them.
        """
        every = (1 << self.size) - 1 if among is None else self._mask_of(among)
        wanted = {name: self._mask(name, value) for name, value in chosen.items() if name in self._having}
        total = every
        for mask in wanted.values():
            total &= mask
        found: dict[str, dict[str, int]] = {}
        for name in (name for name in self._having if name in names):
            passing = every
            for other, mask in wanted.items():
                passing &= mask if other != name else passing
            counts = (
                (value, (passing & self._mask(name, value)).bit_count()) for value in self._having[name]
            )
            found[name] = {value: number for value, number in counts if number}
        return total.bit_count(), found

    def _mask(self, name: str, value: str) -> int:
        places = self._having[name].get(value, ())
        if len(places) < FEW:
            return _bits(places, self.size)
        known = self._masks.get((name, value))
        if known is None:
            known = self._masks[name, value] = _bits(places, self.size)
        return known

    def _mask_of(self, keys: Iterable[UUID]) -> int:
        places = self._places
        return _bits((places[key] for key in keys if key in places), self.size)


def _bits(places: Iterable[int], size: int) -> int:
    """The number whose ones stand at these places."""
    octets = bytearray(size // 8 + 1)
    for place in places:
        octets[place >> 3] |= 1 << (place & 7)
    return int.from_bytes(octets, "little")


@dataclass(frozen=True, slots=True)
class Profile:
    """Both lists, and when one of their records was last changed (None while both are empty)."""

    agreements: Listed
    partners: Listed
    changed_at: datetime | None


FEW = 40  # records; a mask of so few is made when it is asked for, of more it is kept
_NOTHING: frozenset[str] = frozenset()
AGREEMENT_NAMES = ("status", "kind", "field", "unit", "country", "partner")
PARTNER_NAMES = ("kind", "status", "field", "unit", "country")


def profile_of(shown: Shown) -> Profile:
    """Everything public on the day; three queries."""
    columns = ("pk", "status", "kind", "host_unit", "changed_at")
    agreements = {
        row[0]: row[1:] for row in public_agreements(shown).order_by().values_list(*columns).iterator()
    }
    fields = _grouped(AgreementActivity.objects.order_by().values_list("agreement", "code"), agreements)
    parties = _parties(agreements)
    partners: dict[UUID, list[set[str]]] = {}
    moments = [row[3] for row in agreements.values()]
    listed: dict[UUID, Values] = {}
    for key, (status, kind, unit, _changed_at) in agreements.items():
        own = (frozenset((status,)), fields.get(key, _NOTHING), frozenset((str(unit),)) if unit else _NOTHING)
        rows = parties.get(key, ())
        countries = frozenset(row[2] for row in rows if row[2])
        listed[key] = (
            own[0],
            frozenset((kind,)),
            *own[1:],
            countries,
            frozenset(str(row[0]) for row in rows),
        )
        for partner, partner_kind, country, changed_at in rows:
            known = partners.get(partner)
            if known is None:
                known = partners[partner] = [
                    {partner_kind},
                    set(),
                    set(),
                    set(),
                    {country} if country else set(),
                ]
                moments.append(changed_at)
            for at, values in enumerate(own, start=1):
                known[at] |= values
    return Profile(
        Listed(AGREEMENT_NAMES, listed),
        Listed(PARTNER_NAMES, partners),
        max(moments, default=None),
    )


def _grouped(pairs: Any, wanted: Mapping[UUID, Any]) -> dict[UUID, frozenset[str]]:
    found: dict[UUID, set[str]] = {}
    for key, value in pairs.iterator():
        if key in wanted:
            found.setdefault(key, set()).add(value)
    return {key: frozenset(values) for key, values in found.items()}


def _parties(wanted: Mapping[UUID, Any]) -> dict[UUID, Sequence[tuple[UUID, str, str, datetime]]]:
    columns = ("organisation", "organisation__kind", "organisation__country", "organisation__changed_at")
    found: dict[UUID, list[tuple[UUID, str, str, datetime]]] = {}
    for key, *row in AgreementParty.objects.order_by().values_list("agreement", *columns).iterator():
        if key in wanted:
            found.setdefault(key, []).append(tuple(row))
    return found
