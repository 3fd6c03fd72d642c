"""What the history says of an import itself: made, taken in, undone, given up."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from caunoi_web.accounts.models import User
from caunoi_web.imports.models import ImportBatch
from caunoi_web.sources.services import record_change

KIND = "import"


def record_import(
    batch: ImportBatch, verb: str, *, actor: User, after: Mapping[str, Any], act: UUID | None = None
) -> None:
    """One entry about the import; numbers of rows that are none are left out."""
    record_change(
        actor=actor,
        action=f"{KIND}.{verb}",
        target_kind=KIND,
        target_id=batch.pk,
        label=str(batch),
        before={},
        after={name: value for name, value in after.items() if value},
        document=batch.document,
        act=act,
    )
