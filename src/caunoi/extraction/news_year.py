"""The year of news whose day of publication is unknown: from a stamp of its month, or from its own dates."""

import re

from caunoi.domain.dates import PartialDate
from caunoi.extraction.date_shapes import any_of
from caunoi.extraction.dates import find_dates
from caunoi.extraction.publication import leading_stamps
from caunoi.vocabulary import load

_WORDS = load("dates")


def _led_by(group: str, rest: str) -> re.Pattern[str]:
    words = any_of([*_WORDS[group]["vi"], *_WORDS[group]["en"]])
    return re.compile(rf"(?<!\w)(?:{words})\s{{1,3}}{rest}", re.IGNORECASE)


_YEAR = _led_by("told_year", r"(?P<year>20\d\d)(?!\d)")
_PERIOD = _led_by("told_period", r"(?:\w+\s){0,2}?(?P<year>20\d\d)\s?[-–—]\s?20\d\d(?!\d)")


def year_of_news(text: str) -> int | None:
    """The year in which days without one lie; None when the text names none, or several."""
    stamped = _stamped_month(text)
    if stamped is not None:
        return _year_up_to(text, stamped)
    told = {day.date.year for day in find_dates(text) if day.date.day and not day.impossible}
    told |= {int(match["year"]) for shape in (_YEAR, _PERIOD) for match in shape.finditer(text)}
    return told.pop() if len(told) == 1 else None


def _stamped_month(text: str) -> PartialDate | None:
    stamps = (text[start:end] for start, end in leading_stamps(text))
    days = (day.date for words in stamps for day in find_dates(words))
    return next((day for day in days if day.month), None)


def _year_up_to(text: str, month: PartialDate) -> int:
    """The year of the month, or the one before when the text tells of a month still ahead of it."""
    days = (day.date for day in find_dates(text, default_year=month.year) if day.year_inferred)
    first = next(days, None)
    ahead = first is not None and first.month is not None and first.month > (month.month or 12)
    return month.year - 1 if ahead else month.year
