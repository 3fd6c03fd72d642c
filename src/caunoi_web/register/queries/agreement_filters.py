"""Which agreements a list shows: the filters of the address as one value, and what they mean."""

from dataclasses import dataclass, replace
from datetime import date
from typing import Self
from uuid import UUID

from django.conf import settings
from django.db.models import Case, F, OuterRef, Q, Subquery, Value, When
from django.db.models.expressions import OrderBy

from caunoi.domain.terms import OVER, Status
from caunoi_web.register.models import AgreementActivity, AgreementParty
from caunoi_web.register.models.agreements import AgreementQuerySet
from caunoi_web.search.models import Kind
from caunoi_web.search.queries import matching_targets

ACTIVE = "active"  # in force or indefinite (domain rule 6.4-2)
ACTIVE_STATUSES = (Status.IN_FORCE.value, Status.INDEFINITE.value)
OVER_STATUSES = tuple(sorted(status.value for status in OVER))
NO_COUNTRY = "none"
HOME, ABROAD, UNDECIDED = "home", "abroad", "undecided"
SCOPES = (ABROAD, HOME, UNDECIDED)
WITHIN_DAYS = (90, 180, 365)
SORTS = ("end", "-end", "partner", "-partner", "begin", "-begin")


@dataclass(frozen=True, slots=True)
class AgreementFilter:
    """What is chosen; every default means "not filtered". The same value serves list, R1 and exports."""

    status: str = ""
    country: str = ""
    kind: str = ""
    activity: str = ""
    scope: str = ""
    text: str = ""
    within: int | None = None
    party: UUID | None = None
    archived: bool = False
    sort: str = "end"

    def without(self, field: str) -> Self:
        """The same with one filter taken out: what the counts beside its values are made from."""
        return replace(self, **{field: AgreementFilter.__dataclass_fields__[field].default})

    @property
    def is_empty(self) -> bool:
        """Nothing chosen but perhaps the order."""
        return replace(self, sort="end") == AgreementFilter()

    def apply(self, agreements: AgreementQuerySet, day: date) -> AgreementQuerySet:
        """The agreements that pass, each with its ``status`` on ``day``, in no order."""
        found = agreements.filter(archived_at__isnull=not self.archived).with_status_on(day)
        found = _by_status(found, self.status)
        if self.within is not None:
            found = found.filter(ending_within(self.within, day))
        if self.kind:
            found = found.filter(kind=self.kind)
        if self.activity:
            found = found.filter(
                pk__in=AgreementActivity.objects.filter(code=self.activity).values("agreement")
            )
        if party := _party_condition(self):
            found = found.filter(pk__in=AgreementParty.objects.filter(party).values("agreement"))
        if self.text:
            found = found.filter(pk__in=matching_targets(Kind.AGREEMENT, self.text))
        return found

    def ordered(self, found: AgreementQuerySet) -> AgreementQuerySet:
        """In the chosen order. By "end": what is valid on top, the soonest end first, what is over last."""
        by, down = self.sort.removeprefix("-"), self.sort.startswith("-")
        if by == "partner":
            found = found.annotate(partner_key=_first_partner_key())
            return found.order_by(_direction("partner_key", down=down), "id")
        if by == "begin":
            return found.order_by(_direction("begins_on", down=down), "id")
        if down:
            return found.order_by(_direction("ends_on", down=True), "id")
        valid_end = Case(When(~Q(status__in=OVER_STATUSES), then=F("ends_on")))
        return found.order_by(
            _rank(), valid_end.asc(nulls_last=True), F("ends_on").desc(nulls_last=True), "id"
        )


def scope_condition(scope: str, path: str) -> Q:
    """At home, abroad or undecided, by the country of the organisation at ``path``."""
    home = Q(**{f"{path}country": settings.HOME_COUNTRY})
    unknown = Q(**{f"{path}country": ""})
    return {HOME: home, ABROAD: ~home & ~unknown, UNDECIDED: unknown}[scope]


def _by_status(found: AgreementQuerySet, status: str) -> AgreementQuerySet:
    if status == ACTIVE:
        return found.filter(status__in=ACTIVE_STATUSES)
    return found.filter(status=status) if status else found


def ending_within(days: int, day: date) -> Q:
    """In force on ``day`` and ending at most ``days`` later, for agreements that know their status."""
    last = date.fromordinal(min(day.toordinal() + days, date.max.toordinal()))
    return Q(status=Status.IN_FORCE.value, ends_on__lte=last)


def _party_condition(chosen: AgreementFilter) -> Q:
    condition = Q()
    if chosen.party:
        condition &= Q(organisation=chosen.party)
    if chosen.country:
        condition &= Q(organisation__country="" if chosen.country == NO_COUNTRY else chosen.country)
    if chosen.scope:
        condition &= scope_condition(chosen.scope, "organisation__")
    return condition


_RANKS = (
    (ACTIVE_STATUSES, 0),
    ((Status.OPEN_CONDITIONAL.value, Status.VALIDITY_UNKNOWN.value, Status.SUSPENDED.value), 1),
    ((Status.NOT_IN_FORCE.value,), 2),
)


def _rank() -> Case:
    return Case(*(When(status__in=group, then=Value(rank)) for group, rank in _RANKS), default=Value(3))


def _first_partner_key() -> Subquery:
    rows = AgreementParty.objects.filter(agreement=OuterRef("pk")).order_by("position", "id")
    return Subquery(rows.values("organisation__sort_key")[:1])


def _direction(field: str, *, down: bool) -> OrderBy:
    return F(field).desc(nulls_last=True) if down else F(field).asc(nulls_last=True)
