"""Finds the later days on which a paper was prolonged: "(2010, renewed 2015 and 2020)"."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from caunoi.domain.dates import PartialDate
from caunoi.extraction.date_shapes import any_of
from caunoi.extraction.dates import DateMention, find_dates
from caunoi.extraction.literals import holds_any, parts_of
from caunoi.vocabulary import load

_WORDS = load("renewals")


def _words(group: str) -> str:
    return any_of([*_WORDS[group]["vi"], *_WORDS[group]["en"]])


_RENEWED = re.compile(
    rf"(?:(?<!\w)(?:{_words('paper')})\s+)?(?:(?<!\w)(?:{_words('was')})\s+){{0,3}}"
    rf"(?<!\w)(?:{_words('renewed')})(?!\w)(?=[^\w;.]{{0,3}})",
    re.IGNORECASE,
)
_PARTS = parts_of([*_WORDS["renewed"]["vi"], *_WORDS["renewed"]["en"]])
_BEFORE_DATE = re.compile(rf"\s*(?:(?:{_words('before_date')})\s*){{0,4}}", re.IGNORECASE)
_BETWEEN = re.compile(rf"\s*(?:,|&|\+|(?:{_words('and')})(?!\w))?\s*", re.IGNORECASE)
_NOT = re.compile(r"(?:not|never|chưa|không|be|sẽ|to)\s+(?:been\s+)?\Z", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Renewal:
    """A prolongation told at ``text[start:end]``, with each of its days; the last day ends there."""

    start: int
    end: int
    days: tuple[DateMention, ...]


def find_renewals(text: str, publication: date | None = None, year: int | None = None) -> list[Renewal]:
    """Every stretch that says when something was renewed, in order; plans and denials left out."""
    if not holds_any(text, _PARTS):
        return []
    heads = [head for head in _RENEWED.finditer(text) if not _NOT.search(text, 0, head.start())]
    if not heads:
        return []
    days = find_dates(text, default_year=year, publication=publication)
    found: list[Renewal] = []
    for head in heads:
        if found and head.start() < found[-1].end:
            continue
        own = _days_behind(text, head.end(), days)
        if own:
            found.append(Renewal(head.start(), own[-1].end, own))
    return found


def _days_behind(text: str, at: int, days: Sequence[DateMention]) -> tuple[DateMention, ...]:
    """The days listed right behind ``at``: "in 2004, 2009 and most recently on 5 May 2014"."""
    own: list[DateMention] = []
    for day in days:
        if day.start < at:
            continue
        gap = text[at : day.start]
        tie = _BETWEEN.match(gap) if own else None
        rest = gap[tie.end() :] if tie else gap
        if (own and not gap.strip()) or not _BEFORE_DATE.fullmatch(rest) or day.last is not None:
            break
        own.append(day)
        at = day.end
    return tuple(own)


def without_renewals(text: str, renewals: Sequence[Renewal]) -> str:
    """``text`` with blanks where renewals are told, so that their days date nothing else."""
    for one in renewals:
        text = text[: one.start] + " " * (one.end - one.start) + text[one.end :]
    return text


def last_day(renewals: Sequence[Renewal]) -> PartialDate | None:
    """The latest day of renewal told."""
    days = [day.date for one in renewals for day in one.days]
    return max(days, key=lambda day: day.last_day, default=None)
