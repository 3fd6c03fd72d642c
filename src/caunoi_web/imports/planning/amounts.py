"""Numbers of people and sums of money as cells of a table write them."""

import re
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from functools import cache, lru_cache

from caunoi.vocabulary import load
from caunoi_web.activities.forms.fields import plain_number
from caunoi_web.activities.wordlists import CURRENCIES
from caunoi_web.imports.headings import vocabulary

_NUMBER = re.compile(r"\d[\d.,\u00a0 ]{0,24}")
_MOST_PEOPLE, _MOST_MONEY = 9_999_999, Decimal(10) ** 14


@dataclass(frozen=True, slots=True)
class Amount:
    """A sum as plain text ("200000000"), and its currency's code, "" where none is named."""

    number: str
    currency: str = ""


@lru_cache(maxsize=10_000)
def read_people(words: str) -> int | None:
    """How many a cell says: a whole number, or one with the word of who they are; None for anything else."""
    parted = _parted(words)
    if parted is None:
        return None
    before, number, after = parted
    if before or (after and after.casefold() not in _people()) or number != int(number):
        return None
    return int(number) if number <= _MOST_PEOPLE else None


@lru_cache(maxsize=10_000)
def read_amount(words: str, heading: str) -> Amount | None:
    """A sum: "200 triệu đồng", "USD 1,500"; the heading may say the unit: "Kinh phí (triệu đồng)"."""
    parted = _parted(words)
    if parted is None:
        return None
    before, number, after = parted
    unit = _unit(f"{before} {after}")
    if unit is None:
        return None
    scale, currency = unit
    if scale == 1 and not currency:
        bracket = re.search(r"\(([^()]{1,40})\)", heading)
        scale, currency = (bracket and _unit(bracket[1])) or (1, "")
    number *= scale
    return Amount(f"{number.normalize():f}", currency) if number <= _MOST_MONEY else None


@lru_cache(maxsize=1_000)
def currency_of(words: str) -> str:
    """The code of a currency by its code, sign or name; "" for none that is known."""
    word = " ".join(words.split())
    return word.upper() if word.upper() in CURRENCIES else _currencies().get(word.casefold(), "")


def _parted(words: str) -> tuple[str, Decimal, str] | None:
    """What stands before the one number of a cell, the number, and what stands behind."""
    text = " ".join(words.split())
    found = _NUMBER.search(text)
    if found is None:
        return None
    written = found[0].rstrip(" .,\u00a0")
    end = found.start() + len(written)
    if _NUMBER.search(text, end):
        return None
    try:
        return text[: found.start()].strip(" :"), Decimal(plain_number(written)), text[end:].strip(" .")
    except InvalidOperation:
        return None


def _unit(words: str) -> tuple[int, str] | None:
    """The scale and the currency that a few words name; None when one of them is neither."""
    text, scale, currency = " ".join(words.casefold().split()), 1, ""
    while text:
        word = next((one for one in _units() if text == one or text.startswith(f"{one} ")), None)
        if word is None:
            return None
        text = text[len(word) :].strip()
        if word in _currencies():
            currency = _currencies()[word]
        else:
            scale *= _scales()[word]
    return scale, currency


@cache
def _units() -> tuple[str, ...]:
    """The longest first: "nghìn tỷ" before "nghìn"."""
    return tuple(sorted({*_currencies(), *_scales()}, key=len, reverse=True))


@cache
def _currencies() -> dict[str, str]:
    words = load("figures")["money"]
    known = {word.casefold(): code.upper() for code, some in words.items() for word in some}
    return {word: code for word, code in known.items() if code in CURRENCIES}


@cache
def _scales() -> dict[str, int]:
    return {word: int(value) for words in load("figures")["scales"].values() for word, value in words.items()}


@cache
def _people() -> frozenset[str]:
    return frozenset(word.casefold() for word in vocabulary()["counted"]["people"])
