"""The documents of a batch as they stand in a JSONL or Parquet file."""

import hashlib
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from caunoi import __version__
from caunoi.running import parquet
from caunoi.running.errors import BatchError
from caunoi.running.tasks import Fault, Task

COLUMNS = ("id", "text", "path", "name", "host")
BAD_ENTRY = "bad-entry"
_HALVES = re.compile("[\ud800-\udfff]")


@dataclass(frozen=True, slots=True)
class Entry:
    """One document of a batch. ``key`` changes when its content, its name or the program does.

    ``task`` is None for an entry that says too little; ``problem`` tells what is wrong then.
    """

    id: str
    key: str
    task: Task | None
    problem: Fault | None = None


def read_entries(source: Path, *, host: str = "") -> Iterator[Entry]:
    """The entries of ``source`` in order, some at a time. Paths in it count from its own folder.

    Raises ``BatchError`` when the file is of no known kind or is damaged as a whole.
    """
    if source.suffix == ".parquet":
        rows: Iterator[Any] = parquet.read_rows(source, COLUMNS)
    elif source.suffix in (".jsonl", ".ndjson"):
        rows = _json_rows(source)
    else:
        raise BatchError(f"{source.name} is neither .jsonl nor .parquet: give one of these.")
    for number, row in enumerate(rows, start=1):
        yield _entry(row, number, source.parent, host)


def count_entries(source: Path) -> int:
    """How many entries there are, without reading their texts."""
    if source.suffix == ".parquet":
        return parquet.count_rows(source)
    with source.open("rb") as lines:
        return sum(1 for line in lines if line.strip())


def _json_rows(source: Path) -> Iterator[Any]:
    with source.open("rb") as lines:
        for line in lines:
            if line.strip():
                try:
                    yield json.loads(line)
                except ValueError:  # no JSON, or no UTF-8
                    yield None


def _entry(row: Any, number: int, folder: Path, host: str) -> Entry:
    if not isinstance(row, dict):
        return _problem(str(number), f"entry {number} is no JSON object")
    label = row.get("id")
    label = str(number) if label is None else _storable(str(label))
    text, path = row.get("text"), row.get("path")
    if (text is None) == (path is None):
        return _problem(label, "an entry needs a text or a path, and only one of them")
    if not isinstance(text if path is None else path, str):
        return _problem(label, "the text or path of an entry is no string")
    place = folder / path if path is not None else None
    name = str(row.get("name") or (place.name if place else label))
    task = Task(_storable(name), text=text and _storable(text), path=place, host=str(row.get("host") or host))
    return Entry(label, _key(task), task)


def _storable(text: str) -> str:
    """The text without halves of characters, which no file can hold; all others keep their places."""
    return _HALVES.sub("\N{REPLACEMENT CHARACTER}", text)


def _problem(label: str, reason: str) -> Entry:
    return Entry(label, _digest(label, reason), None, Fault(BAD_ENTRY, reason))


def _key(task: Task) -> str:
    if task.path is None:
        return _digest(task.name, task.host, "text", task.text or "")
    try:
        content = hashlib.sha256(task.path.read_bytes()).hexdigest()
    except OSError as fault:
        content = type(fault).__name__
    return _digest(task.name, task.host, "file", content)


def _digest(*parts: str) -> str:
    told = json.dumps([__version__, *parts])
    return hashlib.sha256(told.encode()).hexdigest()[:32]
