"""What the label of a row or column of numbers counts, and in which unit."""

import re
from dataclasses import dataclass

from caunoi.domain.folding import fold
from caunoi.extraction.date_shapes import any_of
from caunoi.extraction.figures_counts import CURRENCIES, SCALES, find_units, purpose_of
from caunoi.vocabulary import load

_WORDS = load("figures")
_SCALE = re.compile(rf"(?<!\w)(?P<scale>{any_of(SCALES)})(?!\w)", re.IGNORECASE)
_CURRENCY = re.compile(rf"(?<!\w)(?P<currency>{any_of(CURRENCIES)})(?!\w)", re.IGNORECASE)
_UNIT_LINE = re.compile(rf"(?:{any_of(_WORDS['unit_line']['words'])})\s*:?", re.IGNORECASE)
_TARGET = re.compile(rf"(?<!\w)(?:{any_of(_WORDS['target']['words'])})(?!\w)", re.IGNORECASE)
_LONGEST_SLUG = 40


@dataclass(frozen=True, slots=True)
class Label:
    """What is counted as a slug, the factor of its unit, and whether a word of the vocabulary tells."""

    what: str
    scale: float = 1
    known: bool = True


def label_of(words: str, caption: str) -> Label:
    """The meaning of a label below a ``caption`` of a few lines: "Học bổng (tỷ đồng)" is money."""
    lines = caption.split("\n")
    stated = [line for line in lines if _UNIT_LINE.match(line)]
    bracketed = [line for line in lines if "(" in line]
    for place in (*reversed(stated), words):
        money = _money(words, place)
        if money:
            return money
    units = find_units(words)
    if units:
        scale = _SCALE.search(words)
        return Label(units[0].value, SCALES[_key(scale["scale"])] if scale else 1)
    for place in reversed(bracketed):
        money = _money(words, place)
        if money:
            return money
    for line in reversed(caption.split("\n")):
        units = find_units(line)
        if units:
            return Label(units[0].value)
    return Label(_slug(words) or "count", known=False)


def says_target(words: str) -> bool:
    """The column or row holds what is planned, no result."""
    return _TARGET.search(words) is not None


def _money(words: str, place: str) -> Label | None:
    """Money where a currency is named, or a scale that stands for money alone ("tỷ", "tr.đ")."""
    currency, scale = _CURRENCY.search(place), _SCALE.search(place)
    if not currency and not (scale and _key(scale["scale"]) in _WORDS["money_scales"]["words"]):
        return None
    if currency and place is not words and not (scale or _UNIT_LINE.search(place)):
        return None
    code = CURRENCIES[_key(currency["currency"])] if currency else "vnd"
    factor = SCALES[_key(scale["scale"])] if scale else 1
    return Label(f"{purpose_of(words) or 'amount'}-{code}", factor)


def _key(words: str) -> str:
    return " ".join(words.casefold().split())


def _slug(words: str) -> str:
    plain = re.sub(r"[^a-z0-9]+", "-", fold(words)).strip("-")
    return plain[:_LONGEST_SLUG].rstrip("-")
