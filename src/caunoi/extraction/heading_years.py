"""Days written without a year, below a heading that gives it: "15/12", "12 Feb", "June"."""

from datetime import date

from caunoi.extraction.dates import DateMention, find_dates

_LONGEST = 24  # characters of a day without a year


def last_day_of(year: int | None) -> date | None:
    """The last day of the year, from which days without a year count back."""
    return date(year, 12, 31) if year else None


def date_below(words: str, year: int | None) -> DateMention | None:
    """The date that ``words`` are when the heading above gives the year; None when they are none.

    Places of the mention are those in ``words``.
    """
    plain = words.strip()
    if not year or not plain or len(plain) > _LONGEST:
        return None
    for whole in (f"{plain}/{year}", f"{plain} {year}"):
        found = find_dates(whole)
        if found and found[0].start == 0 and found[0].end == len(whole):
            lead = len(words) - len(words.lstrip())
            return DateMention(found[0].date, lead, lead + len(plain), repaired=found[0].repaired)
    return None
