"""Finishing a step, sending a case back, ending it."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from caunoi_web.accounts.models import User
from caunoi_web.accounts.policies import Action, may, may_for_unit
from caunoi_web.common.errors import NotAllowed, StaleVersion
from caunoi_web.register.errors import InvalidValue
from caunoi_web.register.services.records import locked, set_fields
from caunoi_web.signing.errors import AlreadySigned, NotNow
from caunoi_web.signing.models import Case, CaseState, CaseStep, EventKind, Stage, StepState
from caunoi_web.signing.queries.acting import Acting, acting, may_do_step
from caunoi_web.signing.services.flow import (
    begin,
    current_of,
    let_lapse,
    move_on,
    put_back,
    steps_of,
    take_up,
)
from caunoi_web.signing.services.journal import save_case, tell

# What a person may settle about the case while finishing a step of this stage.
SETTLED_AT: dict[str, tuple[str, ...]] = {
    Stage.CHECK: ("partner",),
    Stage.APPRAISAL: ("binding", "needs_higher"),
}


@transaction.atomic
def finish_step(
    *,
    actor: User,
    case: Case,
    version: int,
    day: date,
    note: str = "",
    facts: Mapping[str, Any] | None = None,
) -> Case:
    """Finish the current step of a case that the person saw as ``version``; the next one begins.

    ``facts`` are those the stage settles (``SETTLED_AT``). A step of opinions with answers still open
    needs a note that says why it goes on. Signing and filing have services of their own.
    Raises ``StaleVersion``, ``NotNow``, ``NotAllowed``, ``InvalidValue``.
    """
    case, steps, current, who = opened(actor, case, version, day)
    if current.step.stage in (Stage.SIGNING, Stage.FILING):
        raise NotNow(_("This step needs its own form: open the case and fill it in there."))
    if current.step.stage == Stage.OPINIONS:
        _check_opinions(current, note)
        let_lapse(case, day)
    settling = settled(current, facts or {})
    set_fields(case, settling)
    complete(case, steps, current, who, day=day, note=note, after=_told(settling))
    return case


def opened(actor: User, case: Case, version: int, day: date) -> tuple[Case, list[CaseStep], CaseStep, Acting]:
    """The case locked, its steps, the current one and in whose name the person acts.

    Raises ``StaleVersion``, ``NotNow``, ``NotAllowed``.
    """
    case = locked(case)
    steps = steps_of(case)
    current = current_of(steps)
    who = acting(actor, day, lambda person: bool(current) and may_do_step(person, current.step, case))
    if who is None and not _works_here(actor):
        raise NotAllowed(_("Your role does not allow this."))
    if current is None or not case.is_open:
        raise NotNow(_("The case is closed; nothing more is to be done in it."))
    if who is None:
        raise NotAllowed(
            _("This step is for: %(who)s. Ask them, or let them name a stand-in.")
            % {"who": current.step.get_who_display()}
        )
    if case.version != version:
        raise StaleVersion(
            _("Somebody else worked on this case meanwhile. Look at where it is now, then go on.")
        )
    if current.began_on and day < current.began_on:
        raise InvalidValue("", _("The day lies before this step began."))
    return case, steps, current, who


def complete(
    case: Case,
    steps: list[CaseStep],
    current: CaseStep,
    who: Acting,
    *,
    day: date,
    note: str = "",
    kind: EventKind = EventKind.DONE,
    after: Mapping[str, Any] | None = None,
) -> None:
    """Write that the step is done and let the case move on."""
    take_up(case, who.actor)
    tell(case, kind, who, day=day, step=current.step, text=note.strip(), after=after)
    move_on(case, steps, current, who, day=day)
    save_case(case, who)


@transaction.atomic
def return_case(
    *, actor: User, case: Case, version: int, day: date, reason: str, to_start: bool = False
) -> Case:
    """Send a case one step back, or to its start, with a reason.

    Raises ``AlreadySigned`` when that would take back a signature, ``InvalidValue`` without a reason.
    """
    case, steps, current, who = opened(actor, case, version, day)
    if not reason.strip():
        raise InvalidValue("reason", _("Say why it goes back: whoever gets it must know what to mend."))
    before = [row for row in steps if row.position < current.position and row.state == StepState.DONE]
    if not before:
        raise NotNow(_("This is the first step; a case cannot go back further. Withdraw it instead."))
    target = before[0] if to_start else before[-1]
    if case.signed_on and target.position <= _signing_position(steps):
        raise AlreadySigned(_("What is signed cannot be un-signed; correct the agreement in the register."))
    tell(case, EventKind.RETURNED, who, day=day, step=current.step, to_step=target.step, text=reason.strip())
    put_back(case, steps, target, day=day)
    begin(case, target, who, day=day)
    save_case(case, who)
    return case


@transaction.atomic
def close_case(*, actor: User, case: Case, version: int, day: date, reason: str, rejected: bool) -> Case:
    """End a case that was not signed: withdrawn by those who proposed it or the office, or rejected.

    Rejecting takes the right to appraise or to decide.
    """
    case = locked(case)
    who = acting(actor, day, lambda person: may_reject(person) if rejected else may_withdraw(person, case))
    if who is None:
        raise NotAllowed(_("Your role does not allow this."))
    if not case.is_open:
        raise NotNow(_("The case is closed; nothing more is to be done in it."))
    if case.version != version:
        raise StaleVersion(
            _("Somebody else worked on this case meanwhile. Look at where it is now, then go on.")
        )
    if case.signed_on:
        raise AlreadySigned(_("What is signed cannot be un-signed; correct the agreement in the register."))
    if not reason.strip():
        raise InvalidValue("reason", _("Say why: the unit and the partner will ask."))
    current = current_of(steps_of(case))
    if current:
        current.state = StepState.AHEAD
        current.save()
    let_lapse(case, day)
    case.state = CaseState.REJECTED if rejected else CaseState.WITHDRAWN
    case.closed_on = day
    kind = EventKind.REJECTED if rejected else EventKind.WITHDRAWN
    tell(case, kind, who, day=day, step=current.step if current else None, text=reason.strip())
    save_case(case, who)
    return case


def may_withdraw(person: User, case: Case) -> bool:
    """The proposing unit's head and officers."""
    return may_for_unit(person, Action.SIGNING_PROPOSE, case.unit_id)


