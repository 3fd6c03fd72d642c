"""What a person has to do, by role: the same list on the home page and on its own page."""

from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Q
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from caunoi_web.accounts.models import Role, User
from caunoi_web.accounts.policies import Action, may
from caunoi_web.activities.queries import duties as done_and_promised
from caunoi_web.attention.models import Quiet
from caunoi_web.register.queries.deadlines import (
    Deadline,
    DeadlineKind,
    deadlines_within,
    next_deadlines,
    number_with_deadline,
    renewals_due,
)
from caunoi_web.register.queries.remembered import remembered
from caunoi_web.signing.queries import duties as steps

AHEAD_DAYS = 30
DEADLINES_SHOWN = 100
RENEWALS_SHOWN = 50
_OFFICE = frozenset({Role.OFFICER, Role.HEAD, Role.ADMINISTRATOR})


@dataclass(frozen=True, slots=True)
class Task:
    """One thing to do: ``what`` is expected, of which record (``label``), until when (None: no day).

    ``detail`` says more where the label does not say it all.
    """

    what: str
    label: str
    href: str
    due: date | None
    is_late: bool
    days_left: int | None
    detail: str = ""


@dataclass(frozen=True, slots=True)
class Deadlines:
    """How many agreements have a deadline ahead; at most ``shown`` deadlines stand in the list of tasks."""

    number: int
    shown: int
    href: str

    @property
    def further(self) -> bool:
        """Some stand in no list of tasks."""
        return self.number > self.shown


def worklist(user: User, day: date) -> list[Task]:
    """The tasks of ``user`` on ``day``, the late ones first, then by their day; a fixed number of queries.

    The office sees every agreement; the head of a unit those of the own unit. What stands on the quiet
    list is left out. Of the deadlines the nearest ``DEADLINES_SHOWN``.
    """
    tasks = [_from_deadline(each) for each in _nearest(user, day)]
    tasks += _steps_to_signing(user, day)
    tasks += _done_and_promised(user, day)
    if may(user, Action.REGISTER_WRITE):
        tasks += _renewals(user, day)
    return sorted(tasks, key=lambda task: (not task.is_late, task.due or date.max, task.label))


def deadlines_ahead(user: User, day: date) -> Deadlines:
    """How many deadlines there are beside those in the list; remembered until a write."""
    unit = user.unit_id if user.role == Role.UNIT_LEAD else None
    quiet = quiet_targets(user)

    def count() -> int:
        concerned = _concerned(user, quiet)
        return 0 if concerned is None else number_with_deadline(user, day, AHEAD_DAYS, concerned)

    number = remembered("deadlines", _question(user, day, quiet), count)
    address = f"{reverse('register:agreements')}?within={AHEAD_DAYS}"
    return Deadlines(number, DEADLINES_SHOWN, f"{address}&unit={unit}" if unit else address)


def _nearest(user: User, day: date) -> list[Deadline]:
    """The next deadlines of what concerns ``user``, remembered until a write."""
    quiet = quiet_targets(user)
    concerned = _concerned(user, quiet)
    if concerned is None:
        return []

    def find() -> list[Deadline]:
        return next_deadlines(user, day, AHEAD_DAYS, DEADLINES_SHOWN, concerned)

    return remembered("next deadlines", _question(user, day, quiet), find)


def _question(user: User, day: date, quiet: frozenset[object]) -> object:
    """All that the deadlines of ``user`` depend on."""
    unit = user.unit_id if user.role == Role.UNIT_LEAD else None
    return user.role in _OFFICE, unit, day, sorted(map(str, quiet))


def _concerned(user: User, quiet: frozenset[object]) -> Q | None:
    """The agreements whose deadlines concern ``user`` by role and unit; None for nobody's."""
    loud = ~Q(pk__in=quiet) if quiet else Q()
    if user.role == Role.UNIT_LEAD:
        return loud & Q(host_unit=user.unit_id) if user.unit_id else None
    return loud if user.role in _OFFICE else None


def own_deadlines(user: User, day: date, days: int) -> list[Deadline]:
    """The deadlines that concern ``user`` by role and unit; two queries."""
    if user.role not in _OFFICE and user.role != Role.UNIT_LEAD:
        return []
    found = deadlines_within(user, day, days)
    if user.role == Role.UNIT_LEAD:
        return [each for each in found if each.host_unit is not None and each.host_unit == user.unit_id]
    return found


def quiet_targets(user: User) -> frozenset[object]:
    """The ids of the records on the quiet list of ``user``; one query."""
    return frozenset(Quiet.objects.filter(person=user).values_list("target_id", flat=True))


def deadline_words(kind: str) -> str:
    """What is expected by a deadline."""
    if kind == DeadlineKind.NOTICE:
        return _("Decide whether it shall renew itself")
    return _("Decide: renew, amend or let it end")


def _from_deadline(deadline: Deadline) -> Task:
    return Task(
        what=deadline_words(deadline.kind),
        label=deadline.name,
        href=reverse("register:agreement", args=[deadline.agreement]),
        due=deadline.on,
        is_late=False,
        days_left=deadline.days_left,
    )


def _steps_to_signing(user: User, day: date) -> list[Task]:
    """What waits for the person on the way to a signature, also as a stand-in."""
    return [
        Task(
            what=_("Give the opinion") if duty.kind == steps.OPINION else _("Do the step"),
            label=f"{duty.title} ({duty.acts_for})" if duty.acts_for else duty.title,
            href=duty.href,
            due=duty.due,
            is_late=duty.is_late,
            days_left=(duty.due - day).days if duty.due else None,
        )
        for duty in steps.duties_of(user, day)
    ]


def _done_and_promised(user: User, day: date) -> list[Task]:
    """Promises that fall due, activities nobody closed, agreements without a first activity.

    What sleeps has a list of its own, one step from home: it would bury the rest.
    """
    words = {
        done_and_promised.PROMISE_DUE: _("Keep the promise"),
        done_and_promised.ACTIVITY_OVERDUE: _("Close the activity"),
        done_and_promised.FIRST_ACTIVITY: _("Record the first activity"),
    }
    return [
        Task(
            what=words[duty.kind],
            label=duty.title,
            detail=duty.detail,
            href=duty.href,
            due=duty.due,
            is_late=duty.is_late,
            days_left=(duty.due - day).days if duty.due else None,
        )
        for duty in done_and_promised.duties_of(user, day, with_sleeping=False)
        if duty.kind in words
    ]


def _renewals(user: User, day: date) -> list[Task]:
    """What renewed itself and nobody has recorded yet, remembered until a write."""
    question = (may(user, Action.REGISTER_READ), day, get_language())
    return remembered("renewals", question, lambda: _renewals_found(user, day))


def _renewals_found(user: User, day: date) -> list[Task]:
    rows = renewals_due(user, day).prefetch_related("party_rows__organisation")[:RENEWALS_SHOWN]
    return [
        Task(
            what=_("Record the renewal"),
            label=row.title or "; ".join(str(party.organisation) for party in row.party_rows.all()),
            href=reverse("register:agreement", args=[row.pk]),
            due=row.ends_on + timedelta(days=1) if row.ends_on else None,
            is_late=True,
            days_left=(row.ends_on - day).days if row.ends_on else None,
        )
        for row in rows
    ]
