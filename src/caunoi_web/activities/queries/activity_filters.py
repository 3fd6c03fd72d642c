"""Which activities a list shows: the filters of the address as one value, and what they mean."""

from dataclasses import dataclass, fields, replace
from datetime import date
from typing import Self
from uuid import UUID

from django.conf import settings
from django.db.models import Exists, OuterRef, Q

from caunoi_web.activities.kinds import KINDS
from caunoi_web.activities.models import ActivityPartner
from caunoi_web.activities.models.deeds import DONE_STATES, ActivityQuerySet

OVERDUE, DONE = "overdue", "all-done"
MONEY = ("income", "cost")
IN_CASH, IN_KIND = "cash", "kind"
FROM_HOME, FROM_ABROAD, FROM_BOTH, FROM_UNKNOWN = "home", "abroad", "both", "unknown"
SOURCES = (FROM_HOME, FROM_ABROAD, FROM_BOTH, FROM_UNKNOWN)


@dataclass(frozen=True, slots=True)
class ActivityFilter:
    """What is chosen; every default means "not filtered". The same value serves list, counts and export.

    ``since`` and ``until`` bound the day on which it counts; ``money`` asks for those with an amount
    recorded, ``source`` for where its partners have their seats.
    """

    group: str = ""
    kind: str = ""
    state: str = ""
    year: int | None = None
    unit: UUID | None = None
    partner: UUID | None = None
    agreement: UUID | None = None
    commitment: UUID | None = None
    text: str = ""
    since: date | None = None
    until: date | None = None
    money: str = ""
    currency: str = ""
    means: str = ""
    source: str = ""

    def without(self, field: str) -> Self:
        """The same with one filter taken out: what the counts beside its values are made from."""
        return replace(self, **{field: ActivityFilter.__dataclass_fields__[field].default})

    @property
    def is_empty(self) -> bool:
        """Nothing chosen."""
        return self == ActivityFilter()

    @property
    def as_query(self) -> dict[str, str]:
        """The filter as it stands in an address."""
        values = {field.name: getattr(self, field.name) for field in fields(self)}
        return {name: str(value) for name, value in values.items() if value}

    def apply(self, activities: ActivityQuerySet, day: date) -> ActivityQuerySet:
        """The activities that pass, in no order; overdue as of ``day``."""
        found = _by_state(activities.live(), self.state, day)
        if self.kind:
            found = found.filter(kind=self.kind)
        elif self.group:
            found = found.filter(kind__in=[kind.code for kind in KINDS.values() if kind.group == self.group])
        if self.year:
            found = found.filter(begins_on__year=self.year)
        for field in ("unit", "agreement", "commitment"):
            if value := getattr(self, field):
                found = found.filter(**{field: value})
        if self.partner:
            rows = ActivityPartner.objects.filter(organisation=self.partner)
            found = found.filter(pk__in=rows.values("activity"))
        if self.text:
            found = found.filter(title__icontains=self.text)
        return found.filter(self._period, self._money)

    @property
    def _period(self) -> Q:
        """By the first day on which it can be over."""
        condition = Q(counts_on__gte=self.since) if self.since else Q()
        return condition & Q(counts_on__lte=self.until) if self.until else condition

    @property
    def _money(self) -> Q:
        condition = Q(**{f"{self.money}__isnull": False}) if self.money else Q()
        if self.currency:
            condition &= Q(currency=self.currency)
        if self.means:
            condition &= Q(in_kind=self.means == IN_KIND)
        return condition & source_condition(self.source) if self.source else condition


def source_condition(source: str) -> Q:
    """Where the partners of an activity have their seats: one of four sources, and no activity is of two."""
    partners = ActivityPartner.objects.filter(activity=OuterRef("pk"))
    home = Exists(partners.filter(organisation__country=settings.HOME_COUNTRY))
    known = Exists(partners.exclude(organisation__country=""))
    away = Exists(partners.exclude(organisation__country__in=("", settings.HOME_COUNTRY)))
    return {
        FROM_HOME: Q(home) & ~Q(away),
        FROM_ABROAD: Q(away) & ~Q(home),
        FROM_BOTH: Q(home) & Q(away),
        FROM_UNKNOWN: ~Q(known),
    }[source]


def _by_state(found: ActivityQuerySet, state: str, day: date) -> ActivityQuerySet:
    if state == OVERDUE:
        return found.overdue_on(day)
    if state == DONE:
        return found.filter(state__in=DONE_STATES)
    return found.filter(state=state) if state else found
