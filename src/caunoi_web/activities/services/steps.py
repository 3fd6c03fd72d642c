"""The life of an activity: planned, approved, running, done, reported; or cancelled (domain 6.3)."""

from uuid import UUID

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from caunoi_web.accounts.models import User
from caunoi_web.accounts.policies import Action, require, require_for_unit
from caunoi_web.activities.errors import WrongStep
from caunoi_web.activities.models import Activity, State
from caunoi_web.activities.services.deeds import label_of
from caunoi_web.register.errors import InvalidValue
from caunoi_web.register.services.records import locked, refuse_stale, save_changed, write_history

ORDER = (State.PLANNED, State.APPROVED, State.RUNNING, State.DONE, State.REPORTED)


def next_states(activity: Activity) -> tuple[State, ...]:
    """Where an activity can go from here: any later step, or cancelled while it is not done."""
    if activity.state == State.CANCELLED:
        return (State.PLANNED,)
    later = ORDER[ORDER.index(State(activity.state)) + 1 :]
    return (*later, State.CANCELLED) if State.DONE in later else later


@transaction.atomic
def move_activity(
    *, actor: User, activity: Activity, to: str, version: int, reason: str = "", act: UUID | None = None
) -> Activity:
    """Take an activity a step further, one step back, or cancel it.

    Steps may be left out on the way on (an office that approves nothing records what is done). A step
    back and a cancellation need a reason; an approval needs the right to approve.
    Raises ``WrongStep``, ``InvalidValue``, ``StaleRecord``, ``NotAllowed``.
    """
    activity = locked(activity)
    require_for_unit(actor, Action.ACTIVITY_WRITE, activity.unit_id)
    refuse_stale(activity, version, {"state": to})
    if to == State.APPROVED:
        require(actor, Action.ACTIVITY_APPROVE)
    before = activity.state
    _check_step(activity, to, reason)
    activity.state = to
    save_changed(activity, actor=actor)
    write_history(
        activity,
        "moved",
        actor=actor,
        label=label_of(activity),
        before={"state": before},
        after={"state": to},
        reason=reason,
        act=act,
    )
    return activity


@transaction.atomic
def archive_activity(*, actor: User, activity: Activity, reason: str, act: UUID | None = None) -> Activity:
    """Put aside what was recorded wrongly: it counts no more and keeps its page and history."""
    activity = locked(activity)
    require_for_unit(actor, Action.ACTIVITY_WRITE, activity.unit_id)
    if not reason.strip():
        raise InvalidValue("reason", _("Say why: the history keeps it."))
    if activity.archived_at is not None:
        return activity
    activity.archived_at = timezone.now()
    save_changed(activity, actor=actor)
    write_history(
        activity,
        "archived",
        actor=actor,
        label=label_of(activity),
        before={"archived_at": None},
        after={"archived_at": activity.archived_at},
        reason=reason,
        act=act,
    )
    return activity


def _check_step(activity: Activity, to: str, reason: str) -> None:
    is_back = to in ORDER and activity.state in ORDER and ORDER.index(State(to)) == _place(activity) - 1
    if to not in next_states(activity) and not is_back:
        raise WrongStep(_("It is “%(state)s” already.") % {"state": activity.get_state_display()})
    needs_reason = is_back or State.CANCELLED in (to, activity.state)
    if needs_reason and not reason.strip():
        raise InvalidValue("reason", _("Say why: the history keeps it."))


def _place(activity: Activity) -> int:
    return ORDER.index(State(activity.state))
