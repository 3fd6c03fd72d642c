"""Counts over the whole register, computed once for each state it is in.

A state is named by the newest entry of the history: every write leaves one, so what a person wrote is
counted on the next page. Two writes at the very same moment may pass each other; therefore nothing is
remembered for longer than ``SECONDS``, or a hundred times as long as counting took: no more than a
hundredth of the time goes into counting. What takes longer than ``SLOW`` seconds to count on a large
register is not counted again for every write either: there the counts may be as old as that.
A list that is slow to count shows its rows first (``remembered_or_later``).
Each process remembers for itself; forgetting costs time, never truth.
"""

import time
from collections.abc import Callable
from dataclasses import dataclass
from hashlib import sha256
from typing import Any, TypeVar, cast

from django.core.cache import cache
from django.db.models import QuerySet
from django.http import HttpRequest

from caunoi_web.register.models import Stretch
from caunoi_web.sources.models import AuditEntry

Counted = TypeVar("Counted")
SECONDS = 60
SLOW, SHARE, LONGEST = 1, 100, 600  # seconds, times as long, seconds
DAY = 24 * 3600
LARGE = 50_000  # stretches: some 20,000 agreements
NO_STATE, ANY_STATE = "none", "any"
KEPT = 2000  # ids at the head of a list: forty pages


@dataclass(frozen=True, slots=True)
class First:
    """The ids at the head of a long list, at most ``KEPT``, and how many the whole list has."""

    ids: tuple[Any, ...]
    number: int

    def part(self, rows: QuerySet[Any], start: int, number: int) -> QuerySet[Any]:
        """Some of ``rows``, the same list, in its order: by their ids where those are known."""
        if start + number <= len(self.ids) or self.number <= len(self.ids):
            return rows.filter(pk__in=self.ids[start : start + number])
        return rows[start : start + number]


def first_of(rows: QuerySet[Any]) -> First:
    """The head of a list that is dear to put in order; one query, two for more than ``KEPT`` rows."""
    ids = tuple(rows.values_list("pk", flat=True)[: KEPT + 1])
    return First(ids[:KEPT], rows.order_by().count() if len(ids) > KEPT else len(ids))


def remembered_or_later(
    request: HttpRequest, name: str, question: object, count: Callable[[], Counted]
) -> Counted | None:
    """The same for a list that shall not wait: None where counting is slow here and nothing is remembered.

    The page then shows its rows and asks once more for the counts: with the header ``X-Counts: now``, or
    ``counts=now`` in the address where nothing on the page can set one.
    """
    may_wait = request.headers.get("X-Counts") == "now" or request.GET.get("counts") == "now"
    if may_wait or not cache.get(_slow(name)):
        return remembered(name, question, count)
    _state, found = cache.get(_key(name, question), (NO_STATE, None))
    return cast("Counted | None", found)


def is_large() -> bool:
    """By the counter of a derived table, one look-up: on a small register a slow count was an accident."""
    newest = Stretch.objects.order_by("-pk").values_list("pk", flat=True).first()
    return (newest or 0) > LARGE


def _key(name: str, question: object) -> str:
    return sha256(repr((name, question)).encode()).hexdigest()


def _slow(name: str) -> str:
    return f"slow-to-count:{sha256(name.encode()).hexdigest()}"


def remembered(name: str, question: object, count: Callable[[], Counted]) -> Counted:
    """What ``count`` finds for ``question``, from memory while nothing was written since; one query for that.

    ``question`` is a value whose ``repr`` says all that the answer depends on: filters, day, who looks.
    """
    newest = AuditEntry.objects.order_by("-pk").values_list("pk", flat=True).first()
    key = _key(name, question)
    state, found = cache.get(key, (NO_STATE, None))
    if state not in (newest, ANY_STATE):
        begun = time.monotonic()
        found = count()
        took = time.monotonic() - begun
        is_slow = took > SLOW and is_large()
        state = ANY_STATE if is_slow else newest
        if is_slow:
            cache.set(_slow(name), 1, timeout=DAY)
        cache.set(key, (state, found), min(max(SECONDS, took * SHARE), LONGEST))
    return found
