"""Derived rows made again, and the proof that they are what the rule says."""

from collections.abc import Callable, Iterator
from itertools import islice

from django.db import transaction

from caunoi_web.register.models import Agreement, Stretch
from caunoi_web.register.models.stretches import rows_of_life

CHUNK = 2000


def derive_stretches(told: Callable[[int], None] = lambda number: None) -> int:
    """Mend the stretches of every agreement; returns how many agreements differed.

    ``told`` hears how many were looked at. A chunk is a transaction: it may be stopped and run again.
    """
    mended = seen = 0
    for chunk in _chunks():
        with transaction.atomic():
            mended += Stretch.objects.renew(chunk)
        seen += len(chunk)
        told(seen)
    return mended


def wrong_stretches() -> Iterator[Agreement]:
    """The agreements whose stretches are not what the rule says; nothing is written."""
    for chunk in _chunks():
        there: dict[object, set[object]] = {one.pk: set() for one in chunk}
        for row in Stretch.objects.filter(agreement__in=list(there)):
            there[row.agreement_id].add(row.values)
        yield from (one for one in chunk if {row.values for row in rows_of_life(one)} != there[one.pk])


def _chunks() -> Iterator[list[Agreement]]:
    rows = Agreement.objects.order_by("pk").iterator(chunk_size=CHUNK)
    while chunk := list(islice(rows, CHUNK)):
        yield chunk
