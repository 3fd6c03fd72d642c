"""The audit trail: every write says who, what, when and why."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from enum import Enum
from typing import Any
from uuid import UUID

from django.db import models
from django.utils.functional import Promise

from caunoi_web.accounts.models import User
from caunoi_web.common.ids import uuid7
from caunoi_web.sources.models import AuditEntry, Document


def record_change(
    *,
    actor: User,
    action: str,
    target_kind: str,
    target_id: UUID,
    label: str,
    before: Mapping[str, Any],
    after: Mapping[str, Any],
    reason: str = "",
    document: Document | None = None,
    act: UUID | None = None,
) -> AuditEntry:
    """Add one entry to the history; call it inside the transaction that makes the change.

    ``before`` and ``after`` hold the changed fields only; dates, ids and decimals become text.
    ``act`` is shared by all entries of one press of a button; a new one is made when not given.
    """
    change = Change(action, target_kind, target_id, label, before, after)
    entry = _entry(change, actor=actor, reason=reason, document=document, act=act or uuid7())
    entry.save()
    return entry


@dataclass(frozen=True, slots=True)
class Change:
    """One of many changes that one act makes; the words mean what they mean in ``record_change``."""

    action: str
    target_kind: str
    target_id: UUID
    label: str
    before: Mapping[str, Any]
    after: Mapping[str, Any]


Hearer = Callable[[Sequence[AuditEntry]], None]
_hearers: dict[str, Hearer] = {}


def hear_of_many(name: str, hearer: Hearer) -> None:
    """Let a higher app hear of entries that are written together; of single ones Django's signal tells.

    An app calls it in its ``AppConfig.ready``; the same name again replaces the hearer.
    """
    _hearers[name] = hearer


def record_changes(
    changes: Iterable[Change], *, actor: User, reason: str, act: UUID, document: Document | None = None
) -> None:
    """The same for many records at once, in a few statements whatever their number."""
    entries = [_entry(change, actor=actor, reason=reason, document=document, act=act) for change in changes]
    AuditEntry.objects.bulk_create(entries)
    for hearer in _hearers.values() if entries else ():
        hearer(entries)


def _entry(change: Change, *, actor: User, reason: str, document: Document | None, act: UUID) -> AuditEntry:
    return AuditEntry(
        actor=actor,
        action=change.action,
        target_kind=change.target_kind,
        target_id=change.target_id,
        target_label=change.label[:500],
        before=plain(change.before),
        after=plain(change.after),
        reason=reason.strip()[:500],
        document=document,
        act=act,
    )


def plain(value: Any) -> Any:
    """The value as JSON can hold it."""
    if isinstance(value, Mapping):
        return {str(key): plain(item) for key, item in value.items()}
    if isinstance(value, list | tuple | set | frozenset):
        return [plain(item) for item in value]
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, models.Model):
        return str(value.pk)
    if isinstance(value, date | datetime):
        return value.isoformat()
    return str(value) if isinstance(value, UUID | Decimal | Promise) else value
