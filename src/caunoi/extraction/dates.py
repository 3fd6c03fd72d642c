"""Finds dates in Vietnamese and English text, as precise as they are written, broken ones included."""

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache
from typing import Any

from caunoi.domain.dates import PartialDate
from caunoi.extraction.date_shapes import (
    AHEAD,
    BEFORE_DAY,
    IN_NUMBER_OF_PAPER,
    MONTH_NUMBERS,
    MONTH_WORDS_VI,
    NUMBER_OF_PAPER,
    REACH_OF_NUMBER,
    ROMAN_MONTHS,
    shapes_in,
)
from caunoi.extraction.publication import is_dateline, leading_stamps, openings, stamp_lines

_KEPT, _SHORT = 1024, 1000  # texts whose dates are kept, and how long they may be
_MONTHS_ALONE = re.compile(r"\s*\d{1,2}[/.]\d\d(?:\s?[-–~→]\s?\d{1,2}[/.]\d\d)?\s*")
_EARLIEST, _LATEST = 1900, 2100
_BUDDHIST = 543  # Thai years run this far ahead of the common ones


@dataclass(frozen=True, slots=True)
class DateMention:
    """A date standing at ``text[start:end]``.

    ``repaired``: misprinted, with a single possible reading. ``impossible``: a day or month
    that does not exist was left out of ``date``. ``year_inferred``: the text gives no year.
    ``last`` is the final part of a stretch written as one (a quarter, a school year).
    ``weak``: a bare number that merely looks like a year.
    """

    date: PartialDate
    start: int
    end: int
    repaired: bool = False
    impossible: bool = False
    year_inferred: bool = False
    last: PartialDate | None = None
    weak: bool = False


@dataclass(frozen=True, slots=True)
class _Years:
    """Where the year of a date without one comes from."""

    default: int | None
    publication: date | None


_Match = re.Match[str]
_Reading = Callable[[_Match, _Years], DateMention | None]


def find_dates(
    text: str, *, default_year: int | None = None, publication: date | None = None
) -> list[DateMention]:
    """All dates in ``text`` in their order, none overlapping another. Day first, always.

    A day without a year takes ``default_year``, else the year of ``publication`` (the year
    before where it would otherwise lie ahead of it, unless the words say that it does);
    without either it is left out. Never raises, takes time linear in the text.
    """
    read = _dates_in if len(text) > _SHORT else _kept_dates
    return list(read(text, default_year, publication))


def _dates_in(text: str, default_year: int | None, publication: date | None) -> tuple[DateMention, ...]:
    shapes = shapes_in(text)
    if not shapes:
        return ()
    found, years = [], _Years(default_year, publication)
    for rank, name, shape in shapes:
        read = _READINGS[name]
        for match in shape.finditer(text):
            mention = read(match, years)
            if mention:
                found.append((mention.start, -mention.end, rank, mention))
    kept: list[DateMention] = []
    for *_, mention in sorted(found, key=lambda item: item[:3]):
        if not kept or mention.start >= kept[-1].end:
            kept.append(mention)
    return tuple(kept)


_kept_dates = lru_cache(maxsize=_KEPT)(_dates_in)  # layouts and rows ask for the same cells again


def publication_day(text: str) -> date | None:
    """The day a text was published or last brought up to date, from its dateline or stamp.

    A stamp with the word for it ("Cập nhật", "Posted") beats a bare dateline; a copyright
    year is none. None when no line says a full day.
    """
    for line in [*(text[start:end] for start, end in leading_stamps(text)), *stamp_lines(text)]:
        days = [m.date.first_day for m in find_dates(line) if m.date.day and not m.impossible]
        if days:
            return days[-1]
    for words in openings(text):
        for day in find_dates(words)[:1]:
            full = day.date.day and not day.impossible
            if full and is_dateline(words[: day.start], words[day.end :]):
                return day.date.first_day
    return None


def _mention(match: _Match, day: PartialDate | None, **marks: Any) -> DateMention | None:
    return DateMention(day, match.start(), match.end(), **marks) if day else None


def _before(match: _Match) -> str:
    return match.string[max(0, match.start() - REACH_OF_NUMBER) : match.start()]


def _year(digits: str) -> int | None:
    """A plausible year from two, four or (Buddhist) four digits; None otherwise."""
    number = int(digits)
    if len(digits) == 2:
        return 2000 + number if number < 60 else 1900 + number
    if _EARLIEST + _BUDDHIST <= number <= _LATEST + _BUDDHIST and number > _LATEST:
        number -= _BUDDHIST
    return number if _EARLIEST <= number <= _LATEST else None


