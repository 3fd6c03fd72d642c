"""Sessions ended: one's own, or somebody's by an administrator."""

from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from caunoi_web.accounts.models import SignedIn, User
from caunoi_web.accounts.policies import Action, require
from caunoi_web.accounts.services.sessions import end, end_all
from caunoi_web.people.errors import NoReason
from caunoi_web.people.services.history import record


@transaction.atomic
def end_own_session(*, actor: User, session_id: UUID, now: datetime) -> bool:
    """End one of one's own sessions; False when there is none of this id among them."""
    require(actor, Action.OWN_PASSWORD)
    rows = list(SignedIn.objects.filter(user=actor, pk=session_id))
    if end(rows, now):
        record(actor, "person.session_ended", actor)
    return bool(rows)


@transaction.atomic
def end_other_sessions(*, actor: User, session_kept: str, now: datetime) -> int:
    """End all of one's own sessions but this one; returns how many."""
    require(actor, Action.OWN_PASSWORD)
    ended = end_all(actor, now, but=session_kept)
    if ended:
        record(actor, "person.sessions_ended", actor, after={"sessions": ended})
    return ended


@transaction.atomic
def end_sessions_of(*, actor: User, person: User, reason: str, now: datetime) -> int:
    """End all sessions of somebody; returns how many. Raises ``NoReason``."""
    require(actor, Action.PEOPLE_MANAGE)
    if not reason.strip():
        raise NoReason(_("Say why: the history keeps it."))
    ended = end_all(person, now)
    record(actor, "person.sessions_ended", person, after={"sessions": ended}, reason=reason)
    return ended
