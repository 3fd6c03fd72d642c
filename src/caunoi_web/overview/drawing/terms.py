"""Terms of agreements as bars over the years, with the line of the day: places in hundredths."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

YEARS_BEFORE, YEARS_AFTER = 8, 8  # drawn at most, seen from the day
MOST_TICKS = 9

Place = Callable[[date], float]


@dataclass(frozen=True, slots=True)
class Life:
    """The days of one agreement: when it begins and ends as far as known, and what is marked on it."""

    id: UUID
    begins: date | None
    ends: date | None
    is_open: bool  # said to have no end, or to end on a condition
    notice: date | None
    prolonged: tuple[date, ...]
    ended: date | None  # by an event


@dataclass(frozen=True, slots=True)
class TermBar:
    """One bar: where it begins and how wide it is; which of its ends lies outside or is not known."""

    x: float
    width: float
    runs_on: bool
    began_before: bool
    is_unknown: bool
    notice: float | None
    prolonged: tuple[float, ...]


@dataclass(frozen=True, slots=True)
class TermChart:
    """The bars by agreement, the years of the scale with their places, and the line of the day."""

    bars: dict[UUID, TermBar]
    ticks: tuple[tuple[int, float], ...]
    today: float


def terms_of(lives: Sequence[Life], day: date) -> TermChart:
    """The chart of these agreements with the line of ``day``, over the years that they need."""
    known = [when for life in lives for when in (life.begins, life.ends) if when]
    first = max(min([day, *known]).year, day.year - YEARS_BEFORE, 1)
    last = min(max([day, *known]).year, day.year + YEARS_AFTER, date.max.year)
    left, right = date(first, 1, 1).toordinal(), date(last, 12, 31).toordinal() + 1

    def place(when: date) -> float:
        return round(100 * (when.toordinal() - left) / (right - left), 2)

    step = -(-(last - first + 1) // MOST_TICKS)
    return TermChart(
        bars={life.id: _bar(life, day, place) for life in lives},
        ticks=tuple((year, place(date(year, 1, 1))) for year in range(first, last + 1, step)),
        today=place(day),
    )


def _bar(life: Life, day: date, place: Place) -> TermBar:
    is_unknown = life.ends is None and not life.is_open and life.ended is None
    last = life.ended or life.ends or (None if life.is_open else max(day, life.begins or day))
    start = place(life.begins) if life.begins else 0.0
    stop = place(last) if last else 100.0
    x = min(max(start, 0.0), 100.0)
    return TermBar(
        x=x,
        width=round(max(min(stop, 100.0) - x, 0.0), 2),
        runs_on=stop > 100 or last is None,
        began_before=start < 0 or life.begins is None,
        is_unknown=is_unknown,
        notice=_inside(place, life.notice),
        prolonged=tuple(at for when in life.prolonged if (at := _inside(place, when)) is not None),
    )


def _inside(place: Place, when: date | None) -> float | None:
    at = place(when) if when else -1.0
    return at if 0 <= at <= 100 else None
