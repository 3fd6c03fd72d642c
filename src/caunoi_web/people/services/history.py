"""Every change of an account leaves an entry in the history, and so does taking the history out."""

from typing import Any
from uuid import UUID

from caunoi_web.accounts.models import User
from caunoi_web.accounts.policies import Action, require
from caunoi_web.common.ids import uuid7
from caunoi_web.sources.services import record_change


def record(
    actor: User,
    action: str,
    person: User,
    before: dict[str, Any] | None = None,
    after: dict[str, Any] | None = None,
    reason: str = "",
) -> None:
    """``actor`` did ``action`` ("person.amended") to the account of ``person``."""
    record_change(
        actor=actor,
        action=action,
        target_kind="person",
        target_id=person.pk,
        label=str(person),
        before=before or {},
        after=after or {},
        reason=reason,
    )


def record_look(*, actor: User, kind: str, subject_id: UUID, verb: str) -> None:
    """Write down that everything held about somebody was ``shown`` or ``taken`` out; without the name."""
    require(actor, Action.PERSONAL_DATA)
    record_change(
        actor=actor,
        action=f"personal_data.{verb}",
        target_kind=kind,
        target_id=subject_id,
        label="",
        before={},
        after={},
    )


def record_export(*, actor: User, chosen: dict[str, str], number: int, kind: str) -> None:
    """Write down that somebody took a part of the history out; call it before the first byte is sent."""
    require(actor, Action.HISTORY_EXPORT)
    record_change(
        actor=actor,
        action="history.exported",
        target_kind="history",
        target_id=uuid7(),
        label=kind,
        before={},
        after=chosen | {"entries": number},
    )
