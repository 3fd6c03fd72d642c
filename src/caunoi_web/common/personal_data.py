"""What is held about one person, told by the apps that hold it, so that arrows between apps point down only.

An app calls ``add_holder`` in its ``AppConfig.ready``; the page about personal data asks them all.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any, Protocol
from uuid import UUID

# Columns whose content tells nothing about a person and would help a thief.
SECRET_COLUMNS = frozenset(
    {"password", "secret", "digest", "session_key", "session_data", "token", "key", "secret_hash"}
)
SHOWN = 20  # rows of one kind on the page; the file has all


@dataclass(frozen=True, slots=True)
class Subject:
    """Somebody about whom something is held. ``kind`` is the holder's name; ``erase_at`` "" when erased."""

    kind: str
    id: UUID
    name: str
    detail: str
    erase_at: str = ""


@dataclass(frozen=True, slots=True)
class Line:
    """What is held in one column, as a person reads it; ``href`` leads there."""

    label: str
    words: str
    href: str = ""


@dataclass(frozen=True, slots=True)
class Section:
    """One kind of what is held: ``rows`` map names to values, for programs; ``note`` says why it is there.

    ``lines`` are the first ``SHOWN`` rows in words, in the language of the page.
    """

    title: str
    rows: Sequence[dict[str, Any]]
    note: str = ""
    number: int = field(default=-1)
    lines: Sequence[Sequence[Line]] = ()

    @property
    def count(self) -> int:
        """How many rows there are, also those that are counted and not shown."""
        return self.number if self.number >= 0 else len(self.rows)


class Holder(Protocol):
    """An app's word about the people of whom it holds something."""

    def find(self, words: str) -> Iterable[Subject]:
        """People whose name, address or telephone holds the words; not many."""

    def subject(self, pk: UUID) -> Subject | None:
        """The person with this id."""

    def sections(self, pk: UUID) -> list[Section]:
        """Everything held about the person."""


_holders: dict[str, Callable[[], Holder]] = {}


def add_holder(kind: str, make: Callable[[], Holder]) -> None:
    """Let an app tell what it holds of people of this kind; the same kind again replaces it."""
    _holders[kind] = make


def holders() -> dict[str, Holder]:
    """All of them, by kind."""
    return {kind: make() for kind, make in _holders.items()}
