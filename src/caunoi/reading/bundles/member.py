"""One document inside a file, by name and bytes, or the reason why it cannot be taken out."""

import re
from dataclasses import dataclass

from caunoi.reading.errors import UnreadableDocument

PARTED_BY = " > "

_UNSEEN = re.compile("[\x00-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069\ud800-\udfff]+")
_STEPS = re.compile(r"[\\/]+")
_LONGEST = 200


@dataclass(frozen=True, slots=True)
class Member:
    """``name`` is the way to it, "archive.zip > list.xlsx"; with a ``fault`` there are no bytes."""

    name: str
    data: bytes = b""
    fault: UnreadableDocument | None = None


def inside(container: str, path: str) -> str:
    """The name of a document inside another file; folders become steps of the way."""
    cleaned = (" ".join(_UNSEEN.sub(" ", step).split()) for step in _STEPS.split(path))
    steps = [step[-_LONGEST:] for step in cleaned if step not in ("", ".", "..")]
    return PARTED_BY.join([container, *(steps or ["document"])])


def numbered(name: str, taken: dict[str, int]) -> str:
    """The name itself the first time, "name (2).xlsx" when a container holds it a second time."""
    taken[name] = taken.get(name, 0) + 1
    if taken[name] == 1:
        return name
    stem, dot, ending = name.rpartition(".")
    if not dot or PARTED_BY in ending:
        return f"{name} ({taken[name]})"
    return f"{stem} ({taken[name]}).{ending}"
