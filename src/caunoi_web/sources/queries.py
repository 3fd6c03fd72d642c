"""What the pages about documents show, each in a fixed number of queries."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from django.db.models import Count, OuterRef, Q, QuerySet, Subquery

from caunoi_web.accounts.models import User
from caunoi_web.common.bounded_counts import bounded_counts
from caunoi_web.common.keyset import OrderKey
from caunoi_web.sources.models import AuditEntry, Document, DocumentState, Evidence, Job, JobState

UNDER_WAY = (DocumentState.WAITING, DocumentState.READING)
PATIENCE = timedelta(minutes=1)
NEWEST = (OrderKey("received_at", datetime.fromisoformat, down=True), OrderKey("id", UUID, down=True))


def documents_in(user: User, state: str = "") -> QuerySet[Document]:
    """Documents the person may see, the newest first, with how far the reading of each is.

    Each row has ``job_progress`` (per cent or None) and ``job_message``. The text stays in the
    database: a list never needs it.
    """
    latest = Job.objects.filter(document=OuterRef("pk")).order_by("-created_at")
    found = Document.objects.visible_to(user).select_related("received_by").defer("text", "structure")
    found = found.annotate(
        job_progress=Subquery(latest.values("progress")[:1]),
        job_message=Subquery(latest.values("message")[:1]),
    )
    return found.filter(state=state) if state in DocumentState.values else found


def waiting_for_review(user: User) -> int:
    """How many documents (to a bound) are read and wait, of those the person may see; one query."""
    return bounded_counts({"waiting": Document.objects.visible_to(user).waiting_for_review()})["waiting"]


def counts_by_state(user: User) -> dict[str, int]:
    """How many documents are in each state, also those with none, in the order of a document's life.

    Counted to a bound (``common.bounded_counts``); one query.
    """
    visible = Document.objects.visible_to(user)
    return bounded_counts({state: visible.filter(state=state) for state in DocumentState.values})


@dataclass(frozen=True, slots=True)
class Queue:
    """How the background work stands."""

    queued: int
    running: int
    is_stuck: bool


def queue_at(now: datetime) -> Queue:
    """Jobs that wait and run; stuck when one waits for over a minute and no worker holds any."""
    counts = Job.objects.filter(state__in=(JobState.QUEUED, JobState.RUNNING)).aggregate(
        queued=Count("pk", filter=Q(state=JobState.QUEUED)),
        running=Count("pk", filter=Q(state=JobState.RUNNING, lease_until__gte=now)),
        left=Count("pk", filter=Q(state=JobState.RUNNING, lease_until__lt=now)),
        old=Count("pk", filter=Q(state=JobState.QUEUED, created_at__lt=now - PATIENCE)),
    )
    waiting = counts["queued"] + counts["left"]
    is_stuck = not counts["running"] and bool(counts["old"] or counts["left"])
    return Queue(queued=waiting, running=counts["running"], is_stuck=is_stuck)


def evidence_in(document: Document) -> QuerySet[Evidence]:
    """The words of this document that facts of the register stand on."""
    return document.evidence.filter(withdrawn_at__isnull=True)


def history_of(document: Document, limit: int = 100) -> QuerySet[AuditEntry]:
    """What was done to the document and because of it, the newest first."""
    about = Q(document=document) | Q(target_kind="document", target_id=document.pk)
    return AuditEntry.objects.filter(about).select_related("actor")[:limit]
