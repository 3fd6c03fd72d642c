"""Organisations as rows of a list: frozen values, a fixed number of queries for any length."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Count, Min, Q, QuerySet

from caunoi.domain.terms import Status
from caunoi_web.register.models import Agreement, Organisation
from caunoi_web.register.queries.agreement_filters import ACTIVE_STATUSES


@dataclass(frozen=True, slots=True)
class OrganisationRow:
    """One organisation of a list, with how many agreements it has and when the next one ends."""

    id: UUID
    name: str
    name_en: str
    kind: str
    country: str
    is_archived: bool
    active: int
    total: int
    soonest: date | None
    days_left: int | None


def organisation_rows(found: QuerySet[Organisation], day: date) -> list[OrganisationRow]:
    """The organisations as rows: two queries for any length."""
    plain = list(found.values_list("id", "name", "name_en", "kind", "country", "archived_at"))
    counts = agreements_of((row[0] for row in plain), day)
    nothing = (0, 0, None)
    rows = []
    for key, name, name_en, kind, country, archived_at in plain:
        active, total, soonest = counts.get(key, nothing)
        left = (soonest - day).days if soonest else None
        rows.append(
            OrganisationRow(
                key, name, name_en, kind, country, archived_at is not None, active, total, soonest, left
            )
        )
    return rows


def agreements_of(organisations: Iterable[UUID], day: date) -> Mapping[UUID, tuple[int, int, date | None]]:
    """For each organisation how many agreements are active, how many there are, and the soonest end."""
    live = Agreement.objects.live().with_status_on(day)
    rows = (
        live.filter(party_rows__organisation__in=list(organisations))
        .values_list("party_rows__organisation")
        .annotate(
            active=Count("pk", filter=Q(status__in=ACTIVE_STATUSES)),
            total=Count("pk"),
            soonest=Min("ends_on", filter=Q(status=Status.IN_FORCE.value)),
        )
        .order_by()
    )
    return {key: (active, total, soonest) for key, active, total, soonest in rows}
