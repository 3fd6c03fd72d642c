"""What others changed since a person last looked, record by record, each with the reason."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from django.db.models import QuerySet

from caunoi_web.accounts.models import User
from caunoi_web.desk.models import Look
from caunoi_web.sources.models import AuditEntry

FIRST_LOOK = timedelta(days=7)  # for somebody who has never said "seen"
MOST_ENTRIES = 500
KINDS = ("organisation", "agreement")


@dataclass(frozen=True, slots=True)
class ChangedRecord:
    """A record with what was done to it, the newest first."""

    kind: str
    id: UUID
    label: str
    entries: tuple[AuditEntry, ...]

    @property
    def last_at(self) -> datetime:
        return self.entries[0].at


def seen_until(user: User, now: datetime) -> datetime:
    """Up to when ``user`` has seen the changes; a week ago for who never said so. One query."""
    kept = Look.objects.filter(owner=user).values_list("seen_until", flat=True).first()
    return kept or now - FIRST_LOOK


def entries_since(user: User, moment: datetime) -> QuerySet[AuditEntry]:
    """What others did to partners and agreements after ``moment``."""
    return AuditEntry.objects.filter(at__gt=moment, target_kind__in=KINDS).exclude(actor=user)


def changed_since(user: User, moment: datetime) -> list[ChangedRecord]:
    """The records that others changed after ``moment``, the newest change first; one query."""
    entries = entries_since(user, moment).select_related("actor", "document")[:MOST_ENTRIES]
    found: dict[tuple[str, UUID], list[AuditEntry]] = {}
    for entry in entries:
        found.setdefault((entry.target_kind, entry.target_id), []).append(entry)
    return [ChangedRecord(kind, key, _label(acts), tuple(acts)) for (kind, key), acts in found.items()]


def number_changed(user: User, moment: datetime) -> int:
    """How many records others changed after ``moment``, as far as one page shows; one query."""
    keys = entries_since(user, moment).order_by("-at", "-id").values_list("target_kind", "target_id")
    return len(set(keys[:MOST_ENTRIES]))


def _label(acts: Iterable[AuditEntry]) -> str:
    return next((act.target_label for act in acts if act.target_label), "")
