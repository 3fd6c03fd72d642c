"""Which activities a list shows: the filters of the address as one value, and what they mean."""

from dataclasses import dataclass, fields, replace
from datetime import date
from typing import Self
from uuid import UUID

from caunoi_web.activities.kinds import KINDS
from caunoi_web.activities.models import ActivityPartner
from caunoi_web.activities.models.deeds import DONE_STATES, ActivityQuerySet

OVERDUE, DONE = "overdue", "all-done"


@dataclass(frozen=True, slots=True)
class ActivityFilter:
    """What is chosen; every default means "not filtered". The same value serves list, counts and export."""

    group: str = ""
    kind: str = ""
    state: str = ""
    year: int | None = None
    unit: UUID | None = None
    partner: UUID | None = None
    agreement: UUID | None = None
    commitment: UUID | None = None
    text: str = ""

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
        return found


def _by_state(found: ActivityQuerySet, state: str, day: date) -> ActivityQuerySet:
    if state == OVERDUE:
        return found.overdue_on(day)
    if state == DONE:
        return found.filter(state__in=DONE_STATES)
    return found.filter(state=state) if state else found
