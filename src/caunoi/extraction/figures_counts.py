"""Tells what a number counts: people, partners, papers, money ... or nothing of interest."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from caunoi.domain.kinds import Qualifier
from caunoi.extraction.figures_numbers import Number
from caunoi.extraction.phrases import Found, PhraseBook
from caunoi.vocabulary import load

_WORDS = load("figures")


def _any(words: Iterable[str]) -> str:
    ordered = sorted(words, key=len, reverse=True)
    return "|".join(r"\s+".join(map(re.escape, word.split())) for word in ordered)


_UNITS = PhraseBook(
    (phrase, slug)
    for slug, forms in _WORDS["units"].items()
    for phrases in forms.values()
    for phrase in phrases
)
SCALES = {**_WORDS["scales"]["vi"], **_WORDS["scales"]["en"]}
CURRENCIES = {word: code for code, words in _WORDS["money"].items() for word in words}
_NEVER_BEFORE = frozenset(_WORDS["only_behind"]["words"])  # "Nhi Đồng 2", "hợp đồng ba bên"
_CURRENCY_BEFORE = re.compile(
    rf"(?<!\w)({_any(w for w in CURRENCIES if w not in _NEVER_BEFORE)})\.?\s?\Z", re.IGNORECASE
)
_SCALE_AFTER = re.compile(rf"\s?({_any(SCALES)})(?!\w)", re.IGNORECASE)
_SMALLER = re.compile(rf"\s(\d{{1,3}}(?:[.,]\d{{1,3}})?)\s?({_any(SCALES)})(?!\w)", re.IGNORECASE)
_SHORT_SCALES = {"m": 1_000_000, "k": 1000, "b": 1_000_000_000}
_SHORT_SCALE = re.compile(r"\s?([mkb])(?!\w)", re.IGNORECASE)
_CURRENCY_AFTER = re.compile(rf"\s?({_any(CURRENCIES)})(?!\w)", re.IGNORECASE)
_QUALIFIERS = {word: Qualifier(name) for name in ("about", "over") for word in _WORDS["qualifiers"][name]}
_QUALIFIER = re.compile(rf"(?<!\w)({_any(_QUALIFIERS)})\s+(?:[A-Z$€£]{{1,3}}\s?)?\Z", re.IGNORECASE)
_PLUS = re.compile(r"\s?\+(?!\s?\d)")
_NOT_BEFORE = re.compile(rf"(?<!\w)(?:{_any(_WORDS['no_count_before']['words'])})[\s.:]*\Z", re.IGNORECASE)
_NOT_AFTER = re.compile(
    rf"\s?(?:{_any(w for w in _WORDS['no_count_after']['words'] if w != '%')})(?!\w)|\s?%", re.IGNORECASE
)
_YEARLY = re.compile(
    rf"(?<!\w)(?:{_any(w for w in _WORDS['yearly']['words'] if w != '/năm')})(?!\w)|/\s?(?:năm|year)",
    re.IGNORECASE,
)
_TOTAL = re.compile(
    r"(?:tổng số|tổng cộng|số lượng|số|total number of|number of|total of)\s+(?P<what>[^;.:\d]{2,60}?)\s*"
    r"(?:lên|là|đạt|còn|gồm|of|is|was|were|reached|rose to|shall be|will be|to|:|=)\s*"
    r"(?:hơn|khoảng|gần|over|about|nearly)?\s*\Z",
    re.IGNORECASE,
)
_CHANGED = re.compile(
    r"(?P<what>[^,;.:\d]{3,70}?)\s+(?:rose|increased|grew|fell|went up|climbed|dropped|tăng|giảm|là|đạt)"
    r"\s+(?:from|to|từ|lên|còn)?\s*\Z",
    re.IGNORECASE,
)
_TOTAL_ENDS = (  # one of them stands at the end of each such stretch
    *("hơn", "khoảng", "gần", "over", "about", "nearly", "lên", "là", "đạt", "còn", "gồm", "of", "is", "was"),
    *("were", "reached", "to", "be", ":", "="),
)
_CHANGED_ENDS = (
    *("rose", "increased", "grew", "fell", "up", "climbed", "dropped", "tăng", "giảm", "là", "đạt"),
    *("from", "to", "từ", "lên", "còn"),
)
_IN_WORDS = re.compile(r"\s?\([^()\d]{2,30}\)(?=\s)")
_FEE = re.compile(rf"(?<!\w)(?:{_any(_WORDS['fees']['words'])})(?!\w)[^.;]*\Z", re.IGNORECASE)
_BOTH_SIDES = re.compile(r"(?<!\w)(?:the|both|these|those|its|cả|giữa|of the|đúng|bởi)\s+\Z", re.IGNORECASE)
_WORDED = frozenset(_WORDS["worded"]["slugs"])
_GAP = re.compile(  # nothing but what describes the noun: no verb, no dash, no second thing
    r"(?!.{0,40}(?<!\w)(?:must|be|is|are|was|were|shall|will|should|has|have|related|regarding|concerning|that|which"
    r"|who|over|more than|có|là|được|đã|sẽ|thuộc|tại)(?!\w))(?!\s?[-–—]\s)[^,;:.()\d\n]{0,34}\Z",
    re.IGNORECASE,
)
_SMALL_GAP = {"vi": 14, "en": 34}
_ROUNDED = 1000  # scaled by so much a sum has no fractions
_ABOUT_WORDS = 60  # characters around money in which its purpose is named


@dataclass(frozen=True, slots=True)
class Count:
    """A number with what it counts; ``start`` to ``end`` cover qualifier, number and unit."""

    what: str
    value: float
    qualifier: Qualifier
    start: int
    end: int
    sure: float


def find_units(text: str) -> list[Found[str]]:
    """Every noun of ``text`` that figures count, in order."""
    return _UNITS.find(text)


def count_of(text: str, number: Number, units: list[Found[str]], language: str) -> Count | None:
    """What ``number`` counts in ``text``; None for a date, a length, an article or a mere number."""
    if _NOT_BEFORE.search(text, max(0, number.start - 24), number.start):
        return None
    money = _money(text, number)
    if money:
        return None if _is_fee(text, money) else money
    value, end, _ = scaled(text, number)
    end = _over_twice_said(text, number, end)
    unit = _unit_behind(text, end, units, language)
    if _NOT_AFTER.match(text, end) and not (
        unit and unit.start - end <= 1 and " " in text[unit.start : unit.end]
    ):
        return None
    if number.spelt and not _is_counted_word(text, number, unit, language):
        return None
    total = _unit_before(text, number, units)
    found = total or unit
    if found is None:
        return None
    start, qualifier = _qualified(text, number.start)
    plus = _PLUS.match(text, number.end)
    last = max(end, found.end if found is unit else end)
    sure = 0.9 if found is unit and not number.spelt else 0.75
    return Count(
        _slug(text, found.value, number), value, Qualifier.OVER if plus else qualifier, start, last, sure
    )


def counts_nothing(text: str, number: Number) -> bool:
    """A length, a time or the number of an article by the words beside it."""
    before = _NOT_BEFORE.search(text, max(0, number.start - 24), number.start)
    return bool(before or _NOT_AFTER.match(text, number.end))


def _over_twice_said(text: str, number: Number, end: int) -> int:
    """Where the noun may begin behind "12 (mười hai)" and "ten (10)"."""
    said = _IN_WORDS.match(text, end)
    if said:
        return said.end()
    return end + 1 if text[number.start - 1 : number.start] == "(" and text[end : end + 2] == ") " else end


def _is_fee(text: str, money: Count) -> bool:
    """What students pay is no result of cooperation."""
    return _FEE.search(text, max(0, money.start - 60), money.start) is not None


def _money(text: str, number: Number) -> Count | None:
    before = _CURRENCY_BEFORE.search(text, max(0, number.start - 14), number.start)
    value, end, scale = scaled(text, number)
    short = _SHORT_SCALE.match(text, number.end) if before and not scale else None
    if short:  # "EUR 5 m", "USD 12k"
        value, end, scale = _times(number.value, _SHORT_SCALES[short[1].lower()]), short.end(), short[1]
    after = _CURRENCY_AFTER.match(text, end)
    code = after or before
    if not code and not _is_money_alone(text, number, end, scale):
        return None
    if code and code[1].casefold() == "đ" and not scale and number.value < 1000:
        return None
    currency = CURRENCIES[code[1].casefold()] if code else "vnd"
    start, qualifier = _qualified(text, before.start() if before else number.start)
    last = after.end() if after else end
    around = text[max(0, start - _ABOUT_WORDS) : last + _ABOUT_WORDS]
    what = purpose_of(around, min(start, _ABOUT_WORDS)) or "amount"
    return Count(f"{what}-{currency}", value, qualifier, start, last, 0.9)


def _is_money_alone(text: str, number: Number, end: int, scale: str) -> bool:
    """ "1,2 tỷ" is money; "85 triệu" is where the words before it speak of money and nothing is counted."""
    if scale in _WORDS["money_scales"]["words"]:
        return True
    before = text[max(0, number.start - _ABOUT_WORDS) : number.start].casefold()
    speaks = any(word in before for word in _WORDS["money_words"]["words"])
    return scale == "triệu" and speaks and not re.match(r"\s+[^\W\d_]", text[end : end + 3])


def scaled(text: str, number: Number) -> tuple[float, int, str]:
    """The value with the scale behind it, also "3 tỷ 150 triệu"; where it ends; its scale, "" for none."""
    scale = _SCALE_AFTER.match(text, number.end)
    if scale is None:
        return number.value, number.end, ""
    factor = SCALES[scale[1].casefold()]
    value, end = _times(number.value, factor), scale.end()
    more = _SMALLER.match(text, end)
    if more and SCALES[more[2].casefold()] < factor:
        value, end = value + _times(float(more[1]), SCALES[more[2].casefold()]), more.end()
    return value, end, scale[1].casefold()


def _times(value: float, factor: float) -> float:
    """Without the dust of binary fractions: 4.27 thousand million is 4,270,000,000."""
    return round(value * factor, 6 if factor < _ROUNDED else 0)


def purpose_of(words: str, middle: int = 0) -> str:
    """What money is for by the word nearest to ``middle``; "" when none tells."""
    around = words.casefold()
    nearest = [
        (abs(around.find(word) - middle), what)
        for what, options in _WORDS["money_for"].items()
        for word in options
        if word in around
    ]
    return min(nearest)[1] if nearest else ""


def _qualified(text: str, start: int) -> tuple[int, Qualifier]:
    match = _QUALIFIER.search(text, max(0, start - 28), start)
    if not match:
        return start, Qualifier.EXACT
    words = " ".join(match[1].casefold().split())
    before = text[max(0, match.start() - 10) : match.start()].casefold()
    if "khoảng" in before.split():
        return match.start() - (len(before) - before.rindex("khoảng")), Qualifier.ABOUT
    return match.start(), _QUALIFIERS[words]


def _unit_behind(text: str, end: int, units: list[Found[str]], language: str) -> Found[str] | None:
    for unit in units:
        if unit.start < end:
            continue
        if text[unit.start - 1 : unit.start] == "/" and unit.start > end + 1:
            return None  # "65 tạ/ha": a measure
        if unit.start - end > _SMALL_GAP[language] or not _GAP.match(text[end : unit.start]):
            return None
        return unit
    return None


def _unit_before(text: str, number: Number, units: list[Found[str]]) -> Found[str] | None:
    """ "tổng số văn bản còn hiệu lực lên 76", "Joint publications rose from 61"."""
    left = max(0, number.start - 110)
    if not any(left <= unit.start and unit.end <= number.start for unit in units):
        return None
    words = text[left : number.start]
    ending = words.rstrip().lower()
    for pattern, ends in ((_TOTAL, _TOTAL_ENDS), (_CHANGED, _CHANGED_ENDS)):
        match = pattern.search(words) if ending.endswith(ends) else None
        if match:
            lo, hi = left + match.start("what"), left + match.end("what")
            inside = [unit for unit in units if lo <= unit.start and unit.end <= hi]
            if inside:
                return inside[0]
    return None


def _is_counted_word(text: str, number: Number, unit: Found[str] | None, language: str) -> bool:
    if unit is None or _BOTH_SIDES.search(text, max(0, number.start - 12), number.start):
        return False
    return language == "en" or (unit.value in _WORDED and unit.start - number.end <= 2)


def _slug(text: str, what: str, number: Number) -> str:
    near = text[max(0, number.start - 40) : number.end + 60]
    return f"{what}-per-year" if _YEARLY.search(near) else what
