"""The days of a paper as a notice about it tells them: "signed at Hanoi on D, in force since E"."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from caunoi.extraction.date_shapes import any_of
from caunoi.extraction.dates import DateMention, find_dates
from caunoi.extraction.view import View
from caunoi.vocabulary import load

_WORDS = load("memoranda")
_REACH = 700  # characters of a notice in which the days of the paper stand
_TOP = 1500  # characters in which a notice says what it is
_BEFORE = 70  # characters before a day in which its verb stands
_PAIR = 30  # characters around a day in which the other side's stands


def _words(group: str) -> str:
    return any_of([*_WORDS[group]["vi"], *_WORDS[group]["en"]])


_NOTICE = re.compile(rf"(?<!\w)(?:{_words('notices')})", re.IGNORECASE)
_SIGNED_ON = re.compile(
    r"(?<!\w)(?:(?:được\s)?ký(?:\skết)?(?:\s(?:tại|ở)\s[^,;.:]{2,40}?)?,?\s(?:vào\s)?(?:ngày\s)?"
    r"|signed\s(?:(?:at|in)\s[^,;.:]{2,30}?,?\s)?(?:on\s)?(?:the\s)?)\Z",
    re.IGNORECASE,
)
_IN_FORCE_ON = re.compile(
    rf"(?:{_words('in_force')})\s(?:(?:on|from|since|as|of|vào|từ|kể|ngày|the)\s){{0,4}}\Z", re.IGNORECASE
)
_PREAMBLE = re.compile(r"(?<!\w)(?:sau đây|dưới đây|hereinafter|hereafter)(?!\w)", re.IGNORECASE)
_AND_ON = re.compile(r"\s?(?:and|và|&)\s(?:on\s)?(?:ngày\s)?", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Notice:
    """What a notice of entry into force tells; its own day is that of neither."""

    signed: DateMention | None
    start: DateMention | None


def read_notice(view: View, end: int) -> Notice | None:
    """The notice at the head of a paper, before ``end``; None when the text opens with the paper itself."""
    told = [_told_at(view, opening) for opening in _NOTICE.finditer(view.flat, 0, min(end, _TOP))]
    return next(
        (one for one in told if one.signed), next((one for one in told if one.start), (*told, None)[0])
    )


def _told_at(view: View, opening: re.Match[str]) -> Notice:
    """The days that stand around ``opening``, before the preamble of the paper itself."""
    limit = min(len(view.flat), opening.end() + _REACH)
    paper = _PREAMBLE.search(view.flat, opening.end(), limit)
    days = list(_days_behind(view, max(0, opening.start() - _REACH // 2), paper.start() if paper else limit))
    signed = next((day for day in days if _stands_before(_SIGNED_ON, view, day)), None)
    start = next((day for day in days if _stands_before(_IN_FORCE_ON, view, day)), None)
    return Notice(later_of_pair(view, signed) if signed else None, start)


def later_of_pair(view: View, day: DateMention) -> DateMention:
    """ "Signed on October 15 and September 15, 2008": each side signed on a day of its own."""
    first = max(0, day.start - _PAIR)
    words = view.flat[first : day.end + _PAIR]
    near = [
        DateMention(one.date, first + one.start, first + one.end)
        for one in find_dates(words, default_year=day.date.year)
        if one.date.day
    ]
    tied = [
        one
        for one in near
        if _AND_ON.fullmatch(view.flat, one.end, day.start)
        or _AND_ON.fullmatch(view.flat, day.end, one.start)
    ]
    return max([day, *tied], key=lambda one: one.date.last_day)


def _days_behind(view: View, start: int, end: int) -> Iterator[DateMention]:
    for day in find_dates(view.flat[start:end]):
        if day.date.day is not None:
            yield DateMention(day.date, start + day.start, start + day.end)


def _stands_before(words: re.Pattern[str], view: View, day: DateMention) -> bool:
    return words.search(view.flat, max(0, day.start - _BEFORE), day.start) is not None
