"""The port between search and the database's own full-text index.

A backend is a module with five functions; ``backend()`` picks the one for the database in use.
Words that reach a backend are folded already (search/words.py) and hold letters and digits only.
"""

from collections.abc import Iterable, Sequence
from typing import Protocol

from django.db import connection
from django.db.models.expressions import RawSQL

from caunoi_web.search.backends import postgres, sqlite

Fresh = tuple[int, str, Sequence[str], Sequence[str]]  # number, kind, words of the title and of the rest


class Backend(Protocol):
    """What search asks of a database."""

    def put(self, number: int, kind: str, title: Iterable[str], body: Iterable[str]) -> None:
        """Store the words of one entry, replacing what was there."""

    def put_fresh(self, rows: Iterable[Fresh]) -> None:
        """Store the words of many entries that are not there yet."""

    def remove(self, number: int) -> None:
        """Forget one entry; nothing happens when it is not there."""

    def clear(self) -> None:
        """Forget all entries."""

    def matching(self, kind: str, words: Sequence[str], *, title_only: bool) -> RawSQL:
        """The numbers of the entries of ``kind`` in which every word begins some word."""


def backend() -> Backend:
    """The backend of the database in use."""
    return sqlite if connection.vendor == "sqlite" else postgres
