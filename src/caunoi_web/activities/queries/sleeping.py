"""Which agreements sleep on a day: in force, and without any proven sign of life for long.

Computed, never stored (docs/decisions/0022-promises.md): the same rule answers for any day.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import DateField, Exists, F, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce, Greatest

from caunoi.domain.dates import PartialDate
from caunoi.domain.terms import EventKind, Status
from caunoi_web.accounts.models import User
from caunoi_web.accounts.policies import Action, may
from caunoi_web.activities.models import Activity, LifeRule
from caunoi_web.register.models import Agreement, AgreementEvent, AgreementLink
from caunoi_web.register.models.agreements import AgreementQuerySet
from caunoi_web.register.models.links import DEPENDENT
from caunoi_web.register.queries.remembered import remembered

# What is in force: the states in which an agreement could be carried out today.
AWAKE_OR_ASLEEP = (Status.IN_FORCE.value, Status.INDEFINITE.value, Status.OPEN_CONDITIONAL.value)
LONG_AGO = date(1900, 1, 1)


def life_rule() -> LifeRule:
    """The rule of the office; the default one while nobody has set it. One query."""
    return LifeRule.objects.filter(id=1).first() or LifeRule()


def months_before(day: date, months: int) -> date:
    """The same day so many months before; the 31st falls back to the month's last day.

    Before the calendar begins there is only its first day.
    """
    if (day.year - 1) * 12 + day.month <= months:
        return date.min
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
        """Neither begun, nor signed, nor shown by a deed, an event or a later paper since ``cutoff``."""
        old = Q(begins_on__isnull=True) | Q(begins_on__lte=self.cutoff)
        signed = Q(signed="") | Q(signed__lte=self.cutoff.isoformat()) | Q(signed__gt=self.day.isoformat())
        # Asked of each by an index: a page of a list looks at few, and sets would be made of all.
        own, below = Q(agreement=OuterRef("pk")), Q(earlier=OuterRef("pk"))
        return (
            old
            & signed
            & ~Exists(self._lately().filter(own))
            & ~Exists(self._below().filter(below))
            & ~Exists(self._events().filter(own))
            & ~Exists(self._later_papers().filter(below))
        )

    def holds_for(self, agreement: Agreement) -> bool:
        """The same rule for one agreement that knows its ``status`` and ``last_sign_on``."""
        return self.holds(agreement.status, agreement.last_sign_on, agreement.signed)  # type: ignore[attr-defined]

    def holds(self, status: str, last_sign_on: date, signed: str) -> bool:
        """The same rule for what is known of an agreement; ``signed`` is the day as it is written."""
        is_signed_lately = self.cutoff.isoformat() < signed <= self.day.isoformat()
        return status in AWAKE_OR_ASLEEP and last_sign_on <= self.cutoff and not is_signed_lately

    def sleeping(self, agreements: AgreementQuerySet) -> AgreementQuerySet:
        """Those of the agreements that sleep, each with its ``status``."""
        return agreements.live().with_status_on(self.day).filter(self.condition)

    def _lately(self) -> QuerySet[Activity]:
        return Activity.objects.done_by(self.day).filter(counts_on__gt=self.cutoff)

    def _below(self) -> QuerySet[AgreementLink]:
        """What is done under a paper that carries out another keeps that one awake too."""
        links = AgreementLink.objects.filter(withdrawn_at__isnull=True, kind__in=DEPENDENT)
        return links.filter(Exists(self._lately().filter(agreement=OuterRef("later"))))

    def _events(self) -> QuerySet[AgreementEvent]:
        return proving_events(self.day).filter(on_day__gt=self.cutoff)

    def _later_papers(self) -> QuerySet[AgreementLink]:
        return later_papers(self.day).filter(later__begins_on__gt=self.cutoff)


def proving_events(day: date) -> QuerySet[AgreementEvent]:
    """Events up to ``day`` in which people acted: extended, resumed, renewed with a paper or a link.

    A renewal that came by itself proves nothing: nobody did anything.
    """
    acted = Q(kind__in=(EventKind.EXTENDED.value, EventKind.RESUMED.value))
    renewed = Q(kind=EventKind.RENEWED.value) & (Q(document__isnull=False) | Q(link__isnull=False))
    return AgreementEvent.objects.filter(acted | renewed, withdrawn_at__isnull=True, on_day__lte=day)


def later_papers(day: date) -> QuerySet[AgreementLink]:
    """Annexes, extensions and other papers that followed an agreement and began by ``day``."""
    return AgreementLink.objects.filter(
        withdrawn_at__isnull=True, later__archived_at__isnull=True, later__begins_on__lte=day
    )


def asleep_on(day: date) -> Q:
    """Where the mark "asleep" holds in lists of agreements; one query for the rule."""
    return Sleep.on(day, life_rule()).condition


@dataclass(frozen=True, slots=True)
class _Signs:
    """What can be the last sign of life of an agreement, the latest of each sort first."""

    done: QuerySet[Activity]
    below: QuerySet[Activity]
    events: QuerySet[AgreementEvent]
    papers: QuerySet[AgreementLink]


def _signs(day: date) -> _Signs:
    done = Activity.objects.done_by(day).filter(agreement=OuterRef("pk")).order_by("-counts_on", "-id")
    links = AgreementLink.objects.filter(
        earlier=OuterRef(OuterRef("pk")), withdrawn_at__isnull=True, kind__in=DEPENDENT
    )
    below = Activity.objects.done_by(day).filter(agreement__in=links.values("later"))
    below = below.order_by("-counts_on", "-id")
    events = proving_events(day).filter(agreement=OuterRef("pk")).order_by("-on_day", "-id")
    papers = later_papers(day).filter(earlier=OuterRef("pk")).order_by("-later__begins_on", "-id")
    return _Signs(done, below, events, papers)


def with_signs(agreements: AgreementQuerySet, day: date) -> AgreementQuerySet:
    """Annotate what the last proven sign of life can have been.

    ``last_activity`` and ``last_below`` are ids of activities (of a paper that carries it out),
    ``last_event_on`` and ``last_paper_on`` days.
    """
    signs = _signs(day)
    return agreements.annotate(
        last_activity=Subquery(signs.done.values("pk")[:1]),
        last_below=Subquery(signs.below.values("pk")[:1]),
        last_event_on=Subquery(signs.events.values("on_day")[:1]),
        last_paper_on=Subquery(signs.papers.values("later__begins_on")[:1]),
    )


def last_days(agreements: Iterable[Agreement]) -> dict[UUID, date]:
    """The day of the last sign of each agreement annotated by ``with_signs``; one query at most.

    As ``with_last_sign`` finds it, whose statement takes thrice as long to put together.
    """
    every = list(agreements)
    keys = [key for one in every for key in (one.last_activity, one.last_below) if key]  # type: ignore[attr-defined]
    days = dict(Activity.objects.filter(pk__in=keys).values_list("pk", "counts_on")) if keys else {}
    return {one.pk: last_day(one, days) for one in every}


def last_day(agreement: Any, days: Mapping[UUID, date]) -> date:
    """The day of the last sign of one annotated by ``with_signs``; ``days`` are those of activities."""
    shown = [days.get(key) for key in (agreement.last_activity, agreement.last_below)]
    possible = (agreement.begins_on, agreement.last_event_on, agreement.last_paper_on, *shown)
    return max((day for day in possible if day), default=LONG_AGO)


def with_last_sign(agreements: AgreementQuerySet, day: date) -> AgreementQuerySet:
    """The same, and ``last_sign_on``, the day of the last of them: for what is ordered by it."""
    signs = _signs(day)
    return with_signs(agreements, day).annotate(
        last_sign_on=Greatest(
            _day(F("begins_on")),
            _day(Subquery(signs.done.values("counts_on")[:1])),
            _day(Subquery(signs.below.values("counts_on")[:1])),
            _day(Subquery(signs.events.values("on_day")[:1])),
            _day(Subquery(signs.papers.values("later__begins_on")[:1])),
        ),
    )


def _day(found: F | Subquery) -> Coalesce:
    return Coalesce(found, LONG_AGO, output_field=DateField())


def sleeping_count(user: User, day: date) -> int:
    """How many agreements sleep on ``day``, remembered until a write; two queries."""
    sleep = Sleep.on(day, life_rule())

    def count() -> int:
        return sleep.sleeping(Agreement.objects.visible_to(user)).order_by().count()

    return remembered("asleep", (may(user, Action.REGISTER_READ), sleep), count)
