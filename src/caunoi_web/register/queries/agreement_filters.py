"""Which agreements a list shows: the filters of the address as one value, and what they mean."""

from dataclasses import dataclass, replace
from datetime import date, datetime
from functools import partial
from typing import Literal, Self
from uuid import UUID

from django.conf import settings
from django.db.models import Q

from caunoi.domain.terms import Status
from caunoi_web.common.keyset import in_order
from caunoi_web.register.models import AgreementActivity, AgreementParty
from caunoi_web.register.models.agreements import AgreementQuerySet
from caunoi_web.register.models.stretches import OVER_RANK, place_of, rank_of
from caunoi_web.register.queries.agreement_orders import arranged
from caunoi_web.register.queries.agreement_years import year_condition
from caunoi_web.register.queries.among import Among, as_a_set, one_by_one
from caunoi_web.register.queries.happenings import Happening
from caunoi_web.register.queries.marks import mark_condition
from caunoi_web.register.queries.standing import standing
from caunoi_web.search.models import Kind
from caunoi_web.search.queries import few_targets, matching_entries

ACTIVE = "active"  # in force or indefinite (domain rule 6.4-2)
ACTIVE_STATUSES = (Status.IN_FORCE.value, Status.INDEFINITE.value)
NO_COUNTRY = "none"
NO_UNIT: Literal["none"] = "none"
HOME, ABROAD, UNDECIDED = "home", "abroad", "undecided"
SCOPES = (ABROAD, HOME, UNDECIDED)
WITHIN_DAYS = (90, 180, 365)


@dataclass(frozen=True, slots=True)
class AgreementFilter:
    """What is chosen; every default means "not filtered". The same value serves list, R1 and exports.

    ``signed``, ``ends`` and ``renewed`` are years: signed in it, last valid day in it, prolonged in it.
    ``happened`` asks for what happened in any period.
    """

    status: str = ""
    country: str = ""
    kind: str = ""
    activity: str = ""
    scope: str = ""
    text: str = ""
    within: int | None = None
    party: UUID | None = None
    changed_after: datetime | None = None
    unit: UUID | Literal["none"] | None = None
    signed: int | None = None
    ends: int | None = None
    renewed: int | None = None
    happened: Happening | None = None
    mark: str = ""
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
        found = _by_status(self._apply(agreements.with_status_on(day), day, as_a_set), self.status)
        return found if self.within is None else found.filter(ending_within(self.within, day))

    def apply_along(self, agreements: AgreementQuerySet, day: date) -> AgreementQuerySet:
        """The same but for what ``held`` says, for a page found along the order; at most three queries.

        They know their ``status`` only where a mark asks for it: the rows get it from their stretches.
        """
        known = agreements.with_status_on(day) if self.mark else agreements
        return self._apply(known, day, one_by_one)

    def held(self, day: date) -> Q:
        """What status and end ask for, as conditions of the stretch that holds on ``day``."""
        held = Q() if self.status in ("", ACTIVE) else standing([self.status])
        if self.status == ACTIVE:
            held = standing(ACTIVE_STATUSES)
        if self.within is not None:
            rank = rank_of(Status.IN_FORCE)
            places = place_of(rank, day), place_of(rank, _last_day(self.within, day))
            held &= standing([Status.IN_FORCE.value]) & Q(stretches__place__range=places)
        return held

    def _apply(self, agreements: AgreementQuerySet, day: date, among: Among) -> AgreementQuerySet:
        found = agreements.filter(archived_at__isnull=not self.archived)
        found = found.filter(_own_fields(self), year_condition(self.signed, self.ends, self.renewed, day))
        if self.happened:
            found = found.filter(self.happened.condition(day))
        if self.activity:
            found = found.filter(
                among(AgreementActivity.objects.all(), "agreement", Q(code=self.activity), None)
            )
        if party := _party_condition(self):
            found = found.filter(among(AgreementParty.objects.all(), "agreement", party, None))
        if self.mark:
            found = found.filter(mark_condition(self.mark, day))
        if self.changed_after:
            found = found.filter(changed_at__gt=self.changed_after)
        if self.text:
            few = partial(few_targets, Kind.AGREEMENT, self.text)
            found = found.filter(among(matching_entries(Kind.AGREEMENT, self.text), "target_id", Q(), few))
        return found

    @property
    def ranks(self) -> tuple[int, ...]:
        """In which ranks of the order "by end" those that pass can stand."""
        status = Status.IN_FORCE.value if self.within is not None else self.status
        if status == ACTIVE:
            return (0,)
        return (rank_of(status),) if status in list(Status) else tuple(range(OVER_RANK + 1))

    @property
    def is_by_end(self) -> bool:
        """Whether the order is the one that has an index of its own: live agreements, soonest end first."""
        return not self.archived and self.sort == "end"

    def ordered(self, found: AgreementQuerySet) -> AgreementQuerySet:
        """In the chosen order. By "end": what is valid on top, the soonest end first, what is over last."""
        return in_order(*arranged(found, self.sort))


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
    return Q(status=Status.IN_FORCE.value, ends_on__gte=day, ends_on__lte=_last_day(days, day))


def _last_day(days: int, day: date) -> date:
    return date.fromordinal(min(day.toordinal() + days, date.max.toordinal()))


def _own_fields(chosen: AgreementFilter) -> Q:
    condition = Q(kind=chosen.kind) if chosen.kind else Q()
    if chosen.unit:
        condition &= Q(host_unit=None if chosen.unit == NO_UNIT else chosen.unit)
    return condition


def _party_condition(chosen: AgreementFilter) -> Q:
    condition = Q()
    if chosen.party:
        condition &= Q(organisation=chosen.party)
    if chosen.country:
        condition &= Q(organisation__country="" if chosen.country == NO_COUNTRY else chosen.country)
    if chosen.scope:
        condition &= scope_condition(chosen.scope, "organisation__")
    return condition
