"""A timeline drawn: years along a line and a mark for each moment, in numbers a drawing needs."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from caunoi_web.common.asof import FIRST, LAST
from caunoi_web.common.moments import Moment

WIDTH = 100
MOST_TICKS = 8
LANE = 18  # pixels between the lines of two kinds


@dataclass(frozen=True, slots=True)
class Mark:
    """A moment as a mark: how far to the right in hundredths, in which lane, what it is."""

    place: float
    top: int
    kind: str
    title: str


@dataclass(frozen=True, slots=True)
class Years:
    """The drawing: its ticks (year, place), lanes (kind, top), marks, and where the day stands."""

    ticks: tuple[tuple[int, float], ...]
    lanes: tuple[tuple[str, int], ...]
    marks: tuple[Mark, ...]
    today: float
    height: int


def years_of(moments: Sequence[Moment], day: date) -> Years | None:
    """The drawing of these moments with the line of ``day``; None when there is nothing to draw.

    A day far beyond our times ("31/12/9999", for ever) would press all others together: it is not drawn.
    """
    moments = [moment for moment in moments if FIRST <= moment.day <= LAST]
    if not moments:
        return None
    first = min([day, *(moment.day for moment in moments)]).year
    last = max([day, *(moment.day for moment in moments)]).year + 1
    left, right = date(first, 1, 1).toordinal(), date(last, 1, 1).toordinal()

    def place(when: date) -> float:
        return round(WIDTH * (when.toordinal() - left) / (right - left), 2)

    kinds = list(dict.fromkeys(moment.kind for moment in reversed(moments)))
    tops = {kind: LANE * (number + 1) for number, kind in enumerate(kinds)}
    step = -(-(last - first) // MOST_TICKS)
    return Years(
        ticks=tuple((year, place(date(year, 1, 1))) for year in range(first, last, step)),
        lanes=tuple(tops.items()),
        marks=tuple(
            Mark(place(moment.day), tops[moment.kind], moment.kind, moment.title) for moment in moments
        ),
        today=place(day),
        height=LANE * (len(kinds) + 2),
    )
