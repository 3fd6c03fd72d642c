"""What is due from the office and its units: promises, overdue activities, silence; a fixed cost.

The interface of the work-lists (``attention``): ``duties_of(user, day)``.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from uuid import UUID

from django.db.models import Exists, F, OuterRef, Q, QuerySet, Sum
from django.db.models.functions import Coalesce
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from caunoi.domain.promises import Bound, Rhythm, Standing
from caunoi_web.accounts.models import Role, User
from caunoi_web.accounts.policies import Action, may
from caunoi_web.activities.kinds import kind_label
from caunoi_web.activities.models import Activity, Commitment, LifeRule, SleepReason
from caunoi_web.activities.queries.promises import PromiseRow, promise_rows
from caunoi_web.activities.queries.sleeping import Sleep, life_rule, months_before, with_last_sign
from caunoi_web.register.models import Agreement
from caunoi_web.register.models.agreements import AgreementQuerySet
from caunoi_web.register.queries.agreement_rows import parties_of
from caunoi_web.register.queries.remembered import remembered

PROMISE_DUE = "promise-due"
ACTIVITY_OVERDUE = "activity-overdue"
FIRST_ACTIVITY = "first-activity"
SLEEPING = "sleeping"

ANYTHING = Decimal("0.01")  # the smallest number that the columns hold
DAYS_AHEAD = 60
MOST = 100


@dataclass(frozen=True, slots=True)
class Duty:
    """One thing that is due. ``key`` is the same as long as it is the same thing: who tells each duty once
    remembers it. ``unit_id`` is our unit in charge, None when nobody is named; ``due`` may be None."""

    kind: str
    key: str
    title: str
    href: str
    due: date | None
    is_late: bool
    unit_id: UUID | None
    detail: str = ""


def duties_of(user: User, day: date, *, limit: int = MOST, with_sleeping: bool = True) -> list[Duty]:
    """What is due on ``day`` as far as it concerns ``user``; at most ``limit`` of each kind.

    The head of a unit gets the own unit's, who may write gets all, others nothing. A fixed number of queries,
    whatever there is; one while nothing was written since they were asked last. ``with_sleeping`` takes in
    what sleeps, which is the dearest to find.
    """
    if not may(user, Action.ACTIVITY_WRITE):
        return []
    unit = (user.unit_id,) if user.role == Role.UNIT_LEAD else ()
    question = (unit, day, limit, with_sleeping, get_language())
    return remembered("duties", question, lambda: _found_anew(user, day, limit, with_sleeping=with_sleeping))


def _found_anew(user: User, day: date, limit: int, *, with_sleeping: bool) -> list[Duty]:
    rule = life_rule()
    agreements = Agreement.objects.visible_to(user).live()
    return [
        *_promises_due(user, day, limit),
        *_activities_overdue(user, day, limit),
        *_first_activities(_of_unit(agreements, user, "host_unit"), day, rule, limit),
        *(_sleeping(_of_unit(agreements, user, "host_unit"), day, rule, limit) if with_sleeping else ()),
    ]


def _of_unit(found: QuerySet, user: User, field: str) -> QuerySet:  # type: ignore[type-arg]
    """Only the own unit's for the head of a unit; one without a unit has none."""
    return found.filter(**{field: user.unit_id or UUID(int=0)}) if user.role == Role.UNIT_LEAD else found


def _promises_due(user: User, day: date, limit: int) -> Iterator[Duty]:
    """Promises that are late or fall due soon and are not kept; three queries."""
    soon = day + timedelta(days=DAYS_AHEAD)
    year_ends = Q(rhythm=Rhythm.YEARLY.value) if soon.year > day.year else Q(pk__in=[])
    once = Q(rhythm=Rhythm.ONCE.value) & (
        Q(due_on__lte=soon) | Q(until_end=True, agreement__ends_on__gte=day, agreement__ends_on__lte=soon)
    )
    running = Q(agreement__ends_on__isnull=True) | Q(agreement__ends_on__gte=day) | Q(due_on__isnull=False)
    begun = Q(agreement__begins_on__isnull=True) | Q(agreement__begins_on__lte=day)
    found = Commitment.objects.live().filter(once | year_ends, running, begun)
    found = found.filter(Q(waived_on__isnull=True) | Q(waived_on__gt=day))
    found = _not_kept(_of_unit(_with_unit(found), user, "in_charge"), day)
    found = found.select_related("agreement").order_by(F("due_on").asc(nulls_last=True), "id")
    for row in promise_rows(found[:limit], day):
        if row.standing not in (Standing.MET, Standing.WAIVED):
            due = date(day.year, 12, 31) if row.commitment.rhythm == Rhythm.YEARLY else row.due_on
            yield Duty(
                PROMISE_DUE,
                f"{PROMISE_DUE}:{row.commitment.pk}:{due or ''}",
                row.commitment.what,
                reverse("activities:commitment", args=(row.commitment.pk,)),
                due,
                row.standing is Standing.LATE and (due is None or due < day),
                row.commitment.in_charge,  # type: ignore[attr-defined]
                _how_it_stands(row),
            )


