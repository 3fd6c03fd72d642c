"""Days and validities as cells of a table write them."""

import re
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import lru_cache
from typing import Any

from caunoi.domain.dates import PartialDate
from caunoi.domain.kinds import Flag
from caunoi.domain.terms import Term
from caunoi.extraction.dates import DateMention, find_dates
from caunoi.extraction.terms import read_term
from caunoi_web.register.forms.dates import read_partial
from caunoi_web.register.services import term_values

_CLOCK = re.compile(r"\s+\d{1,2}:\d{2}(?::\d{2})?\Z|\A\d{1,2}:\d{2}(?::\d{2})?\s+")
_WEEKDAY = re.compile(r"\b(?:thứ|T)\s?[2-7]\b", re.IGNORECASE)
_NUMBERS = re.compile(r"(\d{1,2})\s?[-/.]\s?(\d{1,2})\s?[-/.]\s?(\d{4})")
_LETTERS = re.compile(r"\w")
_SERIAL = re.compile(r"[2-6]\d{4}\Z")  # Excel's day numbers of the years 1954 to 2091
_LONELY_YEARS = re.compile(r"0?[1-9]|[12]\d")
_EPOCH = date(1899, 12, 30)
_FIRST_YEAR, _LAST_YEAR = 1900, 2200
_MOST_BESIDE = 6  # letters beside a date, such as "ngày"


@dataclass(frozen=True, slots=True)
class ReadDay:
    """A day as ISO text, "" when ``fault`` (a code of wording.py) says why not."""

    iso: str = ""
    fault: str = ""
    parts: dict[str, str] = field(default_factory=dict)


@lru_cache(maxsize=50_000)
def read_day(words: str) -> ReadDay:
    """The one day, month or year that a cell states; day first, always."""
    written = _CLOCK.sub("", " ".join(words.split()))
    try:
        day = read_partial(written)
    except ValueError:
        return _found_in(written)
    return _plausible(day, written)


def _found_in(written: str) -> ReadDay:
    if numbers := _NUMBERS.fullmatch(written):
        try:  # in figures a day is dd/mm/yyyy or none
            return _plausible(read_partial("/".join(numbers.groups())), written)
        except ValueError:
            return ReadDay(fault="no_day", parts={"written": written})
    if _SERIAL.match(written):
        day = PartialDate.of(_EPOCH + timedelta(days=int(written)))
        return ReadDay(fault="serial", parts={"written": written, "day": str(day)})
    mentions = find_dates(written)
    if len(mentions) > 1:
        return ReadDay(fault="two_days", parts={"written": written})
    if mentions and _has_more(written, mentions[0]):
        return ReadDay(fault="more_than_day", parts={"written": written})
    if not mentions or not _is_whole(written, mentions[0]):
        return ReadDay(fault="no_day", parts={"written": written})
    return _plausible(mentions[0].date, written)


def _has_more(written: str, mention: DateMention) -> bool:
    """Figures stand beside the day: the first day of "28/4 - 3/5/2024", which says no year of its own."""
    beside = f"{written[: mention.start]} {written[mention.end :]}"
    return any(sign.isdigit() for sign in _WEEKDAY.sub(" ", beside))


def _is_whole(written: str, mention: DateMention) -> bool:
    """Nothing was repaired, left out or guessed, and next to nothing else stands there."""
    beside = len(_LETTERS.findall(written[: mention.start] + written[mention.end :]))
    guessed = mention.impossible or mention.repaired or mention.year_inferred or mention.last
    return not guessed and beside <= _MOST_BESIDE


def _plausible(day: PartialDate, written: str) -> ReadDay:
    if not _FIRST_YEAR <= day.year <= _LAST_YEAR:
        return ReadDay(fault="far_year", parts={"written": written})
    return ReadDay(str(day))


@dataclass(frozen=True, slots=True)
class ReadTerm:
    """What a cell says about a validity, as values of the register; a fault or a remark as codes."""

    values: dict[str, Any]
    signed: str = ""
    fault: str = ""
    remark: str = ""


@lru_cache(maxsize=50_000)
def read_validity(words: str, signed: str) -> ReadTerm:
    """A validity in one cell; ``signed`` (ISO text) is the day from which "5 years" count."""
    written = " ".join(words.split())
    lonely = _LONELY_YEARS.fullmatch(written)
    known = PartialDate.parse(signed) if signed else None
    reading = read_term(f"{written} năm" if lonely else words, signed=known)
    if Flag.DATE_IMPOSSIBLE in reading.flags:
        return ReadTerm({}, fault="no_day")
    if Flag.AMBIGUOUS in reading.flags:
        return ReadTerm({}, fault="unclear_term")
    values = {name: value for name, value in term_values(reading.term).items() if value}
    values["term_raw"] = words.strip()
    if not _says_something(reading.term):
        return ReadTerm({"term_raw": words.strip()}, remark="term_not_understood")
    remark = "repaired" if reading.term.repaired else "taken_as_years" if lonely else ""
    return ReadTerm(values, str(reading.signed or ""), remark=remark)


def _says_something(term: Term) -> bool:
    return bool(term.start or term.end or term.duration_months or term.condition or term.is_open_ended)
