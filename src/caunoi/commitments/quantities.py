"""How many of what: numbers of people, events, things and money in a clause, and how they are meant."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from caunoi.domain.kinds import Activity
from caunoi.domain.promises import Bound, Measure
from caunoi.domain.quotes import Span
from caunoi.extraction.figures_numbers import Number, find_numbers
from caunoi.extraction.phrases import PhraseBook
from caunoi.vocabulary import load

_WORDS, _FIGURES = load("commitments"), load("figures")
_UNITS = PhraseBook(
    (word, (Measure(measure), Activity(code)))
    for measure, codes in _WORDS["units"].items()
    for code, words in codes.items()
    for word in words
)
_LONGEST_GAP = 28  # characters between a number and what it counts
_GAP = re.compile(r"\s*(?:\([^()]{1,20}\)\s*)?(?:[^\W\d_]+[\s-]+){0,3}\Z")
_OF_ANOTHER = re.compile(
    r"(?<!\w)(?:tại|cho|của|ở|về|trong|vào|với|at|for|to|by|from|with|in|on)(?!\w)", re.IGNORECASE
)
_BOUND_GAP = 24
_AT_MOST = PhraseBook((word, Bound.AT_MOST) for words in _WORDS["at_most"].values() for word in words)
_AT_LEAST = PhraseBook((word, Bound.AT_LEAST) for words in _WORDS["at_least"].values() for word in words)
_PER_ONE = re.compile(
    "|".join(
        rf"(?:(?<!\w)|(?=/)){re.escape(word)}(?!\w)"
        for words in _WORDS["per_one"].values()
        for word in sorted(words, key=len, reverse=True)
    ),
    re.IGNORECASE,
)
_SCALES = {"vi": _FIGURES["scales"]["vi"], "en": _FIGURES["scales"]["en"]}
_CURRENCIES = {word: code.upper() for code, words in _FIGURES["money"].items() for word in words}
_ANY_CURRENCY = "|".join(sorted(map(re.escape, _CURRENCIES), key=len, reverse=True))
_SCALE = {
    language: re.compile(
        rf"\s?({'|'.join(sorted(map(re.escape, scales), key=len, reverse=True))})(?!\w)", re.IGNORECASE
    )
    for language, scales in _SCALES.items()
}
_CURRENCY = re.compile(rf"\s?(?:\([^()]{{1,60}}\)\s?)?({_ANY_CURRENCY})(?!\w)", re.IGNORECASE)
_CURRENCY_BEFORE = re.compile(rf"(?<!\w)({_ANY_CURRENCY})\s?\Z", re.IGNORECASE)
_ONE = {
    "vi": re.compile(r"(?<!\w)một(?!\w)", re.IGNORECASE),
    "en": re.compile(r"(?<!\w)one(?!\w)", re.IGNORECASE),
}
_NO_COUNT_BEFORE = re.compile(
    r"(?:điều|khoản|mục|số|article|section|clause|no\.|năm|tháng|ngày|khóa|giai đoạn|phase)\s{0,2}\Z",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Quantity:
    """``amount`` of ``unit`` at ``text[start:end]``; ``activity`` is what the unit speaks of by itself."""

    amount: Decimal
    measure: Measure
    unit: str
    currency: str
    bound: Bound
    activity: Activity | None
    start: int
    end: int


def quantities_in(text: str, language: str, taken: Sequence[Span] = ()) -> list[Quantity]:
    """The quantities of a clause in order; what one piece is worth is left out.

    Numbers in ``taken`` are part of something else, such as the two of "hai bên".
    """
    units = _UNITS.find(text)
    found = []
    for number in _numbers(text, language):
        if number.value <= 0 or any(number.start in span for span in taken):
            continue
        if _NO_COUNT_BEFORE.search(text, max(0, number.start - 14), number.start):
            continue
        if money := _money(text, number, language):
            if not _is_of_one(text, money):
                found.append(money)
            continue
        unit = next((one for one in units if one.start >= number.end), None)
        gap = text[number.end : unit.start] if unit else ""
        if unit is None or len(gap) > _LONGEST_GAP or not _GAP.match(gap) or _OF_ANOTHER.search(gap):
            continue
        measure, activity = unit.value
        if number.value == 1 and number.spelt and measure is Measure.PEOPLE:
            continue
        amount = _exactly(number.value)
        bound = _bound(text, number)
        words = text[unit.start : unit.end]
        found.append(Quantity(amount, measure, words, "", bound, activity, number.start, unit.end))
    return _without_ranges(found)


def _numbers(text: str, language: str) -> list[Number]:
    """All numbers, "one" among them."""
    ones = [Number(1, *match.span(), spelt=True) for match in _ONE[language].finditer(text)]
    return sorted([*find_numbers(text, language), *ones], key=lambda number: number.start)


def _exactly(value: float) -> Decimal:
    return Decimal(int(value)) if float(value).is_integer() else Decimal(str(value))


def _money(text: str, number: Number, language: str) -> Quantity | None:
    amount, end = _exactly(number.value), number.end
    scale = _SCALE[language].match(text, end)
    if scale:
        amount, end = amount * _SCALES[language][scale[1].casefold()], scale.end()
    behind = _CURRENCY.match(text, end)
    before = _CURRENCY_BEFORE.search(text, max(0, number.start - 24), number.start)
    if behind is None and before is None:
        return None
    start = number.start if behind else before.start() if before else number.start
    word = (behind or before)[1] if (behind or before) else ""  # type: ignore[index]
    code = _CURRENCIES[word.casefold()]
    end = behind.end() if behind else end
    return Quantity(amount, Measure.MONEY, "", code, _bound(text, number), None, start, end)


def _bound(text: str, number: Number) -> Bound:
    """What stands right before the number: "at most", "at least", or nothing."""
    lead = text[max(0, number.start - _BOUND_GAP) : number.start]
    for book in (_AT_MOST, _AT_LEAST):
        found = book.find(lead)
        if found and len(lead) - found[-1].end <= 12:
            return found[-1].value
    return Bound.EXACTLY


def _is_of_one(text: str, money: Quantity) -> bool:
    """ "mỗi suất trị giá 5.000.000 đồng", "USD 500 per student": the worth of one."""
    before = text[max(0, money.start - 30) : money.start]
    behind = text[money.end : money.end + 20]
    cut = re.split(r"[;.]", before)[-1]
    return bool(_PER_ONE.search(cut)) or bool(
        re.match(r"\s?", behind) and _PER_ONE.match(behind.lstrip(" ,("))
    )


def _without_ranges(found: list[Quantity]) -> list[Quantity]:
    """ "từ 5 đến 10 sinh viên" counts the same students once: the later number stands."""
    kept: list[Quantity] = []
    for one in found:
        if kept and kept[-1].end == one.end and one.measure is not Measure.MONEY:
            kept[-1] = one
        else:
            kept.append(one)
    return kept