def may_reject(person: User) -> bool:
    """Those who appraise or decide."""
    return may(person, Action.SIGNING_APPRAISE) or may(person, Action.SIGNING_DECIDE)


def settled(current: CaseStep, facts: Mapping[str, Any]) -> dict[str, Any]:
    """Of ``facts`` those that a step of this stage settles."""
    found = {field: facts[field] for field in SETTLED_AT.get(current.step.stage, ()) if field in facts}
    if found.get("partner"):
        return found | {"partner_name": found["partner"].name}
    return {field: value for field, value in found.items() if field != "partner"}


def _told(facts: Mapping[str, Any]) -> dict[str, Any]:
    """Facts as the history keeps them."""
    return {field: str(value) if field == "partner" else value for field, value in facts.items()}


def _works_here(actor: User) -> bool:
    """Whether a refusal may tell more than that the role is not right."""
    return may(actor, Action.SIGNING_READ)


def _check_opinions(current: CaseStep, note: str) -> None:
    waiting = [one for one in current.opinions.all() if one.is_open]
    if waiting and not note.strip():
        names = "; ".join(str(one) for one in waiting)
        raise InvalidValue(
            "note",
            _("No answer yet from: %(names)s. Enter the answers, or write why the case goes on without.")
            % {"names": names},
        )


def _signing_position(steps: list[CaseStep]) -> int:
    return max((row.position for row in steps if row.step.stage == Stage.SIGNING), default=0)
