"""What state everything is in whose writes leave an entry in the history: named by the newest entry."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

from caunoi_web.sources.models import AuditEntry

_told: ContextVar[list[str] | None] = ContextVar("newest_entry", default=None)


@contextmanager
def one_state() -> Iterator[None]:
    """For a page that only reads: within the block the newest entry is asked for once.

    What is written meanwhile by others counts for the next page.
    """
    before = _told.set([])
    try:
        yield
    finally:
        _told.reset(before)


def newest_entry() -> str:
    """The id of the newest entry; one query, by the end of an index, and none when the page asked already."""
    told = _told.get()
    if told:
        return told[0]
    found = str(AuditEntry.objects.order_by("-pk").values_list("pk", flat=True).first())
    if told is not None:
        told.append(found)
    return found
