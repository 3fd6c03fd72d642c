"""A worker is killed in the middle of an import: nothing of it is there, and the next one does it whole."""

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
from tests.site.imports.making import pasted

from caunoi_web.accounts.models import Role
from caunoi_web.imports.models import BatchState
from caunoi_web.imports.services import committing, undoing
from caunoi_web.imports.services.committing import commit, start_commit
from caunoi_web.imports.services.undoing import start_undo
from caunoi_web.register.models import Agreement, Organisation
from caunoi_web.search.models import SearchEntry
from caunoi_web.sources.models import AuditEntry, Evidence
from caunoi_web.tasks.models import LeaseState, Task
from caunoi_web.tasks.working import take_task, work_off_task

pytestmark = pytest.mark.django_db(transaction=True)
ROOT = Path(__file__).parents[3]
LEASE = 1.0  # seconds


@pytest.fixture
def killed_while_writing(settings):
    """Start a worker on the database of this test and kill it when it has written the first records."""
    started = []

    def kill():
        environment = os.environ | {
            "CAUNOI_TEST_DATABASE_URL": address_of_database(),
            "CAUNOI_TEST_MEDIA": str(settings.MEDIA_ROOT),
            "DJANGO_SETTINGS_MODULE": "tests.site.intake.worker_settings",
            "PYTHONPATH": os.pathsep.join(sys.path),
        }
        worker = subprocess.Popen(
            [sys.executable, str(Path(__file__).with_name("stopping_worker.py")), str(LEASE)],
            env=environment,
            cwd=ROOT,
            stdout=subprocess.PIPE,
            text=True,
        )
        started.append(worker)
        assert worker.stdout.readline() == "writing\n"
        worker.send_signal(signal.SIGKILL)
        worker.wait()

    yield kill
    for worker in started:
        worker.kill()
        worker.wait()
        worker.stdout.close()


def address_of_database():
    name = connection.settings_dict
    if connection.vendor == "sqlite":
        return f"sqlite:///{name['NAME']}"
    return f"postgres://{name['USER']}@{name['HOST']}:{name['PORT']}/{name['NAME']}"


def work_on():
    """Another worker, once the killed one's time is over."""
    time.sleep(LEASE + 0.2)
    task = take_task(worker="the next one", now=timezone.now(), lease=timedelta(minutes=5))
    work_off_task(task)


def test_a_killed_commit_leaves_nothing_and_the_next_worker_takes_all_in(monkeypatch, killed_while_writing):
    monkeypatch.setattr(committing, "AT_ONCE", 1)
    officer = a_person(Role.OFFICER)
    batch = start_commit(actor=officer, batch=pasted(officer))

    killed_while_writing()

    batch.refresh_from_db()
    assert (batch.state, Task.objects.get().state) == (BatchState.RUNNING, LeaseState.RUNNING)
    found = SearchEntry.objects.filter(kind__in=("organisation", "agreement"))
    for rows in (Organisation.objects.all(), Agreement.objects.all(), Evidence.objects.all(), found):
        assert not rows.exists()
    assert not AuditEntry.objects.filter(act=batch.act).exists()
    work_on()
    batch.refresh_from_db()
    assert (batch.state, Task.objects.get().state) == (BatchState.DONE, LeaseState.DONE)
    assert (Agreement.objects.count(), Organisation.objects.count()) == (2, 2)
    assert AuditEntry.objects.filter(act=batch.act, action="agreement.created").count() == 2


def test_a_killed_undo_leaves_the_import_whole_and_the_next_worker_undoes_it(
    monkeypatch, killed_while_writing
):
    monkeypatch.setattr(undoing, "AT_ONCE", 1)
    officer = a_person(Role.OFFICER)
    batch = commit(actor=officer, batch=pasted(officer))
    start_undo(actor=officer, batch=batch, now=timezone.now())

    killed_while_writing()

    batch.refresh_from_db()
    assert (batch.state, Agreement.objects.live().count()) == (BatchState.UNDOING, 2)
    work_on()
    batch.refresh_from_db()
    assert (batch.state, Agreement.objects.live().count()) == (BatchState.UNDONE, 0)
