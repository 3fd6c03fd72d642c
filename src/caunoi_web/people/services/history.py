"""Every change of an account leaves an entry in the history."""

from typing import Any

from caunoi_web.accounts.models import User
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
