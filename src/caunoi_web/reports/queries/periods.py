"""The time a report speaks of: a year or any days, as far as it has passed on the day."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Self

from caunoi_web.common.asof import read_day


@dataclass(frozen=True, slots=True)
class Period:
    """From ``since`` to ``until``, both included; ``through`` is the last day that is counted.

    That is the end of the period, or the as-of day while the period is still running.
    """

    since: date
    until: date
    through: date

    @property
    def is_running(self) -> bool:
        """The end has not come yet."""
        return self.through < self.until

    @property
    def is_a_year(self) -> bool:
        """A calendar year from its first to its last day."""
        return (self.since, self.until) == (date(self.since.year, 1, 1), date(self.since.year, 12, 31))

    @property
    def year(self) -> int:
        """The year whose words belong to it: that of its end."""
        return self.until.year

    def before(self) -> Self:
        """The same days one year earlier, as far as they were counted now."""
        return replace(
            self,
            since=_year_before(self.since),
            until=_year_before(self.until),
            through=_year_before(self.through),
        )


def read_period(query: Mapping[str, str], day: date) -> Period:
    """``from`` and ``to``, or ``year``, or the year of the as-of ``day``; counted up to ``day``."""
    since, until = _bounds(query)
    if not (since and until):
        year = _year(query.get("year", "")) or max(day.year, 2)
        since, until = date(year, 1, 1), date(year, 12, 31)
    return Period(since, until, min(until, day))


def is_misread(query: Mapping[str, str]) -> bool:
    """Whether what was typed is no period: no such day or year, one bound alone, or the end first."""
    if query.get("from", "").strip() or query.get("to", "").strip():
        return _bounds(query) == (None, None)
    typed = query.get("year", "").strip()
    return bool(typed) and _year(typed) is None


def _bounds(query: Mapping[str, str]) -> tuple[date, date] | tuple[None, None]:
    """``from`` and ``to`` in their order; nothing when they are no period."""
    since, until = read_day(query.get("from", "")), read_day(query.get("to", ""))
    return (since, until) if since and until and date(2, 1, 1) <= since <= until else (None, None)


def _year(written: str) -> int | None:
    written = written.strip()
    is_year = len(written) == 4 and written.isascii() and written.isdigit() and int(written) >= 1900
    return int(written) if is_year else None


def _year_before(day: date) -> date:
    """The same day of the year before; the 29th of February becomes the 28th, and year 1 stays."""
    if day.year == 1:
        return day
    is_leap_day = (day.month, day.day) == (2, 29)
    return day.replace(year=day.year - 1, day=28) if is_leap_day else day.replace(year=day.year - 1)
