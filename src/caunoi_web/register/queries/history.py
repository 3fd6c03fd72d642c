"""What happened to a record, and the words it was read from."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from caunoi_web.register.wording import act_label, field_label, value_words
from caunoi_web.sources.models import AuditEntry, Document, Evidence

SHOWN = 50


@dataclass(frozen=True, slots=True)
class Change:
    """One field of an act, in words."""

    label: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Act:
    """One entry of the history, in words."""

    at: datetime
    who: str
    title: str
    changes: tuple[Change, ...]
    reason: str
    document_id: UUID | None
    document_name: str


def history_of(kind: str, record_id: UUID, limit: int = SHOWN) -> list[Act]:
    """What was done to a record, the newest first; one query."""
    entries = (
        AuditEntry.objects.filter(target_kind=kind, target_id=record_id)
        .select_related("actor", "document")
        .only(
            "at",
            "action",
            "before",
            "after",
            "reason",
            "through",
            "target_kind",
            "actor__full_name",
            "actor__username",
            "document__name",
        )
    )
    return [act_of(entry) for entry in entries[:limit]]


def act_of(entry: AuditEntry) -> Act:
    """An audit entry in words."""
    return Act(
        at=entry.at,
        who=entry.who,
        title=act_label(entry.action),
        changes=tuple(_changes(entry)),
        reason=entry.reason,
        document_id=entry.document_id,
        document_name=entry.document.name if entry.document else "",
    )


def _changes(entry: AuditEntry) -> list[Change]:
    kind = entry.target_kind
    fields = list(dict.fromkeys([*entry.after, *entry.before]))
    return [
        Change(
            field_label(kind, field),
            value_words(kind, field, entry.before.get(field)),
            value_words(kind, field, entry.after.get(field)),
        )
        for field in fields
    ]


def words_of(kind: str, record_id: UUID) -> dict[str, list[Evidence]]:
    """The words each field was read from, by field; one query. Withdrawn ones are left out."""
    found: dict[str, list[Evidence]] = defaultdict(list)
    pieces = (
        Evidence.objects.filter(target_kind=kind, target_id=record_id, withdrawn_at__isnull=True)
        .select_related("document")
        .only("field", "words", "start", "end", "page", "document__name")
        .order_by("document__received_at", "start")
    )
    for piece in pieces:
        found[piece.field].append(piece)
    return found


def by_document(
    words: Mapping[str, list[Evidence]], besides: Iterable[str] = ()
) -> list[tuple[Document, list[Evidence]]]:
    """Every place a record was read from, once each, by document; ``besides`` leaves fields out."""
    left_out = set(besides)
    found: dict[Document, dict[tuple[int, int], Evidence]] = {}
    for field, pieces in words.items():
        for piece in pieces if field not in left_out else ():
            found.setdefault(piece.document, {}).setdefault((piece.start, piece.end), piece)
    return [(document, [places[at] for at in sorted(places)]) for document, places in found.items()]
