"""Who may do a step: the one it falls to, or whoever stands in for them on the day."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from caunoi_web.accounts.models import User
from caunoi_web.accounts.policies import Action, may, may_for_unit
from caunoi_web.signing.models import Case, Opinion, RouteStep, StandIn, Who


@dataclass(frozen=True, slots=True)
class Acting:
    """Who acts, and the person they stand in for (None: in their own name)."""

    actor: User
    acted_for: User | None = None


def stood_in_for(user: User, day: date) -> list[User]:
    """The people ``user`` stands in for on ``day``; one query."""
    found = StandIn.objects.on(day).filter(deputy=user).select_related("person").order_by("person__username")
    return list(dict.fromkeys(row.person for row in found))


def acting(user: User, day: date, may_do: Callable[[User], bool]) -> Acting | None:
    """In whose name ``user`` may do it; None when in nobody's."""
    if may_do(user):
        return Acting(user)
    return next((Acting(user, person) for person in stood_in_for(user, day) if may_do(person)), None)


def may_do_step(person: User, step: RouteStep, case: Case) -> bool:
    """True when the step falls to this person, by role, unit or name."""
    if step.who == Who.PERSON:
        return _is_named(person, step)
    if step.who == Who.UNIT:
        return may(person, Action.SIGNING_WORK) or _leads(person, step.unit_id)
    if step.who == Who.HOST_UNIT:
        return may_for_unit(person, Action.SIGNING_PROPOSE, case.unit_id)
    return may(person, _ACTIONS[Who(step.who)])


def may_answer(person: User, opinion: Opinion) -> bool:
    """True for the head of the unit that is asked, and for an officer who enters a letter's answer."""
    return may(person, Action.SIGNING_WORK) or _leads(person, opinion.unit_id)


_ACTIONS = {
    Who.OFFICER: Action.SIGNING_WORK,
    Who.HEAD: Action.SIGNING_APPRAISE,
    Who.RECTOR: Action.SIGNING_DECIDE,
}


def _is_named(person: User, step: RouteStep) -> bool:
    """The named person; the head of office where that person has left."""
    named = step.person
    if named is None or not named.is_active:
        return may(person, Action.SIGNING_APPRAISE)
    return person.pk == named.pk and may(person, Action.SIGNING_READ)


def _leads(person: User, unit_id: object) -> bool:
    return unit_id is not None and person.unit_id == unit_id and may(person, Action.SIGNING_PROPOSE)
