"""Days that news tells from its own day: "today", "sáng nay", "last Wednesday (1st)", "last month"."""

import re
from datetime import date, timedelta

from caunoi.domain.dates import PartialDate
from caunoi.extraction.date_shapes import any_of
from caunoi.extraction.dates import DateMention, find_dates
from caunoi.extraction.phrases import PhraseBook
from caunoi.vocabulary import load

_WORDS = load("dates")
_RELATIVE = _WORDS["relative"]
_BOOK: PhraseBook[tuple[str, int]] = PhraseBook(
    (phrase, (unit, int(ago)))
    for unit in ("days", "months", "years")
    for ago, phrases in _RELATIVE[unit].items()
    for phrase in phrases
)
_WEEKDAYS = {"mon": 0, "tue": 1, "wed": 2, "thu": 3, "fri": 4, "sat": 5, "sun": 6} | {
    "thứ hai": 0, "thứ ba": 1, "thứ tư": 2, "thứ năm": 3, "thứ sáu": 4, "thứ bảy": 5, "chủ nhật": 6,
    "thứ 2": 0, "thứ 3": 1, "thứ 4": 2, "thứ 5": 3, "thứ 6": 4, "thứ 7": 5,
}  # fmt: skip
_WEEKDAY = re.compile(
    rf"(?<!\w)(?P<lead>(?:{any_of(_RELATIVE['weekday']['before'])})\s+)?"
    rf"(?P<name>{any_of([*_WORDS['weekdays']['vi'], *_WORDS['weekdays']['en'][:7]])})(?!\w)"
    rf"(?P<behind>\s+(?:{any_of(_RELATIVE['weekday']['behind'])})(?!\w))?"
    r"(?:,?\s?\((?:the\s)?(?P<day>\d{1,2})(?:st|nd|rd|th)?\))?",
    re.IGNORECASE,
)

_DONE = re.compile(r"(?<!\w)(?:signed|inked|sealed|concluded|held|here)\s\Z")  # "was signed wednesday"
_OTHER_WEEK = re.compile(
    rf"(?<!\w)(?:{any_of(_RELATIVE['weekday']['other_week'])})\s(?:\w+\s)?\Z", re.IGNORECASE
)


def find_days(
    text: str, *, default_year: int | None = None, publication: date | None = None
) -> list[DateMention]:
    """The dates of ``text``; where it names none, the days it tells from that of ``publication``."""
    dates = find_dates(text, default_year=default_year, publication=publication)
    if publication is None or any(not day.weak for day in dates):
        return dates
    return sorted([*dates, *_told_days(text, publication)], key=lambda day: day.start)


def _told_days(text: str, publication: date) -> list[DateMention]:
    found = [
        DateMention(_before(publication, *phrase.value), phrase.start, phrase.end, year_inferred=True)
        for phrase in _BOOK.find(text)
    ]
    for match in _WEEKDAY.finditer(text):
        if match["lead"] or match["behind"] or _is_said_alone(match):
            day = _last_weekday(match, publication)
            found.append(DateMention(PartialDate.of(day), *match.span(), year_inferred=True))
    return found


def _is_said_alone(match: re.Match[str]) -> bool:
    """ "President P. put pen to paper Monday": as newspapers write; not "every Monday", "next Monday"."""
    before = match.string[max(0, match.start() - 16) : match.start()]
    is_written = match["name"][0].isupper() or _DONE.search(before) is not None
    return match["name"].isascii() and is_written and _OTHER_WEEK.search(before) is None


def _before(publication: date, unit: str, ago: int) -> PartialDate:
    """The day, month or year so long before that of publication, no more exactly than told."""
    if unit == "days":
        return PartialDate.of(publication - timedelta(days=ago))
    if unit == "years":
        return PartialDate(publication.year - ago)
    months = publication.year * 12 + publication.month - 1 - ago
    return PartialDate(months // 12, months % 12 + 1)


def _last_weekday(match: re.Match[str], publication: date) -> date:
    """The latest such weekday up to the day of publication; its number in brackets decides."""
    words = " ".join(match["name"].lower().split())
    weekday = _WEEKDAYS.get(words, _WEEKDAYS.get(words[:3], 0))
    day = publication - timedelta(days=(publication.weekday() - weekday) % 7)
    if day == publication and (match["lead"] or "").strip().lower() == "last":
        day -= timedelta(days=7)
    weeks = (day - timedelta(days=7 * back) for back in range(4))
    numbered = [one for one in weeks if match["day"] and one.day == int(match["day"])]
    return numbered[0] if numbered else day
