"""Numbers that only say who the two sides are, or who came along: no figures of a cooperation."""

import re

from caunoi.extraction.date_shapes import any_of
from caunoi.extraction.figures_counts import Count
from caunoi.extraction.figures_numbers import Number
from caunoi.vocabulary import load

_WORDS = load("figures")
_SIDES = frozenset(_WORDS["both_sides"]["slugs"])
_PEOPLE = frozenset(_WORDS["company"]["slugs"])
_COUNTED = re.compile(rf"(?<!\w)(?:{any_of(_WORDS['both_sides']['counted_behind'])})\s+\Z", re.IGNORECASE)
_NOT_COUNTED = re.compile(r"(?<!\w)(?:đối|giữa|of|between)\s(?:với\s+)?\Z", re.IGNORECASE)
_GROUP = any_of(_WORDS["company"]["groups"])
_MADE_UP = any_of(_WORDS["company"]["made_up"])
_ROUGHLY = r"(?:(?:hơn|khoảng|gần|trên|over|about|nearly|some|more than)\s)?"
_COMES = re.compile(
    rf"(?<![\w\d])(?<!\d\s)(?:{_GROUP})(?:\s[^.;:\d]{{0,60}})?,?\s(?:{_MADE_UP})\s"
    rf"(?:[^.;]{{0,70}}(?:,|and|và|cùng)\s)?{_ROUGHLY}\Z",
    re.IGNORECASE,
)
_GROUP_OF = re.compile(
    rf"(?<!\d\s)(?<!\w)(?:đoàn|group of|delegation of|team of)\s{_ROUGHLY}\Z", re.IGNORECASE
)
_SEVERAL = re.compile(r"(?<!\w)(?:\d+|các|những|nhiều|mỗi|hai|ba|bốn|năm|số)\s\Z", re.IGNORECASE)
_BEFORE, _REACH = 24, 150  # characters before the number that are looked at


def tells_who_is_there(text: str, number: Number, count: Count) -> bool:
    """ "lãnh đạo 2 đơn vị", "the 2 universities"; "a delegation composed of ten lecturers and a student"."""
    return _names_both_sides(text, number, count) or _came_along(text, count)


def _names_both_sides(text: str, number: Number, count: Count) -> bool:
    if number.value != 2 or count.what not in _SIDES or number.end - number.start > len("hai"):
        return False
    before = text[max(0, number.start - _BEFORE) : number.start]
    return not _COUNTED.search(before) or _NOT_COUNTED.search(before) is not None


def _came_along(text: str, count: Count) -> bool:
    if count.what not in _PEOPLE:
        return False
    before = text[max(0, count.start - _REACH) : count.start]
    match = _GROUP_OF.search(before) or _COMES.search(before)
    return match is not None and _SEVERAL.search(before, 0, match.start()) is None
