"""Counts over the whole register, computed once for each state it is in.

A state is named by the newest entry of the history: every write leaves one, so what a person wrote is
counted on the next page. Two writes at the very same moment may pass each other; therefore nothing is
remembered for longer than ``SECONDS``, or a hundred times as long as counting took: no more than a
hundredth of the time goes into counting. What takes longer than ``SLOW`` seconds to count on a large
register is not counted again for every write either: there the counts may be as old as that.

Slow counts are also kept in the database, so that neither another process nor a restart counts them again
(models/remembered.py). When they have grown too old they are shown once more while they are counted anew
beside, for an hour at most. A list that is slow to count shows its rows first (``remembered_or_later``).
Forgetting costs time, never truth.
"""

import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from hashlib import sha256
from typing import Any, TypeVar, cast

from django.core.cache import cache
from django.db import connections
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import get_language, override

from caunoi import __version__
from caunoi_web.common.kept_pages import not_finished
from caunoi_web.register.models import Remembered, Stretch
from caunoi_web.register.queries.kept_values import read, written
from caunoi_web.sources.state import newest_entry

Counted = TypeVar("Counted")
SECONDS = 60
SLOW, SHARE, LONGEST = 1, 100, 600  # seconds, times as long, seconds
SHOWN_AT_MOST = 3600  # seconds that old counts are shown while new ones are made
KEPT_DAYS = 2
DAY = 24 * 3600
LARGE = 50_000  # stretches: some 20,000 agreements
NO_STATE, ANY_STATE = "none", "any"
KEPT = 2000  # ids at the head of a list: forty pages
_NOTHING = object()
_dear: set[str] = set()


@dataclass(frozen=True, slots=True)
class First:
    """The ids at the head of a long list, at most ``KEPT``, and how many the whole list has."""

    ids: tuple[Any, ...]
    number: int


def first_of(rows: QuerySet[Any]) -> First:
    """The head of a list that is dear to put in order; one query, two for more than ``KEPT`` rows."""
    ids = tuple(rows.values_list("pk", flat=True)[: KEPT + 1])
    return First(ids[:KEPT], rows.order_by().count() if len(ids) > KEPT else len(ids))


def remembered(name: str, question: object, count: Callable[[], Counted]) -> Counted:
    """What ``count`` finds for ``question``, from memory while nothing was written; two queries at most.

    ``question`` is a value whose ``repr`` says all that the answer depends on: filters, day, who looks.
    """
    newest = newest_entry()
    found = _recalled(name, question, newest, count)
    return _count(name, question, newest, count) if found is _NOTHING else cast("Counted", found)


def add_dear(name: str) -> None:
    """Keep what is counted under this name on a large register, however quickly it was counted."""
    _dear.add(name)


def remembered_or_later(
    request: HttpRequest, name: str, question: object, count: Callable[[], Counted]
) -> Counted | None:
    """The same for a list that shall not wait: None where counting is slow here and nothing is remembered.

    The page then shows its rows and asks once more for the counts: with the header ``X-Counts: now``, or
    ``counts=now`` in the address where nothing on the page can set one.
    """
    newest = newest_entry()
    found = _recalled(name, question, newest, count)
    if found is not _NOTHING:
        return cast("Counted", found)
    may_wait = request.headers.get("X-Counts") == "now" or request.GET.get("counts") == "now"
    if not may_wait and _is_slow(name):
        not_finished(request)
        return None
    return _count(name, question, newest, count)


def _recalled(name: str, question: object, newest: str, count: Callable[[], Any]) -> Any:
    """From the memory of this process, else from the database; ``_NOTHING`` when it must be counted."""
    key = _key(name, question)
    state, found = cache.get(key, (NO_STATE, None))
    if state in (newest, ANY_STATE):
        return found
    row = Remembered.objects.filter(pk=key).first()
    age = (timezone.now() - row.counted_at).total_seconds() if row else 0
    if row is None or not 0 <= age <= SHOWN_AT_MOST + (row.state == newest) * DAY:
        return _NOTHING
    try:
        found = read(row.value)
    except (TypeError, ValueError, KeyError):  # written by another version of the program
        return _NOTHING
    left = _seconds(row.took) - age
    if left <= 0 and row.state != newest:
        _renew_beside(row, name, question, count)
    cache.set(key, (ANY_STATE, found), max(left, SECONDS))
    return found


def _count(name: str, question: object, newest: str, count: Callable[[], Counted]) -> Counted:
    begun = time.monotonic()
    found = count()
    took = time.monotonic() - begun
    is_slow = (took > SLOW or name in _dear) and is_large()
    key = _key(name, question)
    if is_slow:
        cache.set(_slow(name), 1, timeout=DAY)
        _keep(key, name, newest, found, took)
    cache.set(key, (ANY_STATE if is_slow else newest, found), _seconds(took))
    return found


def _keep(key: str, name: str, newest: str, found: object, took: float) -> None:
    """For other processes and after a restart; what is no plain value stays in this process."""
    now = timezone.now()
    try:
        value = written(found)
    except TypeError:
        return
    values = {"name": name, "state": newest, "value": value, "took": took, "counted_at": now}
    Remembered.objects.update_or_create(pk=key, defaults=values | {"renewing_at": now})
    Remembered.objects.filter(counted_at__lt=now - timedelta(days=KEPT_DAYS)).delete()


def _renew_beside(row: Remembered, name: str, question: object, count: Callable[[], Any]) -> None:
    """Count anew in a thread, unless another process began to lately."""
    before = timezone.now() - timedelta(seconds=max(LONGEST, 2 * row.took))
    if not _is_first(row, before):
        return
    language = get_language()

    def work() -> None:
        try:
            with override(language):
                _count(name, question, newest_entry(), count)
        finally:
            connections.close_all()

    _begin(work)


def _is_first(row: Remembered, before: datetime) -> bool:
    """True for the one process that may count: its mark was set where none was since ``before``."""
    waiting = Remembered.objects.filter(pk=row.pk, renewing_at__lte=max(before, row.counted_at))
    return bool(waiting.update(renewing_at=timezone.now()))


def _begin(work: Callable[[], None]) -> None:
    threading.Thread(target=work, name="counts", daemon=True).start()


def _seconds(took: float) -> float:
    return min(max(SECONDS, took * SHARE), LONGEST)


def _is_slow(name: str) -> bool:
    if cache.get(_slow(name)) or (name in _dear and is_large()):
        return True
    return Remembered.objects.filter(name=name, took__gt=SLOW).exists()


def is_large() -> bool:
    """By the counter of a derived table, one look-up: on a small register a slow count was an accident."""
    newest = Stretch.objects.order_by("-pk").values_list("pk", flat=True).first()
    return (newest or 0) > LARGE


def _key(name: str, question: object) -> str:
    return sha256(repr((name, question, __version__)).encode()).hexdigest()


def _slow(name: str) -> str:
    return f"slow-to-count:{sha256(name.encode()).hexdigest()}"