def _best(year: int | None, month: int, day: int) -> tuple[PartialDate, bool] | None:
    """The date, or as much of it as exists, and whether something had to be left out."""
    if year is None:
        return None
    try:
        return PartialDate(year, month, day), False
    except ValueError:
        pass
    if month > 12 and 1 <= day <= 12:  # month first, since day first is impossible
        return _best_month_first(year, day, month)
    return (PartialDate(year, month) if 1 <= month <= 12 else PartialDate(year)), True


def _best_month_first(year: int, month: int, day: int) -> tuple[PartialDate, bool]:
    try:
        return PartialDate(year, month, day), False
    except ValueError:
        return PartialDate(year), True


def _day_first(match: _Match, _: _Years) -> DateMention | None:
    one, two, year = match["one"].strip(), match["two"].strip(), match["year"]
    broken = one != two or len(one) > 1 or len(year) == 5
    best = _best(_year(year[:4]), int(match["month"]), int(match["day"]))
    if not best or (best[1] and broken):
        return None
    return _mention(match, best[0], impossible=best[1], repaired=broken)


def _short_year(match: _Match, _: _Years) -> DateMention | None:
    best = _best(_year(match["year"]), int(match["month"]), int(match["day"]))
    if not best or best[1] or _is_section_number(match):
        return None
    return _mention(match, best[0])


def _is_section_number(match: _Match) -> bool:
    """ "2.1.10 Scope" at the start of a line numbers a section."""
    text = match.string
    starts_line = match.start() == 0 or text[match.start() - 1] == "\n"
    after = text[match.end() : match.end() + 3].lstrip(".) ")
    return starts_line and match["one"] == "." and after[:1].isalpha()


def _year_first(match: _Match, _: _Years) -> DateMention | None:
    if match["one"] + match["two"] not in {"--", "//", "..", "年月"}:
        return None
    best = _best(_year(match["year"]), int(match["month"]), int(match["day"]))
    return _mention(match, best[0], impossible=best[1]) if best else None


def _glued(match: _Match, _: _Years) -> DateMention | None:
    best = _best(_year(match["year"]), int(match["month"]), int(match["day"]))
    return _mention(match, best[0], repaired=True) if best and not best[1] else None


def _named_day(match: _Match, years: _Years) -> DateMention | None:
    """A day with the name of its month, with or without a year."""
    year, name = match["year"] or match.groupdict().get("short"), match["name"]
    if not year and name[0].islower():  # "5 may" is more often a verb than a month
        return None
    return _day_of_month(match, year, MONTH_NUMBERS[name.lower()], years)


def _day_of_month(match: _Match, year: str | None, month: int, years: _Years) -> DateMention | None:
    day = int(match["day"])
    if year is None:
        return _without_year(match, month, day, years)
    best = _best(_year(year), month, day) if month <= 12 else None
    return _mention(match, best[0], impossible=best[1]) if best else None


def _without_year(match: _Match, month: int, day: int | None, years: _Years) -> DateMention | None:
    year = years.default or (years.publication and years.publication.year)
    if not year:
        return None
    try:
        guess = PartialDate(year, month, day)
        if years.publication and guess.first_day > years.publication and not _lies_ahead(match):
            guess = PartialDate(year - 1, month, day)
    except ValueError:
        return None
    return _mention(match, guess, year_inferred=True)


def _lies_ahead(match: _Match) -> bool:
    return AHEAD.search(match.string, max(0, match.start() - 60), match.start()) is not None


def _month_number(words: str) -> int:
    plain = " ".join(words.lower().split())
    return int(plain) if plain.isdigit() else MONTH_WORDS_VI[plain]


def _day_in_words(match: _Match, years: _Years) -> DateMention | None:
    return _day_of_month(match, match["year"], _month_number(match["month"]), years)


def _month_in_words(match: _Match, years: _Years) -> DateMention | None:
    month = _month_number(match["month"])
    if match["year"]:
        return _month_of_year(match, match["year"], month)
    if not match["month"].isdigit():  # "tháng năm" needs its year to be a month for certain
        return None
    return _without_year(match, month, None, years) if 1 <= month <= 12 else None


def _month_of_year(match: _Match, year: str, month: int) -> DateMention | None:
    number = _year(year)
    if number is None or not 1 <= month <= 12:
        return None
    return _mention(match, PartialDate(number, month))


