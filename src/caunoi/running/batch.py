"""Reads a batch of documents into parts; a run that was cut off goes on where it stopped."""

from collections import deque
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path

from caunoi.running.entries import Entry, read_entries
from caunoi.running.errors import BatchError
from caunoi.running.parts import JSONL, Row, part_name, parts_in, read_part, write_part
from caunoi.running.tasks import Executor, Outcomes, Task

try:
    import fcntl
except ImportError:  # a system without such locks
    fcntl = None  # type: ignore[assignment]

PART_SIZE = 1000
"""Documents of one part."""


@dataclass(slots=True)
class Tally:
    """What a run did, in documents; ``kept`` of them stood in parts that were there already."""

    read: int = 0
    faults: int = 0
    kept: int = 0

    @property
    def documents(self) -> int:
        return self.read + self.faults + self.kept


@dataclass(slots=True)
class _Part:
    """A part on its way: the rows known so far, by the key of their file; most files give one row."""

    path: Path
    entries: list[Entry]
    older: list[Path]
    rows: dict[str, list[Row]] = field(default_factory=dict)

    def missing(self) -> list[Entry]:
        """The entries still to be read; equal documents are read once."""
        fresh = {entry.key: entry for entry in self.entries if entry.key not in self.rows}
        return list(fresh.values())

    def write(self) -> None:
        named = [
            Row(entry.id, row.key, row.line, row.fault)
            for entry in self.entries
            for row in self.rows[entry.key]
        ]
        write_part(self.path, named)
        for path in self.older:
            path.unlink()


def run_batch(
    source: Path,
    folder: Path,
    executor: Executor,
    *,
    host: str = "",
    form: str = JSONL,
    part_size: int = PART_SIZE,
    tell: Callable[[Tally], None] = lambda tally: None,
) -> Tally:
    """Read the documents of ``source`` with ``executor`` and write what was found into ``folder``.

    ``form`` is "jsonl" or "parquet"; ``tell`` is called with the running tally. Running it again
    changes nothing, and after a kill only what was not finished is read. Raises ``BatchError``.
    """
    folder.mkdir(parents=True, exist_ok=True)
    with _only_one_run(folder):
        return _Run(source, folder, form, part_size, host, tell).read(executor)


class _Run:
    def __init__(
        self, source: Path, folder: Path, form: str, part_size: int, host: str, tell: Callable[[Tally], None]
    ) -> None:
        self.source = source
        self.folder = folder
        self.form = form
        self.part_size = part_size
        self.host = host
        self.tell = tell
        self.tally = Tally()
        self.count = 0
        self._there = parts_in(folder)
        self._asked: deque[tuple[_Part, Entry]] = deque()

    def read(self, executor: Executor) -> Tally:
        """One stream of documents over all parts, so that no process waits at the end of a part."""
        for outcomes in executor.map(self._tasks()):
            part, entry = self._asked.popleft()
            self._take(part, entry, outcomes)
            if not self._asked or self._asked[0][0] is not part:
                part.write()
        for beyond in self._there.keys() - range(self.count):  # left from a longer batch
            for path in self._there[beyond]:
                path.unlink()
        return self.tally

    def _tasks(self) -> Iterator[Task]:
        for part in self._open_parts():
            missing = [entry for entry in part.missing() if entry.task is not None]
            if not missing:
                part.write()
            self._asked.extend((part, entry) for entry in missing)
            yield from (entry.task for entry in missing if entry.task is not None)

    def _open_parts(self) -> Iterator[_Part]:
        """The parts that are not there yet, with the rows that can be used again."""
        entries = read_entries(self.source, host=self.host)
        while chunk := list(islice(entries, self.part_size)):
            path = self.folder / part_name(self.count, chunk, self.form)
            there = self._there.get(self.count, [])
            self.count += 1
            older = [part for part in there if part != path]
            if path in there:
                self._keep(len(chunk))
                continue
            part = _Part(path, chunk, older, _usable_rows(chunk, older))
            self._keep(len(part.rows))
            for entry in chunk:
                if entry.problem:
                    part.rows[entry.key] = [Row(entry.id, entry.key, fault=entry.problem)]
                    self.tally.faults += 1
            yield part

    def _keep(self, count: int) -> None:
        self.tally.kept += count
        self.tell(self.tally)

    def _take(self, part: _Part, entry: Entry, outcomes: Outcomes) -> None:
        part.rows[entry.key] = [Row(entry.id, entry.key, one.line, one.fault) for one in outcomes]
        if any(one.fault for one in outcomes):
            self.tally.faults += 1
        else:
            self.tally.read += 1
        self.tell(self.tally)


def _usable_rows(entries: list[Entry], older: list[Path]) -> dict[str, list[Row]]:
    """The rows of parts out of date whose key still holds; of equal files those of the first."""
    wanted = {entry.key for entry in entries}
    found: dict[str, list[Row]] = {}
    for path in older:
        for row in read_part(path):
            rows = found.setdefault(row.key, []) if row.key in wanted else []
            if not rows or rows[0].id == row.id:
                rows.append(row)
    return found


@contextmanager
def _only_one_run(folder: Path) -> Iterator[None]:
    """Two runs must not write the same parts; a run that was killed holds nothing back."""
    with (folder / ".lock").open("w") as lock:
        if fcntl is not None:
            try:
                fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                raise BatchError(
                    f"Another run is writing into {folder}: wait for it, or end it first."
                ) from None
        yield
