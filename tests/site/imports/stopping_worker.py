"""A worker that stands still in the middle of its writing, for the test that kills it there.

    stopping_worker.py LEASE_IN_SECONDS

It says "writing" when the first records of the task are in its transaction, and waits.
"""

import sys
import time
from datetime import timedelta

import django

django.setup()

from django.utils import timezone  # noqa: E402  (only when the apps are known)

from caunoi_web.sources.services import hear_of_many  # noqa: E402
from caunoi_web.tasks.working import take_task, work_off_task  # noqa: E402

LONG = 600  # seconds


def stand_still(_entries: object) -> None:
    """Called from within the transaction, after records and history were written."""
    print("writing", flush=True)  # noqa: T201
    time.sleep(LONG)


if __name__ == "__main__":
    lease = timedelta(seconds=float(sys.argv[1]))
    hear_of_many("stand-still", stand_still)
    task = take_task(worker="to be killed", now=timezone.now(), lease=lease)
    assert task is not None
    work_off_task(task, lease=lease)
