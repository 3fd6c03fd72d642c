"""The counts of the yearly report (R4): a fixed number of queries for any size, no loop per record.

Every count is made by the filter of the list that a reader opens, so that the two agree
(tests/site/reports/test_yearly.py). What was not recorded is None, never zero.
"""

from collections import Counter
from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from uuid import UUID

from django.conf import settings
from django.db.models import Case, CharField, Count, Sum, Value, When

from caunoi.domain.promises import Standing
from caunoi_web.accounts.models import User
from caunoi_web.activities.models import Activity, ActivityPartner
from caunoi_web.activities.models.deeds import ActivityQuerySet
from caunoi_web.activities.queries.activity_filters import (
    DONE,
    MONEY,
    SOURCES,
    ActivityFilter,
    source_condition,
)
from caunoi_web.register.models import Agreement, Organisation
from caunoi_web.register.models.agreements import AgreementQuerySet
from caunoi_web.register.queries.agreement_counts import StatusCounts
from caunoi_web.register.queries.agreement_filters import (
    ABROAD,
    ACTIVE,
    ACTIVE_STATUSES,
    HOME,
    UNDECIDED,
    AgreementFilter,
)
from caunoi_web.register.queries.happenings import LABELS, Happening
from caunoi_web.register.queries.organisation_filters import OrganisationFilter
from caunoi_web.reports.queries.periods import Period
from caunoi_web.reports.queries.standings import standings

PARTNERS_SHOWN = 30


@dataclass(frozen=True, slots=True)
class Money:
    """An amount in one currency, in cash or in kind, from one source, with how many activities name it."""

    side: str
    source: str
    currency: str
    in_kind: bool
    amount: Decimal
    number: int


@dataclass(frozen=True, slots=True)
class Deeds:
    """The activities of one kind: how many, with how many people where that was recorded."""

    number: int
    people: int | None
    with_people: int


@dataclass(frozen=True, slots=True)
class YearlyCounts:
    """What the register says about a period and about the last day of it that is counted."""

    period: Period
    partners: int
    by_scope: Mapping[str, int]
    by_kind: Mapping[str, int]
    by_country: Mapping[str, int]
    status: StatusCounts
    active_by_kind: Mapping[str, int]
    happened: Mapping[str, int]
    deeds: Mapping[str, Deeds]
    done: int
    by_partner: Mapping[UUID, int]
    partner_names: Mapping[UUID, str]
    money: tuple[Money, ...]
    with_money: Mapping[str, int]
    standings: Mapping[Standing, int]


def yearly_counts(
    user: User,
    period: Period,
    partners: Collection[UUID] | None = None,
    tell: Callable[[int], None] = lambda part: None,
) -> YearlyCounts:
    """Everything the report says in numbers; some twenty-five queries, whatever there is.

    Activities are counted for ``partners``; when not given, for those with the most of them. ``tell`` hears
    what per cent is done.
    """
    day = period.through
    live = AgreementFilter().apply(Agreement.objects.visible_to(user), day).order_by()
    statuses, active_by_kind = _standing(live)
    tell(20)
    kinds = _partners(user, day)
    tell(40)
    happened = _happened(user, period)
    tell(60)
    stand = Counter(row.standing for row in standings(user, day))
    tell(80)
    done = done_in(period).apply(Activity.objects.visible_to(user), day).order_by()
    by_partner = _by_partner(done, partners)
    return YearlyCounts(
        period=period,
        partners=sum(kinds.values()),
        by_scope=_folded(kinds, lambda _kind, country: _scope(country)),
        by_kind=_folded(kinds, lambda kind, _country: kind),
        by_country=_folded(kinds, lambda _kind, country: country),
        status=statuses,
        active_by_kind=active_by_kind,
        happened=happened,
        deeds=_deeds(done),
        done=done.count(),
        by_partner=by_partner,
        partner_names=dict(Organisation.objects.filter(pk__in=by_partner).values_list("pk", "name")),
        money=tuple(_money(done)),
        with_money=done.aggregate(**{side: Count(side) for side in MONEY}),
        standings=stand,
    )


def _standing(live: AgreementQuerySet) -> tuple[StatusCounts, dict[str, int]]:
    """By status, and the active ones by kind: one query, as working out the status is what takes long."""
    by_status: Counter[str] = Counter()
    active: Counter[str] = Counter()
    for status, kind, number in live.values_list("status", "kind").annotate(number=Count("pk")):
        by_status[status] += number
        if status in ACTIVE_STATUSES:
            active[kind] += number
    return StatusCounts(dict(by_status)), dict(active)


def done_in(period: Period) -> ActivityFilter:
    """The activities that were done in the period, as the list finds them."""
    return ActivityFilter(state=DONE, since=period.since, until=period.through)


def happening(what: str, period: Period) -> AgreementFilter:
    """The agreements to which it happened in the period, as the list finds them."""
    return AgreementFilter(happened=Happening(what, period.since, period.through))


def _partners(user: User, day: date) -> dict[tuple[str, str], int]:
    """Partners with an active agreement on the day, by kind and country."""
    found = OrganisationFilter(status=ACTIVE).apply(Organisation.objects.visible_to(user), day).order_by()
    rows = found.values_list("kind", "country").annotate(number=Count("pk"))
    return {(kind, country): number for kind, country, number in rows}


def _scope(country: str) -> str:
    if not country:
        return UNDECIDED
    return HOME if country == settings.HOME_COUNTRY else ABROAD


def _folded(counts: Mapping[tuple[str, str], int], key: Callable[[str, str], str]) -> dict[str, int]:
    found: Counter[str] = Counter()
    for (kind, country), number in counts.items():
        found[key(kind, country)] += number
    return dict(found.most_common())


def _happened(user: User, period: Period) -> dict[str, int]:
    every = Agreement.objects.visible_to(user)
    return {what: happening(what, period).apply(every, period.through).count() for what in LABELS}


def _deeds(done: ActivityQuerySet) -> dict[str, Deeds]:
    rows = done.values_list("kind").annotate(
        number=Count("pk"), people=Sum("participants"), told=Count("participants")
    )
    return {
        kind: Deeds(number, people, told) for kind, number, people, told in rows.order_by("-number", "kind")
    }


def _by_partner(done: ActivityQuerySet, partners: Collection[UUID] | None) -> dict[UUID, int]:
    """Activities by partner, the most first."""
    rows = ActivityPartner.objects.filter(activity__in=done.values("pk")).order_by()
    if partners is not None:
        rows = rows.filter(organisation__in=partners)
    counted = rows.values_list("organisation").annotate(number=Count("activity"))
    return dict(counted.order_by("-number", "organisation")[:PARTNERS_SHOWN])


def _money(done: ActivityQuerySet) -> Iterator[Money]:
    """Sums by source, currency and means; no activity is of two sources, so that they add up."""
    source = Case(
        *(When(source_condition(each), then=Value(each)) for each in SOURCES), output_field=CharField()
    )
    for side in MONEY:
        rows = done.filter(**{f"{side}__isnull": False}).annotate(source=source)
        sums = rows.values_list("source", "currency", "in_kind").annotate(
            amount=Sum(side), number=Count("pk")
        )
        for where, currency, in_kind, amount, number in sums.order_by("source", "currency", "in_kind"):
            yield Money(side, where, currency, in_kind, amount, number)
