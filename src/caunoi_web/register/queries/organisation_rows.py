"""Organisations as rows of a list: frozen values, a fixed number of queries for any length."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime
from itertools import islice
from uuid import UUID

from django.db.models import QuerySet

from caunoi.domain.dates import PartialDate
from caunoi.domain.terms import Status
from caunoi_web.register.models import Agreement, Organisation, OrganisationTier, Tier
from caunoi_web.register.queries.agreement_filters import ACTIVE_STATUSES
from caunoi_web.register.queries.family import RollUp, roll_ups

CHUNK = 500


@dataclass(frozen=True, slots=True)
class Held:
    """The agreements of one organisation: how many are active, how many there are, the soonest end.

    ``end`` is the soonest end among those in force, as precisely as it is known.
    """

    active: int = 0
    total: int = 0
    ends_on: date | None = None
    end: PartialDate | None = None


@dataclass(frozen=True, slots=True)
class OrganisationRow:
    """One organisation of a list, with what it holds and the days to its next end."""

    id: UUID
    name: str
    name_en: str
    kind: str
    country: str
    held: Held
    days_left: int | None
    website: str
    changed_at: datetime
    version: int
    city: str
    tier: str
    group: RollUp | None

    @property
    def tier_label(self) -> str:
        """The tier in words; "" for none."""
        return str(Tier(self.tier).label) if self.tier else ""


def organisation_rows(found: QuerySet[Organisation], day: date) -> list[OrganisationRow]:
    """The organisations as rows: at most five queries for any length."""
    return _rows(list(found), day)


def _rows(plain: list[Organisation], day: date) -> list[OrganisationRow]:
    keys = [one.pk for one in plain]
    held, groups = held_by(keys, day), roll_ups(keys, day)
    tiers = dict(
        OrganisationTier.objects.as_of(day).filter(organisation__in=keys).values_list("organisation", "tier")
    )
    return [
        _row(one, held.get(one.pk, Held()), tiers.get(one.pk, ""), groups.get(one.pk), day) for one in plain
    ]


def all_rows(found: QuerySet[Organisation], day: date) -> Iterator[OrganisationRow]:
    """Rows of any number in the order of ``found``, a chunk at a time: what an export takes."""
    plain = found.iterator(chunk_size=CHUNK)
    while chunk := list(islice(plain, CHUNK)):
        yield from _rows(chunk, day)


def _row(one: Organisation, held: Held, tier: str, group: RollUp | None, day: date) -> OrganisationRow:
    return OrganisationRow(
        id=one.pk,
        name=one.name,
        name_en=one.name_en,
        kind=one.kind,
        country=one.country,
        held=held,
        days_left=(held.ends_on - day).days if held.ends_on else None,
        website=one.website,
        changed_at=one.changed_at,
        version=one.version,
        city=one.city,
        tier=tier,
        group=group,
    )


def held_by(organisations: Iterable[UUID], day: date) -> dict[UUID, Held]:
    """What each of the organisations holds on ``day``; one query."""
    agreements = (
        Agreement.objects.live()
        .with_status_on(day)
        .filter(party_rows__organisation__in=list(organisations))
        .order_by()  # an order by the end would tempt the database to walk over all agreements by their end
        .values_list("party_rows__organisation", "status", "ends_on", "runs_until")
    )
    found: dict[UUID, Held] = {}
    for organisation, status, ends_on, end in sorted(agreements, key=lambda row: row[2] or date.max):
        held = found.get(organisation, Held())
        held = replace(held, total=held.total + 1, active=held.active + (status in ACTIVE_STATUSES))
        if status == Status.IN_FORCE and held.ends_on is None:
            held = replace(held, ends_on=ends_on, end=PartialDate.parse(end))
        found[organisation] = held
    return found
