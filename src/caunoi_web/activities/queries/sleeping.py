"""Which agreements sleep on a day: in force, and without any proven sign of life for long.

Computed, never stored (docs/decisions/0022-promises.md): the same rule answers for any day.
"""

from dataclasses import dataclass
from datetime import date

from django.db.models import DateField, F, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce, Greatest

from caunoi.domain.dates import PartialDate
from caunoi.domain.terms import Status
from caunoi_web.accounts.models import User
from caunoi_web.activities.models import Activity, LifeRule
from caunoi_web.register.models import Agreement
from caunoi_web.register.models.agreements import AgreementQuerySet

# What is in force: the states in which an agreement could be carried out today.
AWAKE_OR_ASLEEP = (Status.IN_FORCE.value, Status.INDEFINITE.value, Status.OPEN_CONDITIONAL.value)
LONG_AGO = date(1900, 1, 1)


def life_rule() -> LifeRule:
    """The rule of the office; the default one while nobody has set it. One query."""
    return LifeRule.objects.filter(id=1).first() or LifeRule()


def months_before(day: date, months: int) -> date:
    """The same day so many months before; the 31st falls back to the month's last day."""
    return PartialDate(day.year, day.month, day.day).plus_months(-months).first_day


@dataclass(frozen=True, slots=True)
class Sleep:
    """The rule applied to a day: a sign of life after ``cutoff`` and on or before ``day`` keeps awake."""

    day: date
    cutoff: date

    @classmethod
    def on(cls, day: date, rule: LifeRule) -> "Sleep":
        """The rule of the office on ``day``."""
        return cls(day, months_before(day, rule.sleep_months))

    @property
    def condition(self) -> Q:
        """For agreements that know their ``status``: it sleeps."""
        return Q(status__in=AWAKE_OR_ASLEEP) & self.no_sign

    @property
    def no_sign(self) -> Q:
        """Neither begun, nor signed, nor shown by an activity since ``cutoff``."""
        old = Q(begins_on__isnull=True) | Q(begins_on__lte=self.cutoff)
        signed = Q(signed="") | Q(signed__lte=self.cutoff.isoformat()) | Q(signed__gt=self.day.isoformat())
        return old & signed & ~Q(pk__in=self._lately())

    def sleeping(self, agreements: AgreementQuerySet) -> AgreementQuerySet:
        """Those of the agreements that sleep, each with its ``status``."""
        return agreements.live().with_status_on(self.day).filter(self.condition)

    def _lately(self) -> QuerySet[Activity]:
        done = Activity.objects.done_by(self.day).filter(counts_on__gt=self.cutoff, agreement__isnull=False)
        return done.values("agreement")


def with_last_sign(agreements: AgreementQuerySet, day: date) -> AgreementQuerySet:
    """Annotate ``last_activity`` (an id) and ``last_sign_on``, the day of the last proven sign of life."""
    done = Activity.objects.done_by(day).filter(agreement=OuterRef("pk")).order_by("-counts_on", "-id")
    begun = Coalesce(F("begins_on"), LONG_AGO, output_field=DateField())
    acted = Coalesce(Subquery(done.values("counts_on")[:1]), LONG_AGO, output_field=DateField())
    return agreements.annotate(
        last_activity=Subquery(done.values("pk")[:1]), last_sign_on=Greatest(begun, acted)
    )


def sleeping_count(user: User, day: date) -> int:
    """How many agreements sleep on ``day``; two queries."""
    sleep = Sleep.on(day, life_rule())
    return sleep.sleeping(Agreement.objects.visible_to(user)).order_by().count()
