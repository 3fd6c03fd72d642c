"""The port between search and the database's own full-text index.

A backend is a module with these functions; ``backend()`` picks the one for the database in use.
Words that reach a backend are folded already (search/words.py) and hold letters and digits only.
"""

from collections.abc import Iterable, Sequence
from typing import Protocol

from django.db import connection
from django.db.models.expressions import RawSQL

from caunoi_web.search.backends import postgres, sqlite
from caunoi_web.search.backends.found import Newest

# The number of an entry, its kind, the words of its title, the words of its body.
IndexRow = tuple[int, str, Iterable[str], Iterable[str]]


class Backend(Protocol):
    """What search asks of a database."""

    def put_many(self, rows: Iterable[IndexRow]) -> None:
        """Store the words of entries, replacing what was there."""

    def put_fresh(self, rows: Iterable[IndexRow]) -> None:
        """The same, faster, for entries that are not there yet."""

    def remove_many(self, numbers: Sequence[int]) -> None:
        """Forget entries; nothing happens to those that are not there."""

    def clear(self) -> None:
        """Forget all entries."""

    def matching(self, kind: str, words: Sequence[str], *, title_only: bool) -> RawSQL:
        """The numbers of the entries of ``kind`` in which every word begins some word."""

    def newest(self, kind: str, words: Sequence[str], *, title_only: bool, most: int, enough: int) -> Newest:
        """The same, the newest first and at most ``most``; ``enough`` will do when more would be dear."""

    def among(
        self, kind: str, numbers: Sequence[int], words: Sequence[str], *, title_only: bool
    ) -> list[int]:
        """Those of these few entries of ``kind`` in which every word begins some word."""

    def matching_some(self, kind: str, groups: Sequence[Sequence[str]]) -> RawSQL:
        """The same for groups of words of which one each is enough; no group is empty."""


def backend() -> Backend:
    """The backend of the database in use."""
    return sqlite if connection.vendor == "sqlite" else postgres
