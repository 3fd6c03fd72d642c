"""What the publication lets through on a day, as one value that every public query takes."""

from dataclasses import dataclass
from datetime import date

from caunoi_web.public.models import Publication


@dataclass(frozen=True, slots=True)
class Shown:
    """Allow-lists only: what is not in them does not leave."""

    day: date
    kinds: frozenset[str]
    levels: frozenset[str]
    statuses: frozenset[str]
    tiers: frozenset[str]
    partner_fields: frozenset[str]
    agreement_fields: frozenset[str]


def shown_on(publication: Publication, day: date) -> Shown:
    """What ``publication`` says, for one day."""
    return Shown(
        day=day,
        kinds=frozenset(publication.agreement_kinds),
        levels=frozenset(publication.levels),
        statuses=frozenset(publication.statuses),
        tiers=frozenset(publication.tiers),
        partner_fields=frozenset(publication.partner_fields),
        agreement_fields=frozenset(publication.agreement_fields),
    )
