"""The background worker: takes one piece of work after the other until it is told to stop."""

import logging
import os
import secrets
import signal
import socket
import time
from collections.abc import Callable
from datetime import timedelta
from types import FrameType

from django.db import OperationalError, close_old_connections
from django.utils import timezone

from caunoi_web.common.beats import beat
from caunoi_web.intake.reader import Reader
from caunoi_web.intake.services.reading import work_off
from caunoi_web.sources.models import Job
from caunoi_web.sources.services import take_job
from caunoi_web.tasks.leases import LEASE
from caunoi_web.tasks.models import Leased, Task
from caunoi_web.tasks.working import take_task, work_off_task

log = logging.getLogger(__name__)

PAUSE = 1.0  # seconds between two looks into an empty queue
IDLE_AFTER = 30.0  # seconds without work after which the reading process is ended, to free its memory


class Stop:
    """Set by SIGTERM and SIGINT: finish a short document or give a long one back, then end."""

    def __init__(self) -> None:
        self.is_asked = False

    def listen(self) -> None:
        """Take over the signals; only a main thread can."""
        for number in (signal.SIGTERM, signal.SIGINT):
            signal.signal(number, self._ask)

    def _ask(self, _number: int, _frame: FrameType | None) -> None:
        self.is_asked = True


def worker_name() -> str:
    """Who holds a job: machine, process and a chance part, because process ids come again."""
    return f"{socket.gethostname()[:40]}:{os.getpid()}:{secrets.token_hex(4)}"


def work(
    *,
    stop: Stop,
    reader: Reader,
    until_empty: bool = False,
    most: int | None = None,
    lease: timedelta = LEASE,
    on_done: Callable[[Leased], None] = lambda _work: None,
) -> int:
    """Work until told to stop, until nothing waits, or for ``most`` pieces. Returns how many were done.

    What a person waits for (a task) goes before the reading of documents. ``lease`` is for how long
    a piece of work is ours without a sign of life.
    """
    name, done, idle_since = worker_name(), 0, time.monotonic()
    while not stop.is_asked and (most is None or done < most):
        beat.send(sender="worker", name=name)
        found = _next(name, lease)
        if found is not None:
            _work_off(found, reader, stop, lease)
            done, idle_since = done + 1, time.monotonic()
            on_done(found)
        elif until_empty:
            break
        else:
            if time.monotonic() - idle_since > IDLE_AFTER:
                reader.close()
            time.sleep(PAUSE)
    return done


def _next(name: str, lease: timedelta) -> Task | Job | None:
    """A database that is away for a moment is no reason to end."""
    try:
        close_old_connections()
        now = timezone.now()
        return take_task(worker=name, now=now, lease=lease) or take_job(worker=name, now=now, lease=lease)
    except OperationalError as fault:
        log.warning("the database is not available: %s", fault)
        return None


def _work_off(found: Task | Job, reader: Reader, stop: Stop, lease: timedelta) -> None:
    try:
        if isinstance(found, Task):
            work_off_task(found, lease=lease)
        else:
            work_off(job=found, reader=reader, lease=lease, should_stop=lambda: stop.is_asked)
    except OperationalError as fault:
        log.error("the result of %s could not be stored; it is taken up again later: %s", found.pk, fault)
