"""Vietnamese numbers that count no cooperation: the two sides, who came along, the parts of one house."""

import re
from collections.abc import Iterable

from caunoi.extraction.date_shapes import any_of
from caunoi.extraction.figures_counts import Count
from caunoi.extraction.figures_numbers import Number
from caunoi.vocabulary import load

_WORDS = load("figures")


def _told(group: str, part: str) -> str:
    return any_of(_WORDS[group][part])


_BODIES = frozenset({"partner-institutions", "partner-companies", "countries", "faculties", "units"})
_SIDES = re.compile(
    rf"\s?(?:{_told('sides', 'nouns')})(?!\w|,\s\w)(?!\s(?:{_told('sides', 'more')})(?!\w))", re.I
)
_WITH = re.compile(rf"(?<!\w)(?:{_told('sides', 'counted_behind')})\s\Z", re.IGNORECASE)
_OF_SIDES = re.compile(rf"(?<!\w)(?:{_told('sides', 'told_behind')})\s\Z", re.IGNORECASE)
_PART = re.compile(
    rf"(?<!\w)(?:gồm|có)\s[^;.]{{0,80}}?\d[^,;.\d]{{2,40}}(?:{_told('house_parts', 'behind')})(?!\w)", re.I
)
_ORIGIN = re.compile(rf"(?<!\w)(?:{_told('house_parts', 'origin')})\s(?:(?:hơn|gần|khoảng)\s)?\Z", re.I)
_CAME = re.compile(
    rf"(?<!\w)(?:{_told('delegation', 'led')})(?!\w)[^.;:]{{0,80}}(?<!\w)(?:{_told('delegation', 'holds')})"
    r"(?:\scó)?\s[^.;:]{0,60}\Z"
    rf"|(?<!\w)(?:{_told('delegation', 'led')})\s\Z",
    re.IGNORECASE,
)
_PEOPLE = re.compile(rf"\s?(?:{_told('delegation', 'people')})(?!\w)", re.IGNORECASE)
_VERB = re.compile(rf"\s(?:{_told('not_counted', 'verbs')})\s|\s[–—-]\s", re.IGNORECASE)
_TWO, _FEW = 2, 4
_REACH = 160  # characters before a number that are looked at


def counts_no_cooperation(text: str, number: Number, count: Count) -> bool:
    """True where ``number`` of a Vietnamese sentence counts those who meet, or what a house is made of."""
    before = text[max(0, number.start - _REACH) : number.start]
    return (
        _is_told_apart(text, number, count)
        or _counts_sides(text, number, count, before)
        or _counts_parts(text, count, before)
        or bool(_PEOPLE.match(text, number.end) and _CAME.search(before))
    )


def _is_told_apart(text: str, number: Number, count: Count) -> bool:
    """ "Đại học Lyon 3 có buổi thăm", "Phòng 306 – Trường": a verb or dash parts number and noun."""
    return not number.spelt and _VERB.search(text, number.end, count.end) is not None


def _counts_sides(text: str, number: Number, count: Count, before: str) -> bool:
    """ "lãnh đạo 2 đơn vị", "quan hệ giữa 2 trường": those whom the news is about."""
    if not _is_of(count, _BODIES) or not _SIDES.match(text, number.end):
        return False
    if count.value == _TWO:
        return not _WITH.search(before)
    return count.value <= _FEW and bool(_OF_SIDES.search(before))


def _counts_parts(text: str, count: Count, before: str) -> bool:
    """ "gồm 21 khoa, 3 trường thành viên", "nhà khoa học đến từ 19 trường": no partners."""
    came_from = _is_of(count, _BODIES - {"countries"}) and _ORIGIN.search(before)
    return bool(came_from) or (_is_of(count, _BODIES) and bool(_PART.search(text)))


def _is_of(count: Count, whats: Iterable[str]) -> bool:
    return count.what.removesuffix("-per-year") in whats