def _how_it_stands(row: PromiseRow) -> str:
    """What is promised; of a yearly promise also the years that are over and in which it was not kept."""
    if not row.missed:
        return row.promised
    years = ", ".join(str(year) for year in row.missed)
    return _("%(promised)s; not kept in %(years)s") % {"promised": row.promised, "years": years}


def _with_unit(found: QuerySet[Commitment]) -> QuerySet[Commitment]:
    return found.annotate(in_charge=Coalesce("unit", "agreement__host_unit"))


def _not_kept(found: QuerySet[Commitment], day: date) -> QuerySet[Commitment]:
    """Leave out what is kept already, of this year when it is yearly."""
    done = Activity.objects.done_by(day).filter(commitment__isnull=False)
    this_year = done.filter(counts_on__gte=date(day.year, 1, 1))
    is_yearly = Q(rhythm=Rhythm.YEARLY.value)
    found = found.exclude(~is_yearly & Q(pk__in=_reached(done)))
    return found.exclude(is_yearly & Q(pk__in=_reached(this_year)))


def _reached(done: QuerySet[Activity]) -> QuerySet[Activity]:
    """The promises that these activities fulfil: the rule of ``Promise.is_reached`` in SQL, summed once."""
    target = Coalesce(F("commitment__amount"), ANYTHING)
    enough = Q(total__gte=target) | Q(commitment__bound=Bound.AT_MOST.value, total__gt=0)
    summed = done.order_by().values("commitment").annotate(total=Sum("counted"))
    return summed.filter(enough).values("commitment")


def _activities_overdue(user: User, day: date, limit: int) -> Iterator[Duty]:
    """Activities whose last day is over and that nobody closed; one query."""
    found = _of_unit(Activity.objects.visible_to(user), user, "unit").overdue_on(day)
    rows = found.order_by("ends_on", "id").values_list("id", "title", "kind", "ends_on", "unit_id", "state")
    for key, title, kind, ends_on, unit, state in rows[:limit]:
        yield Duty(
            ACTIVITY_OVERDUE,
            f"{ACTIVITY_OVERDUE}:{key}:{state}",
            title or kind_label(kind),
            reverse("activities:activity", args=(key,)),
            ends_on,
            True,  # noqa: FBT003  (the field is_late)
            unit,
        )


def _first_activities(agreements: AgreementQuerySet, day: date, rule: LifeRule, limit: int) -> Iterator[Duty]:
    """Agreements that began months ago and have no activity at all, until somebody answered; two queries."""
    since, until = months_before(day, rule.sleep_months), months_before(day, rule.first_months)
    # asked of each by an index: PostgreSQL goes over a large set again for every row ("NOT IN")
    any_activity = Activity.objects.live().exclude(state="cancelled").filter(agreement=OuterRef("pk"))
    found = agreements.active_on(day).filter(begins_on__gt=since, begins_on__lte=until)
    found = found.filter(~Exists(any_activity), ~Exists(SleepReason.objects.filter(agreement=OuterRef("pk"))))
    rows = list(found.order_by("begins_on", "id")[:limit])
    for agreement, title in _titled(rows):
        asked = months_before(agreement.begins_on, -rule.first_months)
        yield Duty(
            FIRST_ACTIVITY,
            f"{FIRST_ACTIVITY}:{agreement.pk}",
            _("What was done under “%(name)s”?") % {"name": title},
            f"{reverse('activities:activity_add')}?agreement={agreement.pk}",
            asked,
            False,  # noqa: FBT003  (the field is_late)
            agreement.host_unit_id,
            _("No activity since it began; record one, or say why."),
        )


def _sleeping(agreements: AgreementQuerySet, day: date, rule: LifeRule, limit: int) -> Iterator[Duty]:
    """Agreements that sleep and for which nobody has said why since; two queries."""
    sleep = Sleep.on(day, rule)
    said = SleepReason.objects.filter(said_on__gt=sleep.cutoff, said_on__lte=day, agreement=OuterRef("pk"))
    found = sleep.sleeping(agreements).filter(~Exists(said))
    rows = list(with_last_sign(found, day).order_by("last_sign_on", "id")[:limit])
    for agreement, title in _titled(rows):
        yield Duty(
            SLEEPING,
            f"{SLEEPING}:{agreement.pk}:{agreement.last_sign_on}",
            _("Asleep: %(name)s") % {"name": title},
            reverse("activities:sleep_why", args=(agreement.pk,)),
            None,
            False,  # noqa: FBT003  (the field is_late)
            agreement.host_unit_id,
        )


def _titled(rows: list[Agreement]) -> list[tuple[Agreement, str]]:
    parties = parties_of(row.pk for row in rows if not row.title)
    names = {key: "; ".join(party.name for party in some) for key, some in parties.items()}
    return [(row, row.title or names.get(row.pk, "") or row.number) for row in rows]
