"""How many agreements there are of each sort: the counts beside the filters, and the totals."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from django.db.models import Count

from caunoi.domain.terms import Status
from caunoi_web.accounts.models import User
from caunoi_web.accounts.policies import Action, may
from caunoi_web.register.models import Agreement, AgreementActivity, AgreementParty
from caunoi_web.register.models.agreements import AgreementQuerySet
from caunoi_web.register.queries.agreement_filters import (
    ACTIVE,
    ACTIVE_STATUSES,
    NO_COUNTRY,
    SCOPES,
    WITHIN_DAYS,
    AgreementFilter,
    ending_within,
    scope_condition,
)
from caunoi_web.register.queries.marks import marks


@dataclass(frozen=True, slots=True)
class StatusCounts:
    """How many agreements are what on a day. The groups always add up to ``total`` (domain rule 6.4-2)."""

    by_status: Mapping[str, int]

    def __getitem__(self, status: str) -> int:
        return self.by_status.get(status, 0)

    @property
    def total(self) -> int:
        return sum(self.by_status.values())

    def number_of(self, chosen: str) -> int:
        """How many pass the filter "status": one status, "active", or all for ""."""
        if chosen == ACTIVE:
            return self.active
        return self[chosen] if chosen else self.total

    def only(self, chosen: str) -> "StatusCounts":
        """Those that pass the filter "status"."""
        if not chosen:
            return self
        kept = ACTIVE_STATUSES if chosen == ACTIVE else (chosen,)
        return StatusCounts({status: self[status] for status in kept if self[status]})

    @property
    def active(self) -> int:
        """In force or indefinite."""
        return sum(self[status] for status in ACTIVE_STATUSES)

    @property
    def open(self) -> int:
        return self[Status.OPEN_CONDITIONAL]

    @property
    def unknown(self) -> int:
        return self[Status.VALIDITY_UNKNOWN]

    @property
    def suspended(self) -> int:
        return self[Status.SUSPENDED]

    @property
    def expired(self) -> int:
        return self[Status.EXPIRED]

    @property
    def not_yet(self) -> int:
        return self[Status.NOT_IN_FORCE]


@dataclass(frozen=True, slots=True)
class AgreementFacets:
    """The counts beside each value of each filter, each made without its own filter."""

    status: StatusCounts
    kind: Mapping[str, int]
    country: Mapping[str, int]
    scope: Mapping[str, int]
    activity: Mapping[str, int]
    within: Mapping[int, int]
    mark: Mapping[str, int]
    archived: int
    total: int


def status_counts(found: AgreementQuerySet) -> StatusCounts:
    """Counts of agreements that know their ``status``; one query."""
    rows = found.order_by().values_list("status").annotate(number=Count("pk"))
    return StatusCounts(dict(rows))


def question_of(user: User, chosen: object, day: date) -> tuple[bool, object, date]:
    """All that the counts of agreements or organisations depend on: what they are remembered by."""
    return may(user, Action.REGISTER_READ), chosen, day


def facets(user: User, chosen: AgreementFilter, day: date) -> AgreementFacets:
    """All counts beside the filters; seven queries, whatever there is."""
    every = Agreement.objects.visible_to(user)

    def without(field: str) -> AgreementQuerySet:
        return chosen.without(field).apply(every, day).order_by()

    status = status_counts(without("status"))
    return AgreementFacets(
        status=status,
        kind=dict(without("kind").values_list("kind").annotate(number=Count("pk"))),
        country=countries(without("country")),
        scope=_scopes(without("scope")),
        activity=_activities(without("activity")),
        within=_within(without("within"), day),
        mark=_marks(without("mark"), day),
        archived=every.filter(archived_at__isnull=False).count(),
        total=status.number_of(chosen.status),
    )


def countries(found: AgreementQuerySet) -> dict[str, int]:
    """Agreements by the countries of their partners, ``none`` where no country is stated; one query.

    An agreement with partners in two countries counts for both.
    """
    rows = (
        AgreementParty.objects.filter(agreement__in=found.values("pk"))
        .order_by()
        .values_list("organisation__country")
        .annotate(number=Count("agreement", distinct=True))
    )
    return {country or NO_COUNTRY: number for country, number in rows}


def _scopes(found: AgreementQuerySet) -> dict[str, int]:
    parties = AgreementParty.objects.filter(agreement__in=found.values("pk"))
    return parties.aggregate(
        **{
            scope: Count("agreement", distinct=True, filter=scope_condition(scope, "organisation__"))
            for scope in SCOPES
        }
    )


def _activities(found: AgreementQuerySet) -> dict[str, int]:
    rows = AgreementActivity.objects.filter(agreement__in=found.values("pk")).order_by()
    return dict(rows.values_list("code").annotate(number=Count("agreement")))


def _marks(found: AgreementQuerySet, day: date) -> dict[str, int]:
    """One query for all marks; none when there are no marks."""
    offered = marks()
    if not offered:
        return {}
    counted = found.aggregate(
        **{f"mark_{mark.code}": Count("pk", filter=mark.condition(day)) for mark in offered}
    )
    return {mark.code: counted[f"mark_{mark.code}"] for mark in offered}


def _within(found: AgreementQuerySet, day: date) -> dict[int, int]:
    counted = found.aggregate(
        **{f"d{days}": Count("pk", filter=ending_within(days, day)) for days in WITHIN_DAYS}
    )
    return {days: counted[f"d{days}"] for days in WITHIN_DAYS}
