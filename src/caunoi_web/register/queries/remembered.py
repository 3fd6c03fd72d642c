"""Counts over the whole register, computed once for each state it is in.

A state is named by the newest entry of the history: every write leaves one, so what a person wrote is
counted on the next page. Two writes at the very same moment may pass each other; therefore nothing is
remembered for longer than ``SECONDS``. Each process remembers for itself; forgetting costs time, never
truth.
"""

from collections.abc import Callable
from hashlib import sha256
from typing import TypeVar

from django.core.cache import cache

from caunoi_web.sources.models import AuditEntry

Counted = TypeVar("Counted")
SECONDS = 60


def remembered(name: str, question: object, count: Callable[[], Counted]) -> Counted:
    """What ``count`` finds for ``question``, from memory while nothing was written since; one query for that.

    ``question`` is a value whose ``repr`` says all that the answer depends on: filters, day, who looks.
    """
    newest = AuditEntry.objects.order_by("-pk").values_list("pk", flat=True).first()
    key = sha256(repr((name, newest, question)).encode()).hexdigest()
    found = cache.get(key)
    if found is None:
        found = count()
        cache.set(key, found, SECONDS)
    return found
