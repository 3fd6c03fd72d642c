"""Counts over the whole register, computed once for each state it is in.

A state is named by the newest entry of the history: every write leaves one, so what a person wrote is
counted on the next page. Two writes at the very same moment may pass each other; therefore nothing is
remembered for longer than ``SECONDS``, or a hundred times as long as counting took: no more than a
hundredth of the time goes into counting. What takes longer than ``SLOW`` seconds to count is not counted
again for every write either: on a register that large the counts may be as old as that.
Each process remembers for itself; forgetting costs time, never truth.
"""

import time
from collections.abc import Callable
from dataclasses import dataclass
from hashlib import sha256
from typing import Any, TypeVar

from django.core.cache import cache
from django.db.models import QuerySet

from caunoi_web.sources.models import AuditEntry

Counted = TypeVar("Counted")
SECONDS = 60
SLOW, SHARE, LONGEST = 1, 100, 600  # seconds, times as long, seconds
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


def remembered(name: str, question: object, count: Callable[[], Counted]) -> Counted:
    """What ``count`` finds for ``question``, from memory while nothing was written since; one query for that.

    ``question`` is a value whose ``repr`` says all that the answer depends on: filters, day, who looks.
    """
    newest = AuditEntry.objects.order_by("-pk").values_list("pk", flat=True).first()
    key = sha256(repr((name, question)).encode()).hexdigest()
    state, found = cache.get(key, (NO_STATE, None))
    if state not in (newest, ANY_STATE):
        begun = time.monotonic()
        found = count()
        took = time.monotonic() - begun
        state = ANY_STATE if took > SLOW else newest
        cache.set(key, (state, found), min(max(SECONDS, took * SHARE), LONGEST))
    return found
