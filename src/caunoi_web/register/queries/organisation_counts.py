"""How many organisations there are of each sort: the counts beside the filters."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Q

from caunoi_web.accounts.models import User
from caunoi_web.register.models import Agreement, AgreementParty, Organisation, OrganisationTier
from caunoi_web.register.models.organisations import OrganisationQuerySet
from caunoi_web.register.queries.agreement_filters import (
    ACTIVE,
    ACTIVE_STATUSES,
    NO_COUNTRY,
    SCOPES,
    WITHIN_DAYS,
    ending_within,
    scope_condition,
)
from caunoi_web.register.queries.organisation_filters import OrganisationFilter


@dataclass(frozen=True, slots=True)
class OrganisationFacets:
    """The counts beside each value of each filter, each made without its own filter."""

    status: Mapping[str, int]
    kind: Mapping[str, int]
    country: Mapping[str, int]
    scope: Mapping[str, int]
    tier: Mapping[str, int]
    activity: Mapping[str, int]
    within: Mapping[int, int]
    archived: int
    total: int


def facets(user: User, chosen: OrganisationFilter, day: date) -> OrganisationFacets:
    """All counts beside the filters; eight queries, whatever there is.

    An organisation counts once for each status, activity and span that one of its agreements has.
    """
    every = Organisation.objects.visible_to(user)

    def without(field: str) -> OrganisationQuerySet:
        return chosen.without(field).apply(every, day).order_by()

    kinds = dict(without("kind").values_list("kind").annotate(number=Count("pk")))
    return OrganisationFacets(
        status=_statuses(without("status"), day),
        kind=kinds,
        country=_countries(without("country")),
        scope=without("scope").aggregate(
            **{scope: Count("pk", filter=scope_condition(scope, "")) for scope in SCOPES}
        ),
        tier=_tiers(without("tier"), day),
        activity=_activities(without("activity")),
        within=_within(without("within"), day),
        archived=every.partners().filter(archived_at__isnull=False).count(),
        total=kinds.get(chosen.kind, 0) if chosen.kind else sum(kinds.values()),
    )


def _statuses(found: OrganisationQuerySet, day: date) -> dict[str, int]:
    parties = (
        Agreement.objects.live().with_status_on(day).filter(party_rows__organisation__in=found.values("pk"))
    )
    partner = Count("party_rows__organisation", distinct=True)
    active = Count("party_rows__organisation", distinct=True, filter=Q(status__in=ACTIVE_STATUSES))
    counts = dict(parties.order_by().values_list("status").annotate(number=partner))
    return counts | parties.aggregate(**{ACTIVE: active})


def _countries(found: OrganisationQuerySet) -> dict[str, int]:
    rows = found.values_list("country").annotate(number=Count("pk"))
    return {country or NO_COUNTRY: number for country, number in rows}


def _tiers(found: OrganisationQuerySet, day: date) -> dict[str, int]:
    rows = OrganisationTier.objects.as_of(day).filter(organisation__in=found.values("pk"))
    return dict(rows.order_by().values_list("tier").annotate(number=Count("organisation")))


def _activities(found: OrganisationQuerySet) -> dict[str, int]:
    rows = AgreementParty.objects.filter(
        organisation__in=found.values("pk"), agreement__archived_at__isnull=True
    ).order_by()
    codes = rows.values_list("agreement__activity_rows__code")
    return {
        code: number for code, number in codes.annotate(number=Count("organisation", distinct=True)) if code
    }


def _within(found: OrganisationQuerySet, day: date) -> dict[int, int]:
    live = (
        Agreement.objects.live().with_status_on(day).filter(party_rows__organisation__in=found.values("pk"))
    )
    counted = live.aggregate(
        **{
            f"d{days}": Count("party_rows__organisation", distinct=True, filter=ending_within(days, day))
            for days in WITHIN_DAYS
        }
    )
    return {days: counted[f"d{days}"] for days in WITHIN_DAYS}
