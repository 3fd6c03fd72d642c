"""Seals the history day by day, and says where it is not what was sealed.

A chain from entry to entry would make every writer wait for the one before; a seal a day costs writers
nothing. Days are those of UTC, so that another time zone in the settings moves no entry.
"""

import hashlib
import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import Any
from uuid import UUID

from django.db import transaction
from django.db.models import QuerySet

from caunoi_web.sources.models import AuditEntry, AuditSeal

# Entries of a day may still be on their way for a moment after midnight, in a long transaction.
MARGIN = timedelta(hours=1)
REDACTED = "history.redacted"
_FIELDS = (
    "id",
    "at",
    "actor_id",
    "action",
    "target_kind",
    "target_id",
    "target_label",
    "before",
    "after",
    "reason",
    "document_id",
    "act",
    "through",
)
_AT_ONCE = 2000


@dataclass(frozen=True, slots=True)
class BrokenSeal:
    """A day whose entries are not those that were sealed; ``why``: entries, content, chain or entry."""

    day: date
    why: str
    detail: str = ""


def digest_of(entry: AuditEntry) -> str:
    """The SHA-256 of everything an entry says."""
    values = {field: _plain(getattr(entry, field)) for field in _FIELDS}
    text = json.dumps(values, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


@transaction.atomic
def seal_days(*, now: datetime) -> int:
    """Seal every day that is over and not sealed yet; returns how many. Days without entries have none."""
    # the newest seal held, so that two at once do not both go on from it
    last = AuditSeal.objects.select_for_update().order_by("-day").first()
    until = (now - MARGIN).astimezone(UTC).date()
    first = last.day + timedelta(days=1) if last else _first_day()
    redacted, number, previous = _redactions(), 0, last.digest if last else ""
    for day in _days_with_entries(first, until):
        count, digest, _changed = _read_day(day, previous, redacted)
        AuditSeal.objects.create(day=day, entries=count, previous=previous, digest=digest, sealed_at=now)
        previous, number = digest, number + 1
    return number


def broken_seals() -> list[BrokenSeal]:
    """Where the history is not what was sealed; empty when all is well."""
    redacted, previous, broken = _redactions(), "", []
    for seal in AuditSeal.objects.order_by("day").iterator():
        if seal.previous != previous:
            broken.append(BrokenSeal(seal.day, "chain"))
        count, digest, changed = _read_day(seal.day, seal.previous, redacted)
        broken += [BrokenSeal(seal.day, "entry", str(entry)) for entry in changed]
        if count != seal.entries:
            broken.append(BrokenSeal(seal.day, "entries", f"{seal.entries} → {count}"))
        elif digest != seal.digest:
            broken.append(BrokenSeal(seal.day, "content"))
        previous = seal.digest
    return broken


def _read_day(day: date, previous: str, redacted: dict[UUID, tuple[str, str]]) -> tuple[int, str, list[UUID]]:
    """How many entries a day has, their digest, and entries changed after they were redacted."""
    whole, count, changed = hashlib.sha256(previous.encode()), 0, []
    for entry in _entries_of(day).iterator(chunk_size=_AT_ONCE):
        digest = digest_of(entry)
        if entry.pk in redacted:
            sealed_as, is_now = redacted[entry.pk]
            if digest != is_now:
                changed.append(entry.pk)
            digest = sealed_as
        whole.update(digest.encode())
        count += 1
    return count, whole.hexdigest(), changed


def _redactions() -> dict[UUID, tuple[str, str]]:
    """By entry: its digest before the first time personal data was taken out of it, and after the last."""
    found: dict[UUID, tuple[str, str]] = {}
    notes = AuditEntry.objects.filter(action=REDACTED).order_by("id").values_list("target_id", "after")
    for entry, told in notes.iterator():
        first = found[entry][0] if entry in found else told["was"]
        found[entry] = (first, told["now"])
    return found


def _entries_of(day: date) -> QuerySet[AuditEntry]:
    begin = datetime.combine(day, time.min, tzinfo=UTC)
    return AuditEntry.objects.filter(at__gte=begin, at__lt=begin + timedelta(days=1)).order_by("id")


def _days_with_entries(first: date | None, until: date) -> Iterator[date]:
    """The days from ``first`` to before ``until`` on which something happened."""
    day = first
    while day is not None and day < until:
        if _entries_of(day).exists():
            yield day
        day += timedelta(days=1)


def _first_day() -> date | None:
    oldest = AuditEntry.objects.order_by("at").values_list("at", flat=True).first()
    return oldest.astimezone(UTC).date() if oldest else None


def _plain(value: Any) -> Any:
    if isinstance(value, datetime):
        return value.astimezone(UTC).isoformat(timespec="microseconds")
    return str(value) if isinstance(value, UUID) else value
