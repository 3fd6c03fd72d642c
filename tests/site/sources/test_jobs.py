"""A job is held by one worker at a time, and a dead worker's job is taken up again."""

import threading
from datetime import timedelta

import pytest
from django.db import connection
from django.utils import timezone
from tests.site.factories import a_document

from caunoi_web.sources.errors import NothingToRead
from caunoi_web.sources.models import DocumentState, Job, JobState
from caunoi_web.sources.services import (
    enqueue_reading,
    fail_job,
    finish_job,
    release_job,
    renew_lease,
    report_progress,
    request_reading,
    take_job,
)
from caunoi_web.sources.services.jobs import LEASE
from caunoi_web.tasks.errors import LeaseLost

NOW = timezone.now()
LATER = NOW + LEASE + timedelta(seconds=1)


@pytest.fixture
def document(db):
    document = a_document(text="", state=DocumentState.WAITING)
    enqueue_reading(document)
    return document


def test_the_oldest_job_is_taken_first(document):
    enqueue_reading(a_document(text="", state=DocumentState.WAITING))

    job = take_job(worker="a", now=NOW)

    document.refresh_from_db()
    assert job.document_id == document.pk
    assert (job.state, job.worker, job.attempts) == (JobState.RUNNING, "a", 1)
    assert document.state == DocumentState.READING


def test_a_running_job_is_nobody_elses_until_its_lease_is_over(document):
    take_job(worker="a", now=NOW)

    assert take_job(worker="b", now=NOW + timedelta(seconds=59)) is None
    assert take_job(worker="b", now=LATER).worker == "b"


def test_a_renewed_lease_keeps_the_job(document):
    job = take_job(worker="a", now=NOW)

    assert renew_lease(job, now=NOW + timedelta(seconds=50))
    assert take_job(worker="b", now=LATER) is None


def test_a_worker_that_lost_its_job_can_write_nothing_about_it(document):
    lost = take_job(worker="a", now=NOW)
    taken = take_job(worker="b", now=LATER)

    assert not renew_lease(lost, now=LATER)
    for write in (
        lambda: report_progress(lost, 50),
        lambda: finish_job(lost, now=LATER),
        lambda: fail_job(lost, code="x", reason="y", now=LATER),
    ):
        with pytest.raises(LeaseLost):
            write()
    taken.refresh_from_db()
    assert (taken.state, taken.worker, taken.progress) == (JobState.RUNNING, "b", 0)


def test_the_same_worker_taking_a_job_again_is_a_new_holder(document):
    lost = take_job(worker="a", now=NOW)
    take_job(worker="a", now=LATER)

    with pytest.raises(LeaseLost):
        finish_job(lost, now=LATER)


def test_after_three_dead_workers_the_document_fails_with_a_reason(document):
    moment = NOW
    for _attempt in range(3):
        assert take_job(worker="a", now=moment)
        moment += LEASE + timedelta(seconds=1)

    assert take_job(worker="a", now=moment) is None
    document.refresh_from_db()
    assert document.state == DocumentState.FAILED
    assert document.failure_code == "worker-died"
    assert Job.objects.get().state == JobState.FAILED


def test_giving_up_one_job_goes_on_to_the_next(document):
    other = enqueue_reading(a_document(text="", state=DocumentState.WAITING))
    Job.objects.exclude(pk=other.pk).update(attempts=3)

    assert take_job(worker="a", now=NOW).pk == other.pk


def test_a_released_job_waits_again_and_the_attempt_does_not_count(document):
    release_job(take_job(worker="a", now=NOW))

    document.refresh_from_db()
    job = Job.objects.get()
    assert (job.state, job.attempts, document.state) == (JobState.QUEUED, 0, DocumentState.WAITING)


def test_a_document_is_queued_once_only(document):
    assert enqueue_reading(document).pk == enqueue_reading(document).pk
    assert Job.objects.count() == 1


def test_a_failed_document_can_be_queued_again(document, officer):
    fail_job(take_job(worker="a", now=NOW), code="truncated", reason="It ends early.", now=NOW)
    document.refresh_from_db()
    assert (document.state, document.failure_code) == (DocumentState.FAILED, "truncated")

    request_reading(actor=officer, document=document)

    document.refresh_from_db()
    assert (document.state, document.failure_code) == (DocumentState.WAITING, "")
    assert take_job(worker="b", now=NOW).attempts == 1


def test_a_document_that_waits_cannot_be_queued_once_more(document, officer):
    with pytest.raises(NothingToRead):
        request_reading(actor=officer, document=document)


def test_looking_for_work_in_vain_costs_one_query(db, django_assert_num_queries):
    with django_assert_num_queries(1):
        assert take_job(worker="a", now=NOW) is None


@pytest.mark.django_db(transaction=True)
def test_ten_workers_at_once_get_ten_different_jobs():
    for _number in range(10):
        enqueue_reading(a_document(text="", state=DocumentState.WAITING))
    taken, ready = [], threading.Barrier(10)

    def work(name: str) -> None:
        ready.wait()
        try:
            while job := take_job(worker=name, now=NOW):
                taken.append(job.pk)
        finally:
            connection.close()

    workers = [threading.Thread(target=work, args=(f"w{number}",)) for number in range(10)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()

    assert len(taken) == len(set(taken)) == 10
