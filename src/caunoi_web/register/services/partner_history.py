"""Entries in a partner's history for what hangs on it: its tier, its people, its notes, its past."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from caunoi_web.accounts.models import User
from caunoi_web.register.models import Organisation
from caunoi_web.sources.services import record_change


def write_partner_history(
    organisation: Organisation,
    verb: str,
    *,
    actor: User,
    before: Mapping[str, Any],
    after: Mapping[str, Any],
    reason: str = "",
    act: UUID | None = None,
) -> None:
    """One audit entry under the partner: ``verb`` in the past, such as ``tier-set``."""
    record_change(
        actor=actor,
        action=f"{Organisation.target_kind}.{verb}",
        target_kind=Organisation.target_kind,
        target_id=organisation.pk,
        label=organisation.name,
        before=before,
        after=after,
        reason=reason,
        act=act,
    )
