"""What the public lists hold, value by value: taken in three queries, then counted in this process.

Counts beside filters for any combination of filters come from here. The database would have to go over the
whole register again for each filter of each question.
"""

from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from caunoi_web.public.queries.visible import public_agreements
from caunoi_web.public.shown import Shown
from caunoi_web.register.models import AgreementActivity, AgreementParty

Values = tuple[frozenset[str], ...]
_NOTHING: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Listed:
    """One list: the names of the filters, and for each record its values under each of them."""

    names: tuple[str, ...]
    records: Mapping[UUID, Values]

    def counted(
        self, chosen: Mapping[str, str], names: Set[str], among: Set[UUID] | None = None
    ) -> tuple[int, dict[str, dict[str, int]]]:
        """How many records pass ``chosen``; of each of ``names``, how many have each value without it.

        ``among`` limits it to some records.
        """
        wanted = [(at, chosen[name]) for at, name in enumerate(self.names) if name in chosen]
        asked = [at for at, name in enumerate(self.names) if name in names]
        total, found = 0, {at: dict[str, int]() for at in asked}
        for values in self._some(among):
            failed = [at for at, value in wanted if value not in values[at]]
            total += not failed
            for at in asked if not failed else failed if len(failed) == 1 else ():
                for value in values[at] if at in found else ():
                    found[at][value] = found[at].get(value, 0) + 1
        return total, {self.names[at]: counts for at, counts in found.items()}

    def _some(self, among: Set[UUID] | None) -> Iterator[Values]:
        if among is None:
            return iter(self.records.values())
        return (values for key, values in self.records.items() if key in among)


@dataclass(frozen=True, slots=True)
class Profile:
    """Both lists, and when one of their records was last changed (None while both are empty)."""

    agreements: Listed
    partners: Listed
    changed_at: datetime | None


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
        Listed(PARTNER_NAMES, {key: tuple(map(frozenset, values)) for key, values in partners.items()}),
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
