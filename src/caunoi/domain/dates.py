"""Dates as precise as the source wrote them: a day, a month or only a year."""

import calendar
import re
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Self


class Precision(StrEnum):
    """How exactly a date is known."""

    DAY = "day"
    MONTH = "month"
    YEAR = "year"


_ISO = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?\Z")


@dataclass(frozen=True, slots=True)
class PartialDate:
    """A date that never says more than its source: ``2022``, ``2022-08`` or ``2022-08-15``.

    Raises ``ValueError`` for a day that does not exist.
    """

    year: int
    month: int | None = None
    day: int | None = None

    def __post_init__(self) -> None:
        if self.day is not None and self.month is None:
            raise ValueError("A date with a day needs a month.")
        date(self.year, self.month or 1, self.day or 1)

    @classmethod
    def parse(cls, iso: str) -> Self:
        """Read ``YYYY``, ``YYYY-MM`` or ``YYYY-MM-DD``; raises ``ValueError`` otherwise."""
        match = _ISO.match(iso)
        if not match:
            raise ValueError(f"Not a date of the form YYYY[-MM[-DD]]: {iso!r}")
        year, month, day = match.groups()
        return cls(int(year), int(month) if month else None, int(day) if day else None)

    @classmethod
    def of(cls, day: date) -> Self:
        """The full date of a calendar day."""
        return cls(day.year, day.month, day.day)

    def __str__(self) -> str:
        parts = [f"{self.year:04}"]
        parts += [f"{part:02}" for part in (self.month, self.day) if part is not None]
        return "-".join(parts)

    @property
    def precision(self) -> Precision:
        if self.day is not None:
            return Precision.DAY
        return Precision.MONTH if self.month is not None else Precision.YEAR

    @property
    def first_day(self) -> date:
        """The earliest calendar day it can mean."""
        return date(self.year, self.month or 1, self.day or 1)

    @property
    def last_day(self) -> date:
        """The latest calendar day it can mean (a year ends on 31 December)."""
        month = self.month or 12
        return date(self.year, month, self.day or calendar.monthrange(self.year, month)[1])

    def plus_months(self, months: int) -> Self:
        """The same day ``months`` later; 29-31 fall back to the month's last day.

        Counting from the same day follows the usual reading of the Civil Code for
        terms in years (domain rule 6.4-1). A date known by year alone moves by whole
        years and raises ``ValueError`` for anything finer.
        """
        if self.month is None:
            if months % 12:
                raise ValueError(f"{self} is known by year only and cannot move by {months} months.")
            return type(self)(self.year + months // 12)
        years, month0 = divmod(self.month - 1 + months, 12)
        year, month = self.year + years, month0 + 1
        day = self.day and min(self.day, calendar.monthrange(year, month)[1])
        return type(self)(year, month, day)
