"""Finds lengths of time that can be a validity: "05 năm", "five (5) years", "18 tháng"."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from caunoi.extraction.date_shapes import any_of
from caunoi.extraction.keeping import keeping
from caunoi.extraction.literals import holds_any, parts_of
from caunoi.vocabulary import load

_WORDS = load("terms")
_NUMBERS: dict[str, int] = {
    word: number
    for language in ("vi", "en")
    for number, word in enumerate(_WORDS["numbers"][language], start=1)
}
_NUMBERS["an"] = _NUMBERS["a"] = 1
_YEARS = {word for key, words in _WORDS["units"].items() if key.endswith("year") for word in words}
_MONTHS = {word for key, words in _WORDS["units"].items() if key.endswith("month") for word in words}

_LENGTH = re.compile(
    rf"(?<![\w./-])(?:(?P<digits>\d{{1,2}})(?:[.,](?P<half>5))?|(?P<word>{any_of(_NUMBERS)})"
    r"|[^\W\d_][\w-]{2,12}\s?(?=\(\s?(?P<noted>\d{1,2})\s?\)))"
    r"(?:\s?\(\s?[\w\s]{1,12}\))?[\s-]{1,3}"
    r"(?:(?:calendar|full|consecutive|whole|complete|contract|(?P<more>more))\s)?"
    rf"(?P<unit>{any_of([*_YEARS, *_MONTHS])})(?![\w/])"
    r"(?!\s{1,2}(?:19|20)\d\d(?!\s?[-–]\s?(?:19|20)\d\d))(?!\s{0,2}/)",  # "tháng 5 năm 2022"
    re.IGNORECASE,
)
_BEFORE = re.compile(rf"(?<!\w)(?:{any_of(_WORDS['not_a_term']['before'])})\s{{1,2}}\Z", re.IGNORECASE)
_AFTER = re.compile(rf"['’]?\s{{0,2}}(?:{any_of(_WORDS['not_a_term']['after'])})(?!\w)", re.IGNORECASE)
_FOR = re.compile(r"(?<!\w)(?:for|of|lasts|within)\s{1,2}\Z", re.IGNORECASE)
_VALID_WITHIN = re.compile(
    r"(?<!\w)(?:valid|validity|effective|in force|in effect)\swithin\s{1,2}\Z", re.IGNORECASE
)
_FURTHER = re.compile(rf"(?<!\w)(?:{any_of(_WORDS['not_a_term']['further'])})\s{{1,2}}\Z", re.IGNORECASE)
_PROLONGED = re.compile(  # "extends the partnership for another five years", "ký gia hạn ... thêm 5 năm"
    rf"(?<!\w)(?:{any_of(_WORDS['prolonged']['verbs'])})(?!\w)[^.;\n]{{0,90}}\Z", re.IGNORECASE
)
_MAYBE = re.compile(
    rf"(?<!\w)(?:{any_of(_WORDS['prolonged']['maybe'])})\s(?:[\w-]{{1,13}}\s){{0,2}}\Z", re.IGNORECASE
)
_REACH = 130  # characters in which the verb of prolonging stands before the length
_LONGEST = 99 * 12
_UNITS = parts_of([*_YEARS, *_MONTHS])


@dataclass(frozen=True, slots=True)
class Duration:
    """A length of ``months`` months written at ``text[start:end]``."""

    months: int
    start: int
    end: int


def find_durations(text: str) -> list[Duration]:
    """Lengths of time in years or months that may be a validity, in their order.

    Notice periods ("báo trước 06 tháng"), further terms ("another five years") and
    rhythms ("every two years") are left out.
    """
    return list(_durations(text))


@keeping
def _durations(text: str) -> Sequence[Duration]:
    found: list[Duration] = []
    if not holds_any(text, _UNITS):
        return found
    for match in _LENGTH.finditer(text):
        months = _months(match)
        if 0 < months <= _LONGEST and not _is_something_else(match):
            found.append(Duration(months, match.start(), match.end()))
    return found


def _months(match: re.Match[str]) -> int:
    digits = match["digits"] or match["noted"]
    number = float(digits) if digits else float(_NUMBERS[match["word"].lower()])
    if match["half"]:
        number += 0.5
    unit = " ".join(match["unit"].lower().split())
    return round(number * 12) if unit in _YEARS else int(number)


def _is_something_else(match: re.Match[str]) -> bool:
    text = match.string
    before = text[max(0, match.start() - 40) : match.start()]
    if (match["more"] or _FURTHER.search(before)) and not _AFTER.match(text, match.end()):
        return not _is_prolonged(text[max(0, match.start() - _REACH) : match.start()])
    if match["word"] and match["word"].lower() in ("a", "an") and not _FOR.search(before):
        return True  # "two students a year"
    excluded = _BEFORE.search(before) and not _VALID_WITHIN.search(before)
    return bool(excluded or _AFTER.match(text, match.end()))


def _is_prolonged(before: str) -> bool:
    """A paper was prolonged by this length, no more than may be: "may be renewed for another year"."""
    verb = _PROLONGED.search(before)
    return verb is not None and _MAYBE.search(before, 0, verb.start()) is None
