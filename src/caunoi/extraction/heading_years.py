"""Days written without a year, below a heading that gives it: "15/12", "12 Feb", "June"."""

import re
from datetime import date

from caunoi.extraction.dates import DateMention, find_dates

_DAY_ALONE = re.compile(r"(?:ngày\s)?\d{1,2}", re.IGNORECASE)
_WORD_OF_DAY = re.compile(r"\A(?:ngày|ký|ký ngày|on)\s\Z", re.IGNORECASE)
DAY_BEHIND_COMMA = re.compile(  # "Đại học Lille (Pháp), 4/4"
    r"\s{0,2},\s{1,2}((?:ngày\s)?\d{1,2}[/.-]\d{1,2})(?=\s{0,2}(?:[.;,)]|\n|\Z))"
)
_LONGEST = 24  # characters of a day without a year


def last_day_of(year: int | None) -> date | None:
    """The last day of the year, from which days without a year count back."""
    return date(year, 12, 31) if year else None


def date_below(words: str, year: int | None, month: int | None = None) -> DateMention | None:
    """The date that ``words`` are when the heading above gives the year; None when they are none.

    Places of the mention are those in ``words``. ``month`` is that of the heading, for days alone.
    """
    plain = words.strip()
    if not year or not plain or len(plain) > _LONGEST:
        return None
    below = f"{month}/{year}" if month and _DAY_ALONE.fullmatch(plain) else str(year)
    for whole in (f"{plain}/{below}", f"{plain} {below}"):
        found = find_dates(whole)
        if found and not _WORD_OF_DAY.sub("", whole[: found[0].start]) and found[0].end == len(whole):
            lead = len(words) - len(words.lstrip())
            return DateMention(found[0].date, lead, lead + len(plain), repaired=found[0].repaired)
    return None
