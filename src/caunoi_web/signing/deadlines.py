"""Deadlines: on which day a term of days ends. Pure: no database, no clock.

The rules of counting (Civil Code 91/2015/QH13, in force 01/01/2017):

- art. 147(2), (3): the day of the event that starts the term is not counted; counting begins on the next;
- art. 148(1), (6): the term ends with the end of its last day, so the last day is inclusive;
- art. 148(5): a last day that is a weekend or a holiday moves the end to the next working day.

A term in working days counts working days only, so its last day is one by itself.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, timedelta
from enum import StrEnum

ONE_DAY = timedelta(days=1)
FRIDAY = 4
# A calendar with this many days off in a row is a mistake; counting must end anyway.
LONGEST_BREAK = 366


class DayKind(StrEnum):
    """Which days a term counts."""

    WORKING = "working"
    CALENDAR = "calendar"


@dataclass(frozen=True, slots=True)
class Calendar:
    """Which days are worked: Monday to Friday without ``off``, and ``made_up`` weekends."""

    off: frozenset[date] = field(default_factory=frozenset)
    made_up: frozenset[date] = field(default_factory=frozenset)

    def is_working(self, day: date) -> bool:
        """True when the office works that day; a day off wins over a made-up one."""
        if day in self.off:
            return False
        return day.weekday() <= FRIDAY or day in self.made_up

    def next_working(self, day: date) -> date:
        """``day`` itself when it is worked, else the first worked day after it."""
        for _step in range(LONGEST_BREAK):
            if self.is_working(day):
                return day
            day += ONE_DAY
        raise ValueError(f"No working day within {LONGEST_BREAK} days: the calendar of days off is wrong.")

    def changed(
        self, *, off: Iterable[date] = (), made_up: Iterable[date] = (), plain: Iterable[date] = ()
    ) -> "Calendar":
        """This calendar with more days off and made-up days; ``plain`` days become like any other."""
        free, extra, ordinary = set(off), set(made_up), set(plain)
        return Calendar(
            off=frozenset((self.off - ordinary - extra) | free),
            made_up=frozenset((self.made_up - ordinary - free) | extra),
        )


def due_on(start: date, days: int, kind: DayKind | str, calendar: Calendar) -> date:
    """The last day of a term of ``days`` that an event on ``start`` begins (inclusive).

    ``start`` is not counted; the end is a working day whatever the kind. Raises ``ValueError`` for
    fewer than one day.
    """
    if days < 1:
        raise ValueError("A term has at least one day.")
    if kind == DayKind.CALENDAR:
        return calendar.next_working(start + timedelta(days=days))
    day = start
    for _step in range(days):
        day = calendar.next_working(day + ONE_DAY)
    return day


def working_days_between(start: date, end: date, calendar: Calendar) -> int:
    """How many working days lie after ``start`` up to and with ``end``; negative when ``end`` is earlier."""
    if end < start:
        return -working_days_between(end, start, calendar)
    span = (end - start).days
    return sum(calendar.is_working(start + timedelta(days=step)) for step in range(1, span + 1))
