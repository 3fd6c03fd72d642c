"""One document to read, and what came of it. Imports no parser, so that a command starts at once."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Protocol

from caunoi.domain.findings import Findings

TIME_LIMIT = 300.0
"""Seconds that one document may take by default."""

CRASHED, TOO_LONG, TOO_MUCH_MEMORY, NOT_UNDERSTOOD, NO_FILE = (
    "crashed",
    "too-long",
    "too-much-memory",
    "not-understood",
    "no-file",
)


@dataclass(frozen=True, slots=True)
class Task:
    """A document by exactly one of ``text``, ``data`` (a file's bytes) or ``path``.

    ``name`` is its file name, ``host`` the institution whose document it is (may be empty).
    With ``status_day`` the line tells each agreement's status on that day. ``as_line`` asks for one
    line of JSON; otherwise the findings themselves come back.
    """

    name: str
    text: str | None = None
    data: bytes | None = None
    path: Path | None = None
    host: str = ""
    status_day: date | None = None
    as_line: bool = True

    def __post_init__(self) -> None:
        if sum(given is not None for given in (self.text, self.data, self.path)) != 1:
            raise ValueError(f"{self.name}: a task has a text, bytes or a path, and only one of them.")


@dataclass(frozen=True, slots=True)
class Fault:
    """Why a document could not be read: a stable ``code`` and a ``reason`` for people."""

    code: str
    reason: str


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of one document: a ``line`` of JSON or ``findings``, else a ``fault``.

    ``name`` is the document's; one inside an archive or a mail is named by the way to it.
    """

    name: str
    line: str = ""
    findings: Findings | None = None
    fault: Fault | None = None


Outcomes = tuple[Outcome, ...]
"""What came of a task: an outcome for each document in its file, which is one for most files."""


class Executor(Protocol):
    """Whatever can read documents somewhere: a pool of processes here, an engine of many machines."""

    def map(self, tasks: Iterable[Task]) -> Iterator[Outcomes]:
        """The outcomes of each task, in the order of the tasks, with only some of them at hand at a time.

        A document never ends the run: what it does to its process becomes its fault.
        """
        ...

    def close(self) -> None:
        """Ends what was started; may be called twice."""
        ...
