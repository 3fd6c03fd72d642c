"""Agreements of the register that a proposed one may be: the same partners, perhaps the same dates."""

from collections.abc import Collection
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from caunoi_web.register.models import Agreement

MOST = 5
DATES = ("signed", "start", "end")


@dataclass(frozen=True, slots=True)
class Twin:
    """An agreement with the same partners; ``is_same`` when no known date differs and one is shared."""

    agreement: Agreement
    is_same: bool


class Twins:
    """The live agreements of some organisations, by who their partners are. Two queries in all."""

    def __init__(self, organisations: Collection[UUID]) -> None:
        self._by_partners: dict[frozenset[UUID], list[Agreement]] = {}
        if not organisations:
            return
        found = Agreement.objects.live().filter(party_rows__organisation__in=set(organisations)).distinct()
        for agreement in found.prefetch_related("party_rows").order_by("begins_on", "pk"):
            partners = frozenset(row.organisation_id for row in agreement.party_rows.all())
            self._by_partners.setdefault(partners, []).append(agreement)

    def of(self, dates: dict[str, Any], organisations: Collection[UUID]) -> list[Twin]:
        """Agreements between just these partners, the same ones first.

        ``dates`` holds ``signed``, ``start`` and ``end`` as ISO text or None.
        """
        found = self._by_partners.get(frozenset(organisations), ())
        twins = [Twin(agreement, _is_same(agreement, dates)) for agreement in found]
        return sorted(twins, key=lambda twin: not twin.is_same)[:MOST]


def dates_of(value: dict[str, Any]) -> dict[str, Any]:
    """The dates of a finding that tell one agreement from another."""
    return {name: value[name] for name in DATES}


def _is_same(agreement: Agreement, dates: dict[str, Any]) -> bool:
    pairs = [(getattr(agreement, name), dates[name] or "") for name in DATES]
    both = [(ours, theirs) for ours, theirs in pairs if ours and theirs]
    return bool(both) and all(ours == theirs for ours, theirs in both)
