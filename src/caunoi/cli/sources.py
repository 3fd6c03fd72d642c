"""Which files the words on the command line mean, and what their bytes are."""

import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

STANDARD_INPUT = "-"


@dataclass(frozen=True, slots=True)
class Source:
    """A file to read; ``path`` is None for standard input."""

    name: str
    path: Path | None

    def read_bytes(self) -> bytes:
        """All its bytes. Raises ``OSError``."""
        return self.path.read_bytes() if self.path else sys.stdin.buffer.read()

    @property
    def shown(self) -> str:
        """How messages call it."""
        return str(self.path) if self.path else "standard input"


def sources_of(paths: tuple[str, ...]) -> list[Source]:
    """The files meant by ``paths``: folders whole and in order, hidden files left out."""
    return [source for path in paths for source in _sources_of(path)]


def _sources_of(path: str) -> Iterator[Source]:
    if path == STANDARD_INPUT:
        yield Source("stdin.txt", None)
        return
    place = Path(path)
    if not place.is_dir():
        yield Source(_printable(place.name), place)
        return
    for file in sorted(place.rglob("*")):
        if file.is_file() and not _is_hidden(file.relative_to(place)):
            yield Source(_printable(file.name), file)


def _is_hidden(path: Path) -> bool:
    return any(part.startswith(".") for part in path.parts)


def _printable(name: str) -> str:
    """A file name that is no UTF-8 with its odd bytes replaced, so that it can be printed."""
    return name.encode("utf-8", "replace").decode("utf-8")
