"""What a check says."""

from dataclasses import dataclass
from enum import StrEnum


class Level(StrEnum):
    """How much it matters."""

    OK = "ok"
    HINT = "hint"
    WRONG = "wrong"


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that was looked at: what it is about, how it stands, what to do ("" when nothing)."""

    level: Level
    about: str
    says: str
    todo: str = ""


def ok(about: str, says: str) -> Finding:
    """All is well."""
    return Finding(Level.OK, about, says)


def hint(about: str, says: str, todo: str) -> Finding:
    """It works, but could be better or will go wrong one day."""
    return Finding(Level.HINT, about, says, todo)


def wrong(about: str, says: str, todo: str) -> Finding:
    """Something does not work, or is not safe."""
    return Finding(Level.WRONG, about, says, todo)
