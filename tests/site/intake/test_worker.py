"""A worker that is told to stop stops cleanly; one that is killed loses nothing."""

import os
import signal
import subprocess
import sys
import time
from datetime import timedelta
from pathlib import Path

import pytest
from django.db import connection
from django.utils import timezone
from tests.site.factories import a_person
from tests.site.intake.misbehaving import behave

from caunoi_web.intake.models import Run
from caunoi_web.intake.reader import Reader
from caunoi_web.intake.worker import Stop, work
from caunoi_web.sources.models import Document, DocumentState, Job, JobState
from caunoi_web.sources.services import receive_file

ROOT = Path(__file__).parents[3]
SHORT_LEASE = "1"


@pytest.fixture
def documents(transactional_db):
    """``documents("good", "hang")``: queued documents that behave so."""

    def receive(*words: str) -> list[Document]:
        officer = a_person()
        return [
            receive_file(
                actor=officer, name=f"{number}-{word}.txt", data=f"{word}{' ' * number}".encode()
            ).document
            for number, word in enumerate(words)
        ]

    return receive


@pytest.fixture
def a_worker(settings):
    """Start a worker process on the database of this test; whatever is left of it is killed at the end."""
    processes = []
    environment = os.environ | {
        "CAUNOI_TEST_DATABASE_URL": _address_of(connection),
        "CAUNOI_TEST_MEDIA": str(settings.MEDIA_ROOT),
        "DJANGO_SETTINGS_MODULE": "tests.site.intake.worker_settings",
        "PYTHONPATH": os.pathsep.join(sys.path),
    }

    def start() -> subprocess.Popen:
        process = subprocess.Popen(
            [sys.executable, "-W", "error", str(Path(__file__).with_name("slow_worker.py")), SHORT_LEASE],
            env=environment,
            cwd=ROOT,
            stdout=subprocess.PIPE,
            text=True,
        )
        processes.append(process)
        assert process.stdout.readline() == "ready\n"
        return process

    yield start
    for process in processes:
        process.kill()
        process.wait()
        process.stdout.close()


def test_all_documents_are_read_the_good_and_the_bad(documents):
    good, refused, also_good = documents("good", "refuse", "good")

    with Reader(behave) as reader:
        done = work(stop=Stop(), reader=reader, until_empty=True)

    states = [Document.objects.get(pk=document.pk).state for document in (good, refused, also_good)]
    assert done == 3
    assert states == [DocumentState.READ, DocumentState.FAILED, DocumentState.READ]
    assert Document.objects.get(pk=refused.pk).failure_code == "encrypted"


def test_a_missing_original_is_a_failure_that_says_so(documents, settings):
    [document] = documents("good")
    for file in Path(settings.MEDIA_ROOT).rglob("*"):
        if file.is_file():
            file.unlink()

    with Reader(behave) as reader:
        work(stop=Stop(), reader=reader, until_empty=True)

    document.refresh_from_db()
    assert (document.state, document.failure_code) == (DocumentState.FAILED, "original-missing")


def test_a_killed_worker_leaves_nothing_behind_and_another_takes_the_job_up(documents, a_worker):
    [document] = documents("hang")
    worker = a_worker()
    _wait_until(lambda: Job.objects.get().progress > 0)

    [child] = _children_of(worker.pid)
    worker.send_signal(signal.SIGKILL)
    worker.wait()
    _wait_until(lambda: not _is_running(child))
    held = Job.objects.get()
    Path(_original(document)).write_text("good")
    time.sleep(float(SHORT_LEASE) + 0.2)
    with Reader(behave) as reader:
        work(stop=Stop(), reader=reader, until_empty=True)

    document.refresh_from_db()
    assert (held.state, held.attempts) == (JobState.RUNNING, 1)
    assert document.state == DocumentState.READ
    assert (Job.objects.get().state, Job.objects.get().attempts) == (JobState.DONE, 2)
    assert Run.objects.count() == 1


def test_a_worker_told_to_stop_gives_a_long_document_back(documents, a_worker, monkeypatch):
    [document] = documents("hang")
    worker = a_worker()
    _wait_until(lambda: Job.objects.get().progress > 0)

    worker.terminate()
    code = worker.wait(timeout=20)

    document.refresh_from_db()
    assert code == 0
    assert (Job.objects.get().state, Job.objects.get().attempts) == (JobState.QUEUED, 0)
    assert document.state == DocumentState.WAITING


def test_the_lease_is_kept_while_a_long_document_is_read(documents, monkeypatch):
    [document] = documents("slow")
    monkeypatch.setattr("caunoi_web.intake.reader.BEAT", 0.1)
    leases = []

    class Watching(Reader):
        def read(self, request, *, on_stage, on_beat):
            def beat():
                on_beat()
                leases.append(Job.objects.get().lease_until)

            return super().read(request, on_stage=on_stage, on_beat=beat)

    with Watching(behave) as reader:
        work(stop=Stop(), reader=reader, until_empty=True)

    document.refresh_from_db()
    assert document.state == DocumentState.READ
    assert leases[-1] > leases[0]


def test_a_worker_that_lost_its_lease_writes_nothing(documents, monkeypatch):
    [document] = documents("slow")
    monkeypatch.setattr("caunoi_web.intake.reader.BEAT", 0.1)

    class Losing(Reader):
        def read(self, request, *, on_stage, on_beat):
            Job.objects.update(worker="another", lease_until=timezone.now() + timedelta(minutes=1))
            return super().read(request, on_stage=on_stage, on_beat=on_beat)

    with Losing(behave) as reader:
        work(stop=Stop(), reader=reader, most=1)

    document.refresh_from_db()
    assert document.state == DocumentState.READING
    assert (Job.objects.get().worker, Job.objects.get().state) == ("another", JobState.RUNNING)
    assert not Run.objects.exists()


def _original(document: Document) -> Path:
    from caunoi_web.sources.originals import path_of

    return path_of(document.sha256)


def _wait_until(happened, seconds: float = 15) -> None:
    until = time.monotonic() + seconds
    while not happened():
        assert time.monotonic() < until, "it did not happen in time"
        time.sleep(0.1)


def _children_of(process: int) -> list[int]:
    """The reading processes that a worker started."""
    children = Path(f"/proc/{process}/task/{process}/children").read_text().split()
    return [int(child) for child in children if b"spawn_main" in Path(f"/proc/{child}/cmdline").read_bytes()]


def _is_running(process: int) -> bool:
    try:
        return Path(f"/proc/{process}/stat").read_text().split(") ")[1][0] != "Z"
    except FileNotFoundError:
        return False


def _address_of(connection) -> str:
    """The database of this test as an address that another process understands."""
    at = connection.settings_dict
    if connection.vendor == "sqlite":
        return f"sqlite:///{at['NAME']}"
    return f"postgres://{at['USER']}:{at['PASSWORD']}@{at['HOST']}:{at['PORT']}/{at['NAME']}"