def _numeric_month(match: _Match, _: _Years) -> DateMention | None:
    if NUMBER_OF_PAPER.search(_before(match)):  # "số 03/2018" numbers a paper
        return None
    return _month_of_year(match, match["year"], int(match["month"]))


def _short_month(match: _Match, _: _Years) -> DateMention | None:
    """ "T9/18", or "9/18 - 9/23" where nothing but such months stands: the second number is no month."""
    is_led = match[0][:1].isalpha()
    if not is_led and not _MONTHS_ALONE.fullmatch(match.string):
        return None
    return _month_of_year(match, match["year"], int(match["month"])) if int(match["year"]) > 12 else None


def _roman_month(match: _Match, years: _Years) -> DateMention | None:
    return _day_of_month(match, match["year"], ROMAN_MONTHS[match["roman"].upper()], years)


def _day_of_year_in_words(match: _Match, years: _Years) -> DateMention | None:
    return _day_of_month(match, match["year"], int(match["month"]), years)


def _named_month(match: _Match, _: _Years) -> DateMention | None:
    name = match["name"]
    if name[0].islower() and name.lower() in ("may", "mar"):
        return None
    return _month_of_year(match, match["year"] or match["short"], MONTH_NUMBERS[name.lower()])


def _month_span(match: _Match, _: _Years) -> DateMention | None:
    """ "March - October 2022": a stretch of one year."""
    year = _year(match["year"])
    first, last = MONTH_NUMBERS[match["name"].lower()], MONTH_NUMBERS[match["other"].lower()]
    if year is None or first >= last:
        return None
    return _mention(match, PartialDate(year, first), last=PartialDate(year, last))


def _quarter(match: _Match, _: _Years) -> DateMention | None:
    year = _year(match["year"])
    number = {"i": 1, "ii": 2, "iii": 3, "iv": 4}.get(match["quarter"].lower()) or int(match["quarter"])
    if year is None:
        return None
    return _mention(match, PartialDate(year, 3 * number - 2), last=PartialDate(year, 3 * number))


def _bare_day(match: _Match, years: _Years) -> DateMention | None:
    before = match.string[max(0, match.start() - 20) : match.start()]
    if not BEFORE_DAY.search(before):
        return None
    month = int(match["month"])
    return _without_year(match, month, int(match["day"]), years) if 1 <= month <= 12 else None


def _dotted_day(match: _Match, years: _Years) -> DateMention | None:
    """ "ngày 7.5": in Vietnamese news a day and its month; the word before it is no part of the date."""
    month = int(match["month"])
    mention = _without_year(match, month, int(match["day"]), years) if 1 <= month <= 12 else None
    return replace(mention, start=match.start("day")) if mention else None


def _school_year(match: _Match, _: _Years) -> DateMention | None:
    first = _year(match["first"])
    second = match["second"]
    if first is None:
        return None
    last = int(second) if len(second) == 4 else first - first % 100 + int(second)
    if not first <= last <= first + 10:
        return None
    return _mention(match, PartialDate(first), last=PartialDate(last))


def _split_year(match: _Match, years: _Years) -> DateMention | None:
    """ "2021-22": two years; a second part up to 12 is a month instead ("2020-09")."""
    return _school_year(match, years) if int(match["second"]) > 12 else None


def _bare_year(match: _Match, _: _Years) -> DateMention | None:
    if IN_NUMBER_OF_PAPER.search(_before(match)):
        return None
    return _mention(match, PartialDate(int(match["year"])), weak=True)


def _year_in_words(match: _Match, _: _Years) -> DateMention | None:
    year = _year(match["year"])
    return _mention(match, PartialDate(year)) if year else None


_READINGS: dict[str, _Reading] = {
    "school_year": _school_year,
    "split_year": _split_year,
    "year_first": _year_first,
    "day_first": _day_first,
    "short_year": _short_year,
    "glued": _glued,
    "month_span": _month_span,
    "day_month_name": _named_day,
    "month_name_day": _named_day,
    "month_name_year": _named_month,
    "day_month_words": _day_in_words,
    "month_words": _month_in_words,
    "month_letter": _numeric_month,
    "month_letter_short": _short_month,
    "month_short_year": _short_month,
    "roman_month": _roman_month,
    "day_month_of_year": _day_of_year_in_words,
    "quarter": _quarter,
    "month_year": _numeric_month,
    "year_month": _numeric_month,
    "year_then_month": _numeric_month,
    "day_month": _bare_day,
    "day_month_dots": _dotted_day,
    "year_word": _year_in_words,
    "bare_year": _bare_year,
}
