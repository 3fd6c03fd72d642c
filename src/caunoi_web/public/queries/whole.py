"""Whole lists in pieces: constant memory, and each piece found by the id of the last."""

from collections.abc import Callable, Iterator
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db.models import QuerySet

from caunoi_web.public.queries.rows import PublicRow
from caunoi_web.public.shown import Shown

CHUNK = 1000


def every_row(
    found: QuerySet[Any], rows: Callable[[QuerySet[Any], Shown], list[PublicRow]], shown: Shown
) -> Iterator[PublicRow]:
    """All of ``found`` as public rows, by their ids: the oldest record first."""
    last: UUID | None = None
    while True:
        beyond = found.filter(pk__gt=last) if last else found
        piece = rows(beyond.order_by("pk")[:CHUNK], shown)
        yield from piece
        if len(piece) < CHUNK:
            return
        last = piece[-1].id


def part(found: QuerySet[Any], number: int, size: int) -> Iterator[tuple[UUID, datetime]]:
    """The ids of one part of a list, with when each was changed."""
    chosen = found.order_by("pk")[number * size : (number + 1) * size]
    return iter(chosen.values_list("pk", "changed_at").iterator(chunk_size=CHUNK))
