"""The queue: jobs are taken under a lease that a working worker keeps renewing.

A worker that dies stops renewing, and the next one takes the job up again; every write of a
worker asks whether the job is still its own (docs/decisions/0005-jobs.md).
"""

from collections.abc import Collection
from datetime import datetime, timedelta
from uuid import UUID

from django.db import connection, transaction
from django.db.models import F, Q, QuerySet

from caunoi_web.sources.errors import LeaseLost
from caunoi_web.sources.models import Document, DocumentState, Job, JobState

LEASE = timedelta(seconds=60)
MOST_ATTEMPTS = 3
OPEN = (JobState.QUEUED, JobState.RUNNING)


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

    ``worker`` names the taker. ``documents`` limits the choice. No two workers get the same job:
    the update repeats what was seen. A job whose worker died three times is given up instead.
    """
    while _due(now, documents).exists():
        with transaction.atomic():
            job = _lockable(_due(now, documents)).first()
            if job is None:
                return None
            if job.attempts >= MOST_ATTEMPTS:
                _give_up(job, now)
            elif _claim(job, worker, now, now + lease):
                return job
    return None


def renew_lease(job: Job, *, now: datetime, lease: timedelta = LEASE) -> bool:
    """Keep the job for another while; False when it was lost to another worker."""
    return _own(job).update(lease_until=now + lease) == 1


def report_progress(job: Job, percent: int, message: str = "") -> None:
    """Say how far the work is (0-100). Raises ``LeaseLost`` when the job is no longer ours."""
    if not _own(job).update(progress=percent, message=message[:500]):
        raise LeaseLost(str(job.pk))


def finish_job(job: Job, *, now: datetime) -> None:
    """Mark the work as done, inside the transaction that stores its result.

    Raises ``LeaseLost`` when another worker has taken the job up, so that only one result is kept.
    """
    if not _own(job).update(state=JobState.DONE, progress=100, message="", finished_at=now, lease_until=None):
        raise LeaseLost(str(job.pk))


@transaction.atomic
def fail_job(job: Job, *, code: str, reason: str, now: datetime) -> None:
    """End the work without a result and tell why on the document. Raises ``LeaseLost``."""
    ended = _own(job).update(state=JobState.FAILED, message=reason[:500], finished_at=now, lease_until=None)
    if not ended:
        raise LeaseLost(str(job.pk))
    _mark_failed(job.document_id, code, reason)


def release_job(job: Job) -> None:
    """Give a job back unfinished, for a worker that is told to stop; the attempt does not count."""
    _own(job).update(
        state=JobState.QUEUED, lease_until=None, worker="", progress=0, message="", attempts=F("attempts") - 1
    )
    Document.objects.filter(pk=job.document_id, state=DocumentState.READING).update(
        state=DocumentState.WAITING
    )


def _due(now: datetime, documents: Collection[UUID] | None) -> QuerySet[Job]:
    due = Job.objects.filter(
        Q(state=JobState.QUEUED) | Q(state=JobState.RUNNING, lease_until__lt=now), kind="read"
    )
    return due if documents is None else due.filter(document__in=documents)


def _lockable(due: QuerySet[Job]) -> QuerySet[Job]:
    if connection.features.has_select_for_update_skip_locked:
        return due.select_for_update(skip_locked=True)
    return due


def _claim(job: Job, worker: str, now: datetime, until: datetime) -> bool:
    """Write our name on a job as it was seen, and on the object in hand."""
    seen = Job.objects.filter(pk=job.pk, state=job.state, attempts=job.attempts)
    taken = {
        "state": JobState.RUNNING,
        "worker": worker,
        "attempts": job.attempts + 1,
        "started_at": now,
        "lease_until": until,
        "progress": 0,
        "message": "",
    }
    if not seen.update(**taken):
        return False
    for name, value in taken.items():
        setattr(job, name, value)
    Document.objects.filter(pk=job.document_id).update(state=DocumentState.READING)
    return True


def _own(job: Job) -> QuerySet[Job]:
    """The job as long as it is ours: ``attempts`` tells two takings by one worker apart."""
    return Job.objects.filter(pk=job.pk, state=JobState.RUNNING, worker=job.worker, attempts=job.attempts)


def _give_up(job: Job, now: datetime) -> None:
    reason = f"The worker stopped {job.attempts} times while reading this document."
    Job.objects.filter(pk=job.pk).update(
        state=JobState.FAILED, message=reason, finished_at=now, lease_until=None
    )
    _mark_failed(job.document_id, "worker-died", reason)


def _mark_failed(document: UUID, code: str, reason: str) -> None:
    Document.objects.filter(pk=document).update(
        state=DocumentState.FAILED, failure_code=code[:30], failure_reason=reason
    )
