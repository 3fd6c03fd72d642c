"""Agreements by what happened to them in a period: signed, begun, prolonged, over in one way or another."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from django.db.models import Q, QuerySet
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from caunoi.domain.terms import Status
from caunoi_web.register.models.stretches import Stretch
from caunoi_web.register.queries.agreement_years import prolonged_by

SIGNED, BEGUN, PROLONGED, UNDATED = "signed", "begun", "prolonged", "undated"
# It became so in the period: the first day of a stretch of that status (models/stretches.py).
ENDINGS = {
    "expired": Status.EXPIRED,
    "terminated": Status.TERMINATED,
    "superseded": Status.SUPERSEDED,
    "completed": Status.COMPLETED,
}

LABELS: Mapping[str, str | Promise] = {
    SIGNED: _("Signed"),
    BEGUN: _("Came into force, no day of signing recorded"),
    PROLONGED: _("Renewed or extended"),
    "expired": _("Expired"),
    "terminated": _("Terminated"),
    "superseded": _("Superseded by another"),
    "completed": _("Completed"),
    UNDATED: _("Neither a day of signing nor of beginning recorded"),
}


@dataclass(frozen=True, slots=True)
class Happening:
    """What happened, from the first to the last day of a period, both included."""

    what: str
    since: date
    until: date

    def condition(self, day: date) -> Q:
        """For live agreements, as known of ``day``: what would happen later does not count."""
        last = min(self.until, day)
        if self.what == UNDATED:
            return Q(signed="", begins_on__isnull=True)
        if self.what == SIGNED:
            return _signed(self.since, last)
        if self.what == BEGUN:
            return Q(signed="", begins_on__gte=self.since, begins_on__lte=last)
        if self.what == PROLONGED:
            events = prolonged_by(last).filter(on_day__gte=self.since)
            return Q(pk__in=events.values("agreement"))
        return Q(pk__in=became(ENDINGS[self.what], self.since, last).values("agreement"))


def became(status: Status, since: date, until: date) -> QuerySet[Stretch]:
    """The stretches of a status that begin in the period."""
    return Stretch.objects.filter(status=status.value, since__gte=since, since__lte=until)


def _signed(since: date, until: date) -> Q:
    """Its first day lies in the period. A day known by month or year alone is ISO text cut short.

    Such a text sorts before every day in it; so it begins on or after a day just when it is not below
    that day without the part that its first day would have ("2025" for the first of January).
    """
    written = since.isoformat()
    lower = written[:4] if written.endswith("-01-01") else written.removesuffix("-01")
    return Q(signed__gte=lower, signed__lte=until.isoformat()) & ~Q(signed="")
