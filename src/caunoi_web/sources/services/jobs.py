"""The queue of documents to read; how work is held and given back is ``tasks/leases.py``."""

from collections.abc import Collection
from datetime import datetime, timedelta
from uuid import UUID

from django.db import transaction

from caunoi_web.sources.models import Document, DocumentState, Job
from caunoi_web.tasks import leases
from caunoi_web.tasks.leases import LEASE
from caunoi_web.tasks.models.leased import OPEN


@transaction.atomic
def enqueue_reading(document: Document) -> Job:
    """Queue the reading of a document; one that is already queued or running is given back."""
    job, is_new = Job.objects.get_or_create(kind="read", document=document, state__in=OPEN)
    if is_new:
        document.state, document.failure_code, document.failure_reason = DocumentState.WAITING, "", ""
        document.save(update_fields=["state", "failure_code", "failure_reason"])
    return job


def take_job(
    *, worker: str, now: datetime, documents: Collection[UUID] | None = None, lease: timedelta = LEASE
) -> Job | None:
    """Take the oldest job that waits or whose lease is over; None when there is none.

    ``worker`` names the taker. ``documents`` limits the choice. A job whose worker died three times
    is given up instead.
    """
    jobs = Job.objects.filter(kind="read")
    chosen = jobs if documents is None else jobs.filter(document__in=documents)
    return leases.take(
        chosen, worker=worker, now=now, lease=lease, on_taken=_mark_reading, on_given_up=_mark_given_up
    )


renew_lease = leases.renew
report_progress = leases.report
finish_job = leases.finish


@transaction.atomic
def fail_job(job: Job, *, code: str, reason: str, now: datetime) -> None:
    """End the work without a result and tell why on the document. Raises ``LeaseLost``."""
    leases.fail(job, reason=reason, now=now)
    _mark_failed(job.document_id, code, reason)


def release_job(job: Job) -> None:
    """Give a job back unfinished, for a worker that is told to stop; the attempt does not count."""
    leases.release(job)
    Document.objects.filter(pk=job.document_id, state=DocumentState.READING).update(
        state=DocumentState.WAITING
    )


def _mark_reading(job: Job) -> None:
    Document.objects.filter(pk=job.document_id).update(state=DocumentState.READING)


def _mark_given_up(job: Job) -> None:
    reason = f"The worker stopped {job.attempts} times while reading this document."
    _mark_failed(job.document_id, "worker-died", reason)


def _mark_failed(document: UUID, code: str, reason: str) -> None:
    Document.objects.filter(pk=document).update(
        state=DocumentState.FAILED, failure_code=code[:30], failure_reason=reason
    )
