"""What waits for a person: steps that fall to them and opinions their unit is asked for.

Other parts (the home page's work-list, reminders) call ``duties_of``; three queries, whatever the number.
"""

from dataclasses import dataclass
from datetime import date

from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext as _

from caunoi_web.accounts.models import Role, User
from caunoi_web.accounts.policies import Action, may
from caunoi_web.signing.models import CaseState, CaseStep, Opinion, StepState, Who
from caunoi_web.signing.queries.acting import stood_in_for

STEP, OPINION = "signing-step", "signing-opinion"
MOST = 200

# Whose desk a step lies on. An administrator may do everything, so the head's desk is theirs too.
_DESKS: dict[str, tuple[str, ...]] = {
    Role.OFFICER: (Who.OFFICER,),
    Role.HEAD: (Who.HEAD,),
    Role.ADMINISTRATOR: (Who.HEAD,),
    Role.RECTOR: (Who.RECTOR,),
}


@dataclass(frozen=True, slots=True)
class Duty:
    """One thing that waits. ``due`` is None without a deadline; ``kind`` is ``STEP`` or ``OPINION``.

    ``acts_for`` is the name of the person it waits for when ``user`` stands in for them, else "".
    """

    title: str
    href: str
    due: date | None
    since: date
    is_late: bool
    kind: str
    acts_for: str = ""


def duties_of(user: User, day: date) -> list[Duty]:
    """What waits for ``user`` on ``day``, also as a stand-in; the first due first, without a due day last."""
    people = [user, *stood_in_for(user, day)]
    people = [person for person in people if may(person, Action.SIGNING_READ)]
    if not people:
        return []
    found = [*_steps(people, user, day), *_opinions(people, user, day)]
    return sorted(found, key=lambda duty: (duty.due or date.max, duty.since, duty.title))


def on_desk(people: list[User]) -> Q:
    """The current steps that lie on the desk of one of these people."""
    wanted = Q(pk__in=())
    for person in people:
        wanted |= _on_desk_of(person)
    return wanted


def _on_desk_of(person: User) -> Q:
    wanted = Q(step__who=Who.PERSON, step__person=person)
    roles = _DESKS.get(person.role, ())
    if roles:
        nobody_else = _in_hand_of_nobody_but(person)
        wanted |= Q(step__who__in=roles) & nobody_else
    if person.role in (Role.HEAD, Role.ADMINISTRATOR):
        wanted |= Q(step__who=Who.PERSON, step__person__is_active=False)
        wanted |= Q(step__who=Who.OFFICER, case__officer=person)
    if person.unit_id and person.role == Role.UNIT_LEAD:
        wanted |= Q(step__who=Who.HOST_UNIT, case__unit=person.unit_id)
        wanted |= Q(step__who=Who.UNIT, step__unit=person.unit_id)
    if may(person, Action.SIGNING_PROPOSE):
        wanted |= Q(step__who=Who.HOST_UNIT, case__created_by=person)
    return wanted


def _in_hand_of_nobody_but(person: User) -> Q:
    """A case in the hand of one officer, who is still here, is not on the desks of the others."""
    free = Q(case__officer__isnull=True) | Q(case__officer__is_active=False)
    return Q(case__officer=person) | free | ~Q(step__who=Who.OFFICER)


def _steps(people: list[User], user: User, day: date) -> list[Duty]:
    rows = (
        CaseStep.objects.filter(on_desk(people), state=StepState.CURRENT, case__state=CaseState.OPEN)
        .select_related("step", "case")
        .order_by("due_on", "began_on")[:MOST]
    )
    names = [person for person in people if person.pk != user.pk]
    return [
        Duty(
            title=_("%(step)s: %(case)s") % {"step": row.step, "case": row.case.title},
            href=reverse("signing:case", args=[row.case_id]),
            due=row.due_on,
            since=row.began_on or row.case.proposed_on,
            is_late=bool(row.due_on and row.due_on < day),
            kind=STEP,
            acts_for=_whose(row, names),
        )
        for row in rows
    ]


def _whose(row: CaseStep, stood_in: list[User]) -> str:
    """The one of ``stood_in`` for whom this step waits; "" for the person themselves."""
    for person in stood_in:
        roles = _DESKS.get(person.role, ())
        named = row.step.who == Who.PERSON and row.step.person_id == person.pk
        own_unit = row.step.who == Who.HOST_UNIT and row.case.unit_id == person.unit_id
        if named or own_unit or row.step.who in roles:
            return str(person)
    return ""


def _opinions(people: list[User], user: User, day: date) -> list[Duty]:
    units = {person.unit_id: person for person in people if person.unit_id and person.role == Role.UNIT_LEAD}
    rows = (
        Opinion.objects.filter(
            unit__in=list(units), answer="", lapsed_on__isnull=True, case_step__case__state=CaseState.OPEN
        )
        .select_related("case_step__case")
        .order_by("due_on", "asked_on")[:MOST]
    )
    return [
        Duty(
            title=_("Opinion asked: %(case)s") % {"case": row.case_step.case.title},
            href=reverse("signing:case", args=[row.case_step.case_id]) + "#opinions",
            due=row.due_on,
            since=row.asked_on,
            is_late=bool(row.due_on and row.due_on < day),
            kind=OPINION,
            acts_for="" if units[row.unit_id].pk == user.pk else str(units[row.unit_id]),
        )
        for row in rows
    ]
