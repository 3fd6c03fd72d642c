"""What became of each record: right, wrong, missed ..., and which of its values are wrong."""

from dataclasses import dataclass
from enum import StrEnum

_OF_DEGREE = {("agreements", "kind"), ("agreements", "activities")}


class Fate(StrEnum):
    """What scoring makes of one record."""

    RIGHT = "right"
    WRONG = "wrong"
    MISSED = "missed"
    OPTIONAL = "optional"
    REPEATED = "repeated"
    SPLIT = "split"


@dataclass(frozen=True, slots=True)
class Fault:
    """One wrong value of a record that was found: what was said, what is right."""

    field: str
    said: str
    wanted: str

    @property
    def is_wrong(self) -> bool:
        """Something wrong was said; else it was only left out."""
        return bool(self.said)


@dataclass(frozen=True, slots=True)
class Verdict:
    """``said`` and ``gold`` are places among the records of one ``part``; None where there is none."""

    part: str
    fate: Fate
    said: int | None = None
    gold: int | None = None
    faults: tuple[Fault, ...] = ()

    @property
    def is_right(self) -> bool:
        """Rightly found, with nothing wrong about who and when.

        Values left out are missed, not wrong. What an agreement's paper is called and which activities it
        covers are matters of degree, scored by themselves; see ``is_exact``.
        """
        return self.fate is Fate.RIGHT and not any(
            fault.is_wrong and (self.part, fault.field) not in _OF_DEGREE for fault in self.faults
        )

    @property
    def is_exact(self) -> bool:
        """Rightly found, and none of the values it says is wrong."""
        return self.fate is Fate.RIGHT and not any(fault.is_wrong for fault in self.faults)
