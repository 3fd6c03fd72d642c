"""Numbers that count nothing: of items and rows, in days without a year, in codes, said twice in words."""

import re

from caunoi.extraction.date_shapes import MONTH_NUMBERS, any_of
from caunoi.extraction.figures_numbers import Number
from caunoi.extraction.phrases import CAPITALS
from caunoi.vocabulary import load

_WORDS = load("figures")
_SPELT = ["one", "một"] + [word for words in _WORDS["number_words"].values() for word in words]
_MONTH = any_of(MONTH_NUMBERS)
_MONTH_BEFORE = re.compile(rf"(?<!\w)(?:{_MONTH})\.?\s\Z", re.IGNORECASE)
_MONTH_BEHIND = re.compile(rf"(?:st|nd|rd|th)?\s(?:of\s)?(?:{_MONTH})(?!\w)", re.IGNORECASE)
_MAY = re.compile(r"may\s\Z")  # "may 3 partners ..." is the verb
_CODE = re.compile(r"\w-\Z")
_JOINED = re.compile(r"-[a-z]{2}")  # "a 6-month course"
_ROW = re.compile(rf"[ \t]*\n|\s?(?:[|)]|[,;]\s?[\"“{CAPITALS}]|/\s|\.\s|\s(?=[{CAPITALS}]))")
_SPELT_OUT = re.compile(rf"(?<!\w)(?:[a-z]{{3,8}}-)?(?:{any_of(_SPELT)})\s?\(\Z", re.IGNORECASE)
_SUM = re.compile(r"\s?\+\s?\d")  # "2 + 2": years here and there
_SUM_ENDS = re.compile(r"\d\s?\+\s?\Z")
_IN_WORDS = re.compile(r"\d\s?(?:[^\W\d_]{1,6}\s?){0,2}\([^()\d]*\Z")
_VISITS = re.compile(rf"(?<!\w)(?:{any_of(_WORDS['visits']['words'])})[^.;|]{{0,24}}\Z", re.IGNORECASE)
_GOAL = re.compile(rf"\W{{0,4}}(?:{any_of(_WORDS['goals']['words'])})(?!\w)", re.IGNORECASE)
_REACH = 60  # characters before a number that are looked at


def counts_nothing_here(text: str, number: Number) -> bool:
    """True for a number that is part of something else than a count."""
    before = text[max(0, number.start - _REACH) : number.start]
    return (
        _is_day(text, number, before)
        or _is_of_row(text, number)
        or _is_of_item(text, number, before)
        or bool(_VISITS.search(before))
        or bool(_SUM.match(text, number.end) or _SUM_ENDS.search(before))
        or (not number.spelt and bool(_CODE.search(before) or _JOINED.match(text, number.end)))
        or (number.spelt and bool(_IN_WORDS.search(before)))
    )


def states_goals(text: str) -> bool:
    """The sentence begins as one about aims: "Mục tiêu đến 2030: 150 đối tác"."""
    return _GOAL.match(text) is not None


def _is_day(text: str, number: Number, before: str) -> bool:
    """ "November 9", "15 February": a day whose year is not said."""
    if number.spelt or number.value > 31:
        return False
    is_behind_month = _MONTH_BEFORE.search(before) and not _MAY.search(before)
    return bool(is_behind_month or _MONTH_BEHIND.match(text, number.end))


def _is_of_item(text: str, number: Number, before: str) -> bool:
    """ "the following: (1) exchange of faculty; (2) exchange of students": the number of an item."""
    closes = text[number.end : number.end + 1] == ")" and not _SPELT_OUT.search(before)
    if before.rfind("(") > before.rfind(")") and not before.endswith("("):
        return False  # "217 links (2020: 203)": the bracket was open before
    return not number.spelt and closes and before.rstrip(" ")[-1:] in ("", "(", ";", ":", ",", ".")


def _is_of_row(text: str, number: Number) -> bool:
    """ "2 | A shared machine", "03 / Công ty ...": the number at the beginning of a row or item."""
    line = text.rfind("\n", 0, number.start) + 1
    if number.spelt or text[line : number.start].strip(" \t(|•*-–"):
        return False
    return bool(_ROW.match(text, number.end)) and number.value == int(number.value) and number.value < 1000
