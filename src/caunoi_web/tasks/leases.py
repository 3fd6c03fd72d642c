"""Leases: a worker that dies stops renewing, and the next one takes the work up again.

Every write of a worker asks whether the row is still its own (docs/decisions/0005-jobs.md).
"""

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any, TypeVar

from django.db import connection, transaction
from django.db.models import F, Q, QuerySet

from caunoi_web.tasks.errors import LeaseLost
from caunoi_web.tasks.models import Leased, LeaseState

Row = TypeVar("Row", bound=Leased)
LEASE = timedelta(seconds=60)
MOST_ATTEMPTS = 3


def take(
    rows: QuerySet[Row],
    *,
    worker: str,
    now: datetime,
    lease: timedelta = LEASE,
    on_taken: Callable[[Row], None] = lambda row: None,
    on_given_up: Callable[[Row], None] = lambda row: None,
) -> Row | None:
    """Take the first of ``rows`` that waits or whose lease is over; None when there is none.

    No two workers get the same row: the update repeats what was seen. One whose worker died
    ``MOST_ATTEMPTS`` times is given up instead. The two calls run in the transaction of the change.
    """
    due = rows.filter(Q(state=LeaseState.QUEUED) | Q(state=LeaseState.RUNNING, lease_until__lt=now))
    while due.exists():
        with transaction.atomic():
            row = _lockable(due).first()
            if row is None:
                return None
            if row.attempts >= MOST_ATTEMPTS:
                _give_up(row, now)
                on_given_up(row)
            elif _claim(row, worker, now, now + lease):
                on_taken(row)
                return row
    return None


def renew(row: Leased, *, now: datetime, lease: timedelta = LEASE) -> bool:
    """Keep the row for another while; False when it was lost to another worker."""
    return _own(row).update(lease_until=now + lease) == 1


def report(row: Leased, percent: int, message: str = "") -> None:
    """Say how far the work is (0-100). Raises ``LeaseLost`` when the row is no longer ours."""
    _write(row, progress=percent, message=message[:500])


def finish(row: Leased, *, now: datetime, **values: Any) -> None:
    """Mark the work as done, inside the transaction that stores its result.

    Raises ``LeaseLost`` when another worker has taken it up, so that only one result is kept.
    """
    ended = {"progress": 100, "message": "", "finished_at": now, "lease_until": None}
    _write(row, state=LeaseState.DONE, **ended, **values)


def fail(row: Leased, *, reason: str, now: datetime) -> None:
    """End the work without a result. Raises ``LeaseLost``."""
    _write(row, state=LeaseState.FAILED, message=reason[:500], finished_at=now, lease_until=None)


def release(row: Leased, *, counts: bool = False, **values: Any) -> None:
    """Give the row back unfinished; the attempt does not count unless ``counts``."""
    attempts = F("attempts") if counts else F("attempts") - 1
    waiting = {"state": LeaseState.QUEUED, "lease_until": None, "worker": "", "progress": 0, "message": ""}
    _own(row).update(**waiting | values, attempts=attempts)


def _lockable(due: QuerySet[Row]) -> QuerySet[Row]:
    if connection.features.has_select_for_update_skip_locked:
        return due.select_for_update(skip_locked=True, of=("self",))
    return due


def _claim(row: Leased, worker: str, now: datetime, until: datetime) -> bool:
    """Write our name on a row as it was seen, and on the object in hand."""
    seen = _table(row).filter(pk=row.pk, state=row.state, attempts=row.attempts)
    taken = {
        "state": LeaseState.RUNNING,
        "worker": worker,
        "attempts": row.attempts + 1,
        "started_at": now,
        "lease_until": until,
        "progress": 0,
        "message": "",
    }
    if not seen.update(**taken):
        return False
    for name, value in taken.items():
        setattr(row, name, value)
    return True


def _own(row: Leased) -> QuerySet[Any]:
    """The row as long as it is ours: ``attempts`` tells two takings by one worker apart."""
    return _table(row).filter(pk=row.pk, state=LeaseState.RUNNING, worker=row.worker, attempts=row.attempts)


def _write(row: Leased, **values: Any) -> None:
    if not _own(row).update(**values):
        raise LeaseLost(str(row.pk))


def _give_up(row: Leased, now: datetime) -> None:
    ended = {"state": LeaseState.FAILED, "finished_at": now, "lease_until": None}
    reason = f"The worker stopped {row.attempts} times while at this work."
    _table(row).filter(pk=row.pk).update(**ended, message=reason)


def _table(row: Leased) -> QuerySet[Any]:
    return type(row)._default_manager.all()
