"""Reading a document: from the stored original to proposals that wait for a person."""

import logging
from collections.abc import Callable
from datetime import timedelta
from typing import Any

from django.db import transaction
from django.utils import timezone

import caunoi
from caunoi_web.common.plain import Plain
from caunoi_web.intake.errors import ReadingFailed
from caunoi_web.intake.models import Proposal
from caunoi_web.intake.reader import Reader, Reading
from caunoi_web.intake.services.proposals import record_findings
from caunoi_web.register.models import Organisation
from caunoi_web.sources.models import Document, DocumentState, Job
from caunoi_web.sources.originals import path_of
from caunoi_web.sources.services import (
    fail_job,
    finish_job,
    keep_text,
    mark_read,
    release_job,
    renew_lease,
    report_progress,
    take_job,
)
from caunoi_web.tasks.errors import LeaseLost
from caunoi_web.tasks.leases import LEASE

log = logging.getLogger(__name__)

PROGRAM = f"caunoi {caunoi.__version__}"
STAGES = {"reading": 10, "extracting": 50}
WRITING = 90


class _Stopped(Exception):
    """The worker was told to end while a long document was being read."""


def read_document(*, document: Document, reader: Reader, worker: str = "here") -> Document:
    """Read one queued document now; one that another worker is reading is left to it.

    Returns the document as it is afterwards.
    """
    job = take_job(worker=worker, now=timezone.now(), documents=[document.pk])
    if job is not None:
        work_off(job=job, reader=reader)
    document.refresh_from_db()
    return document


def work_off(
    *,
    job: Job,
    reader: Reader,
    lease: timedelta = LEASE,
    should_stop: Callable[[], bool] = lambda: False,
) -> None:
    """Do a job that was taken: read, propose, finish; or fail with a reason that the page shows.

    The lease is renewed while the reader works. A job lost to another worker is dropped without a
    trace: that worker's result counts. When ``should_stop`` says so, a long reading is given back.
    """
    try:
        reading = _read(job, reader, lease, should_stop)
        report_progress(job, WRITING, "writing")
        _store(job, reading)
    except ReadingFailed as fault:
        log.warning("%s could not be read: %s %s", job.document_id, Plain(fault.code), fault.reason)
        _fail(job, fault)
    except _Stopped:
        release_job(job)
    except LeaseLost:
        log.warning("job %s was taken up by another worker", job.pk)


def _read(job: Job, reader: Reader, lease: timedelta, should_stop: Callable[[], bool]) -> Reading:
    def beat() -> None:
        if should_stop():
            raise _Stopped
        if not renew_lease(job, now=timezone.now(), lease=lease):
            raise LeaseLost(str(job.pk))

    return reader.read(
        _request(job.document),
        on_stage=lambda stage: report_progress(job, STAGES.get(stage, 0), stage),
        on_beat=beat,
    )


def _request(document: Document) -> dict[str, Any]:
    """What the reader needs. A text that was read before is not read again: evidence stands in it."""
    original = path_of(document.sha256)
    if not document.text and not original.is_file():
        raise ReadingFailed("original-missing", f"There is no original under {document.stored_as}.")
    return {
        "path": str(original),
        "name": document.name,
        "host": document.host_hint or _our_name(),
        "as_of": document.published_on.isoformat() if document.published_on else "",
        "text": document.text or None,
        "structure": document.structure,
        "media_type": document.media_type,
    }


def _our_name() -> str:
    """The institution that keeps this register: the host of texts that only say "the academy"."""
    return Organisation.objects.live().filter(is_host=True).values_list("name", flat=True).first() or ""


@transaction.atomic
def _store(job: Job, reading: Reading) -> None:
    now = timezone.now()
    finish_job(job, now=now)
    document = Document.objects.select_for_update().get(pk=job.document_id)
    findings = reading["findings"]
    keep_text(
        document,
        text=reading["text"],
        structure=reading["structure"],
        media_type=reading["media_type"],
    )
    record_findings(document=document, findings=findings, program=PROGRAM)
    about = {
        "language": findings["lang"],
        "genre": findings["genre"],
        "host_name": findings["host"]["name"] if findings["host"] else "",
        "notes": reading["notes"],
    }
    mark_read(document, state=_state_after(document), about=about, at=now)


def _state_after(document: Document) -> DocumentState:
    """Reviewed stays reviewed when a new reading brings nothing to decide."""
    if document.reviewed_at and not Proposal.objects.waiting().filter(document=document).exists():
        return DocumentState.REVIEWED
    return DocumentState.READ


def _fail(job: Job, fault: ReadingFailed) -> None:
    try:
        fail_job(job, code=fault.code, reason=fault.reason, now=timezone.now())
    except LeaseLost:
        log.warning("job %s was taken up by another worker", job.pk)
