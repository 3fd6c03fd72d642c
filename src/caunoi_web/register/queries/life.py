"""What the page of an agreement tells about its life: events, the notice day, the next renewal."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Q

from caunoi.domain.dates import PartialDate
from caunoi.domain.terms import EndKind, EventKind
from caunoi_web.common.jinja import format_partial
from caunoi_web.common.labels import EVENT_KINDS
from caunoi_web.register.models import Agreement, AgreementEvent
from caunoi_web.sources.models import Document, Evidence


@dataclass(frozen=True, slots=True)
class EventLine:
    """One event in words."""

    id: UUID
    kind: str
    on: PartialDate
    title: str
    reason: str
    who: str
    document_id: UUID | None
    document_name: str
    is_withdrawn: bool


def events_of(agreement: Agreement) -> list[EventLine]:
    """What happened to the agreement, the newest first, also what was withdrawn; one query."""
    rows = agreement.event_rows.select_related("made_by", "document").defer(
        "document__text", "document__structure"
    )
    return event_lines(rows.order_by("-on_day", "-id"))


def event_lines(rows: Iterable[AgreementEvent]) -> list[EventLine]:
    """Events in words."""
    return [
        EventLine(
            id=row.pk,
            kind=row.kind,
            on=PartialDate.parse(row.on),
            title=_title(row),
            reason=row.reason,
            who=str(row.made_by),
            document_id=row.document_id,
            document_name=row.document.name if row.document else "",
            is_withdrawn=row.withdrawn_at is not None,
        )
        for row in rows
    ]


def documents_of(agreement: Agreement) -> list[Document]:
    """The documents an agreement was read from or that are attached to it; one query."""
    read = Evidence.objects.filter(
        target_kind=Agreement.target_kind, target_id=agreement.pk, withdrawn_at__isnull=True
    ).values("document")
    attached = agreement.file_rows.filter(withdrawn_at__isnull=True).values("document")
    found = Document.objects.filter(Q(pk__in=read) | Q(pk__in=attached))
    return list(found.defer("text", "structure").order_by("-received_at", "id"))


def name_of(agreement: Agreement) -> str:
    """What pages call an agreement: its title, else its partners, else its number."""
    if agreement.title:
        return agreement.title
    names = agreement.party_rows.values_list("organisation__name", flat=True)
    return "; ".join(names) or agreement.number


def is_renewal_due(agreement: Agreement, day: date, events: Iterable[AgreementEvent | EventLine]) -> bool:
    """Its end is past, it renews itself, and neither a notice nor the renewal is recorded."""
    if agreement.end_kind != EndKind.AUTO_RENEWED or not agreement.ends_on or agreement.ends_on >= day:
        return False
    over = {EventKind.TERMINATED, EventKind.SUPERSEDED, EventKind.COMPLETED, EventKind.NOTICE}
    return not any(event.kind in over for event in events if not getattr(event, "is_withdrawn", False))


def _title(row: AgreementEvent) -> str:
    label = str(EVENT_KINDS[EventKind(row.kind)])
    return f"{label} → {format_partial(PartialDate.parse(row.until))}" if row.until else label
