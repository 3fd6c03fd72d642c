"""What became of each record: right, wrong, missed ..., and which of its values are wrong."""

from dataclasses import dataclass
from enum import StrEnum


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
        """Rightly found, and none of its values is wrong. Values left out are missed, not wrong; which

        activities an agreement covers is a matter of degree and is scored by itself.
        """
        wrong = [fault for fault in self.faults if fault.is_wrong and fault.field != "activities"]
        return self.fate is Fate.RIGHT and not wrong
