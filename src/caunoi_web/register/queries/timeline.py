"""The validity of an agreement as a bar with the line of a day, in numbers a drawing needs."""

from dataclasses import dataclass
from datetime import date, timedelta

from caunoi_web.register.models import Agreement

WIDTH = 1000


@dataclass(frozen=True, slots=True)
class Bar:
    """From where to where the bar runs and where the day stands, in thousandths of the width.

    ``is_open`` is a bar without an end; ``first`` and ``last`` are the days at its ends.
    """

    start: float
    width: float
    today: float
    first: date
    last: date | None

    @property
    def is_open(self) -> bool:
        return self.last is None

    @property
    def passed(self) -> float:
        """How much of the bar lies before the day."""
        return round(min(max(self.today - self.start, 0), self.width), 1)


def term_bar(agreement: Agreement, day: date) -> Bar | None:
    """The bar of an agreement on ``day``; None when its beginning is not known."""
    first, last = agreement.begins_on, agreement.ends_on
    if first is None:
        return None
    low, high = min(first, day), max(last or day, day)
    room = max((high - low) // 12, timedelta(days=20))
    left, right = low.toordinal() - room.days, high.toordinal() + room.days
    ends = last.toordinal() if last else right

    def place(ordinal: int) -> float:
        return round(WIDTH * (ordinal - left) / (right - left), 1)

    begins = place(first.toordinal())
    return Bar(begins, round(place(ends) - begins, 1), place(day.toordinal()), first, last)
