"""Working tasks off: one at a time, under a lease that a thread keeps renewing."""

import logging
import threading
import time
from datetime import datetime, timedelta
from typing import Any

from django.conf import settings
from django.db import DatabaseError, connection
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import override

from caunoi_web.common.errors import DomainError
from caunoi_web.common.plain import Plain
from caunoi_web.tasks import leases
from caunoi_web.tasks.errors import LeaseLost
from caunoi_web.tasks.kinds import run_of
from caunoi_web.tasks.models import Task

log = logging.getLogger(__name__)

PAUSES = (timedelta(seconds=30), timedelta(minutes=5))  # after the first and the second failed attempt


def take_task(*, worker: str, now: datetime, lease: timedelta = leases.LEASE) -> Task | None:
    """Take the oldest task that is due; None when there is none."""
    due = Task.objects.filter(Q(run_after=None) | Q(run_after__lte=now))
    return leases.take(due, worker=worker, now=now, lease=lease)


def work_off_task(task: Task, *, lease: timedelta = leases.LEASE) -> None:
    """Do a task that was taken. A rule's refusal ends it; another fault is tried three times in all."""
    with override(task.language or settings.LANGUAGE_CODE):
        try:
            result = _run(task, lease)
            leases.finish(task, now=timezone.now(), result=result or {})
        except LeaseLost:
            log.warning("task %s was taken up by another worker", task.pk)
        except DomainError as fault:
            _end(task, str(fault.message))
        except Exception as fault:
            log.exception("task %s (%s) failed: %s", task.pk, Plain(task.kind), Plain(type(fault).__name__))
            _try_again(task)


def _run(task: Task, lease: timedelta) -> dict[str, Any] | None:
    run = run_of(task.kind)
    if run is None:
        raise DomainError(_("Nothing here knows how to do this work."))
    with _Heart(task, lease) as heart:
        return run(task, heart.tell)


def _try_again(task: Task) -> None:
    if task.attempts >= leases.MOST_ATTEMPTS:
        _end(task, _("This did not work, three times. Whoever runs the site finds the reason in its log."))
    else:
        pause = PAUSES[min(task.attempts, len(PAUSES)) - 1]
        leases.release(task, counts=True, run_after=timezone.now() + pause)


def _end(task: Task, reason: str) -> None:
    try:
        leases.fail(task, reason=reason, now=timezone.now())
    except LeaseLost:
        log.warning("task %s was taken up by another worker", task.pk)


class _Heart:
    """Renews the lease and writes the progress over a connection of its own.

    The work itself may be one long transaction, in which nothing it wrote would be seen by others.
    """

    BEAT = 1.0  # seconds between two looks

    def __init__(self, task: Task, lease: timedelta) -> None:
        self._task, self._lease = task, lease
        self._told: tuple[int, str] | None = None
        self._renewed = time.monotonic()
        self._is_lost = False
        self._stop = threading.Event()
        self._thread = threading.Thread(target=self._beat, daemon=True)

    def __enter__(self) -> "_Heart":
        self._thread.start()
        return self

    def __exit__(self, *_fault: object) -> None:
        self._stop.set()
        self._thread.join()

    def tell(self, percent: int, message: str = "") -> None:
        """Say how far the work is; written within a second or so."""
        if self._is_lost:
            raise LeaseLost(str(self._task.pk))
        self._told = (max(0, min(percent, 100)), message)

    def _beat(self) -> None:
        try:
            while not self._stop.wait(self.BEAT):
                self._write()
        finally:
            connection.close()

    def _write(self) -> None:
        told, is_due = self._told, time.monotonic() - self._renewed > self._lease.total_seconds() / 4
        if told is None and not is_due:
            return
        try:
            if told:
                leases.report(self._task, *told)
            self._is_lost = not leases.renew(self._task, now=timezone.now(), lease=self._lease)
        except LeaseLost:
            self._is_lost = True
        except (
            DatabaseError
        ) as fault:  # somebody else writes for long, or it is away: the next beat tries again
            log.info("task %s: no sign of life could be written: %s", self._task.pk, type(fault).__name__)
            return
        if self._told is told:
            self._told = None
        self._renewed = time.monotonic()
