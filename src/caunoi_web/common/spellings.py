"""How else the name or the telephone of a person may be written in a document.

Accents, capitals and the signs between the parts are the affair of whoever seeks (``masking.Mask``). Here:
without titles, in another order of family and given names, with and without the code of the country.
"""

import re
import tomllib
from collections.abc import Iterable
from functools import cache
from importlib.resources import files

from caunoi.domain.folding import fold, tone_normal
from caunoi.vocabulary import load

MOST_PARTS = 8  # of a name whose order is turned
FEWEST_DIGITS = 6
_FEWEST_ALONE = 8  # digits of a number without its code that are a telephone and nothing else
_HOME_CODE = "84"
_LONGEST_CODE = 3
_BLANKS = re.compile(r"[\s.]+")
_NEXT_NUMBER = re.compile(r"[;,/|\n]|\s(?:hoặc|or|và|and)\s", re.IGNORECASE)
_EXTENSION = re.compile(r"\b(?:ext|extension|máy lẻ|số lẻ|nhánh|x)\b.{0,20}\Z", re.IGNORECASE)
_TRUNK_ZERO = re.compile(r"\(0\)")


def bare_name(written: str) -> str:
    """The name alone: titles before it and degrees behind it are no part of it; never nothing."""
    pieces = [piece for piece in written.split(",") if piece.strip()]
    kept = [piece for piece in pieces if not _is_title(piece)] or pieces
    parts = [part for piece in kept for part in _BLANKS.split(piece.strip()) if part]
    start = 0
    while length := _title_at(parts[start:]):
        start += length
    return " ".join(parts[start:] or parts)


def name_spellings(written: str) -> tuple[str, ...]:
    """The name as written, without titles, and with its parts in the other orders that people use."""
    parts = bare_name(written).split()
    found = {" ".join(parts): None} if parts else {}
    if 1 < len(parts) <= MOST_PARTS:
        turned = (parts[at:] + parts[:at] for at in range(1, len(parts)))
        found |= {" ".join(one): None for one in (*turned, parts[::-1])}
    return tuple(found)


def spellings_of(written: str) -> tuple[str, ...]:
    """Whatever somebody typed of a person, as others may write it: a telephone, an address, or a name.

    A name of which only one word is left without its titles is sought as it was typed.
    """
    if "@" in written:
        return (written,)
    if not any(sign.isalpha() for sign in _EXTENSION.sub("", written)) and (
        phones := phone_spellings(written)
    ):
        return phones
    names = name_spellings(written) if " " in bare_name(written) else ()
    return tuple(dict.fromkeys((written, *names)))


def letters_of(name: str) -> int:
    """How many letters and digits the name has."""
    return len("".join(fold(name).split()))


def phone_spellings(written: str) -> tuple[str, ...]:
    """Each number of the text as digits: as written, with and without the code of a country."""
    found: dict[str, None] = {}
    for part in _NEXT_NUMBER.split(written):
        part = _TRUNK_ZERO.sub("", _EXTENSION.sub("", part.strip()))
        digits = "".join(sign for sign in part if sign.isascii() and sign.isdigit())
        if len(digits) >= FEWEST_DIGITS:
            found |= dict.fromkeys((digits, *_with_codes(digits, is_abroad=part.startswith(("+", "(+")))))
    return tuple(found)


def _with_codes(digits: str, *, is_abroad: bool) -> Iterable[str]:
    if digits.startswith("00"):
        digits, is_abroad = digits[2:], True
    if digits.startswith("0"):
        return _forms(_HOME_CODE, digits[1:])
    if digits.startswith(_HOME_CODE) and (is_abroad or len(digits) >= _FEWEST_ALONE + len(_HOME_CODE)):
        return _forms(_HOME_CODE, digits[len(_HOME_CODE) :])
    if is_abroad:  # how long the code is, only a table of all codes would say
        lengths = range(1, _LONGEST_CODE + 1)
        return [form for at in lengths for form in _forms(digits[:at], digits[at:])]
    return ()


def _forms(code: str, rest: str) -> list[str]:
    """A number in every form: at home, from abroad, with the zero that is left out from abroad."""
    rest = rest.removeprefix("0")
    if len(rest) < _FEWEST_ALONE:
        return []
    return [f"0{rest}", f"{code}{rest}", f"00{code}{rest}", f"{code}0{rest}", rest]


def _is_title(piece: str) -> bool:
    parts = [part for part in _BLANKS.split(piece.strip()) if part]
    while parts:
        length = _title_at(parts) or _behind_at(parts)
        if not length:
            return False
        parts = parts[length:]
    return True


def _title_at(parts: list[str]) -> int:
    """How many of the first parts are a title of one, two or three words; 0 for none, or no name behind."""
    return next(
        (number for number in (3, 2, 1) if len(parts) >= number and _key(parts[:number]) in _titles()), 0
    )


def _behind_at(parts: list[str]) -> int:
    return next(
        (number for number in (2, 1) if len(parts) >= number and _key(parts[:number]) in _degrees()), 0
    )


def _key(parts: Iterable[str]) -> str:
    return tone_normal(" ".join(parts))


@cache
def _titles() -> frozenset[str]:
    words = (*load("roles")["persons"]["honorifics"], *_words()["before"])
    return frozenset(tone_normal(word) for word in words)


@cache
def _degrees() -> frozenset[str]:
    return frozenset(tone_normal(word) for word in _words()["behind"])


@cache
def _words() -> dict[str, list[str]]:
    text = files(__package__).joinpath("data", "persons.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)
