"""How long an agreement is valid, and what that makes it on a given day."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from caunoi.domain.dates import PartialDate


class EndKind(StrEnum):
    """How the validity ends, as the text says it."""

    FIXED = "fixed"
    DURATION = "duration"
    CONDITION = "condition"
    INDEFINITE = "indefinite"
    AUTO_RENEWED = "auto_renewed"
    UNKNOWN = "unknown"


class Status(StrEnum):
    """What an agreement is on a given day. Computed, never typed in (domain 6.3)."""

    NOT_IN_FORCE = "not_in_force"
    IN_FORCE = "in_force"
    EXPIRED = "expired"
    OPEN_CONDITIONAL = "open_conditional"
    INDEFINITE = "indefinite"
    VALIDITY_UNKNOWN = "validity_unknown"


@dataclass(frozen=True, slots=True)
class Term:
    """The validity of an agreement: what was written, and how it is understood.

    ``raw`` keeps the words (also broken ones). ``duration_months`` is a stated length
    ("05 năm" is 60). ``repaired`` marks a date of which only one reading was possible.
    An end before its start, or an end for a term that says it has none, cannot be built.
    """

    raw: str = ""
    start: PartialDate | None = None
    end: PartialDate | None = None
    end_kind: EndKind = EndKind.UNKNOWN
    duration_months: int | None = None
    condition: str = ""
    repaired: bool = False

    def __post_init__(self) -> None:
        if self.start and self.end and self.end.last_day < self.start.first_day:
            raise ValueError(f"The validity ends ({self.end}) before it begins ({self.start}).")
        if self.end and self.is_open_ended:
            raise ValueError(f"A term that is {self.end_kind} has no end date, but {self.end} was given.")
        if self.end_kind is EndKind.FIXED and self.end is None:
            raise ValueError("A fixed term needs its end date.")
        if self.duration_months is not None and self.duration_months <= 0:
            raise ValueError(f"A term cannot last {self.duration_months} months.")

    @property
    def is_open_ended(self) -> bool:
        """Said to have no end, or to end only when something has happened."""
        return self.end_kind in (EndKind.CONDITION, EndKind.INDEFINITE)

    def status_on(self, day: date, *, signed: PartialDate | None = None) -> Status:
        """What the agreement is on ``day``. Both ends count as inside (domain rule 6.4-1).

        ``signed`` stands in for a start that is not stated. An automatic renewal does
        not move the written end; past it nobody can say without a person's word, so
        the validity is unknown then.
        """
        begins = self.start or signed
        if begins and day < begins.first_day:
            return Status.NOT_IN_FORCE
        if self.end_kind is EndKind.INDEFINITE:
            return Status.INDEFINITE
        if self.end_kind is EndKind.CONDITION:
            return Status.OPEN_CONDITIONAL
        if self.end is None:
            return Status.VALIDITY_UNKNOWN
        if day <= self.end.last_day:
            return Status.IN_FORCE
        return Status.VALIDITY_UNKNOWN if self.end_kind is EndKind.AUTO_RENEWED else Status.EXPIRED

    def days_left_on(self, day: date) -> int | None:
        """Days from ``day`` to the last valid day; negative when past; None without an end."""
        return (self.end.last_day - day).days if self.end else None
