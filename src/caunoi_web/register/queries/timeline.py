"""The validity of an agreement as a bar with the line of a day, in numbers a drawing needs."""

from dataclasses import dataclass
from datetime import date, timedelta

from caunoi.domain.dates import PartialDate
from caunoi_web.register.models import Agreement

WIDTH = 100
EDGE = 12


@dataclass(frozen=True, slots=True)
class Bar:
    """From where to where the bar runs and where the day stands, in hundredths of the width.

    ``is_open`` is a bar without an end; ``first`` and ``last`` are its ends as
    precisely as they are known.
    """

    start: float
    width: float
    today: float
    first: PartialDate
    last: PartialDate | None

    @property
    def is_open(self) -> bool:
        return self.last is None

    @property
    def stop(self) -> float:
        """Where the bar ends."""
        return round(self.start + self.width, 2)

    @staticmethod
    def anchor(place: float) -> str:
        """How a label at ``place`` is set so that it stays inside the drawing."""
        return "start" if place < EDGE else "end" if place > WIDTH - EDGE else "middle"

    @property
    def passed(self) -> float:
        """How much of the bar lies before the day."""
        return round(min(max(self.today - self.start, 0), self.width), 2)


def term_bar(agreement: Agreement, day: date) -> Bar | None:
    """The bar of an agreement on ``day``; None when its beginning is not known."""
    begins, ends = agreement.term.start or agreement.signed_on, agreement.end_now
    if begins is None:
        return None
    first, last = begins.first_day, ends.last_day if ends else None
    low, high = min(first, day), max(last or first, day)
    room = max((high - low) // 12, timedelta(days=20))
    left, right = low.toordinal() - room.days, high.toordinal() + room.days
    stop = last.toordinal() if last else right

    def place(ordinal: int) -> float:
        return round(WIDTH * (ordinal - left) / (right - left), 2)

    start = place(first.toordinal())
    return Bar(start, round(place(stop) - start, 2), place(day.toordinal()), begins, ends)
