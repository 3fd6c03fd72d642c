"""Turns text of one legacy encoding into Unicode, letter by letter.

Such a text reaches us as the letters and signs of Windows-1252 that have the same codes:
"§¹i häc" for "Đại học". A font made it look right.
"""

import re
import unicodedata
from collections.abc import Callable, Iterator

from caunoi.vocabulary import load

_DATA = load("legacy_encodings")
_FIRST, _SIGNS_END = 0x80, 0xA0
_SYMBOLS = 0xF000  # where Word keeps the letters of a font that calls itself a set of symbols
_WORD = re.compile(r"[^\s\d.,;:!?()\"'/]+")
_LOST_U = re.compile("(?<![ưƯ])[ơờởỡớợƠỜỞỠỚỢ](?=(?:ng|c|u|NG|C|U)(?![^\\W\\d_]))")
_CAPITALS = re.compile("[A-Z]")
_SMALL = re.compile("[a-z]")


def _shown(code: int) -> str:
    """The letter of Windows-1252 at a code; its quotation marks and bullets may be what they seem."""
    sign = bytes([code]).decode("cp1252", errors="ignore")
    return sign if code >= _SIGNS_END or sign.isalpha() else chr(code)


def _one_code_each(name: str) -> dict[int, str]:
    """A table for ``str.translate``: each code by all the signs it may be shown as."""
    table: dict[int, str] = {}
    for code, letter in enumerate("".join(_DATA[name]["letters"]), _FIRST):
        if letter != " ":
            table |= {ord(sign): letter for sign in (_shown(code), chr(code), chr(_SYMBOLS + code))}
    for code, letter in _DATA[name].get("control", {}).items():
        table[int(code)] = letter
    return table


def _vowel_pairs() -> Iterator[tuple[str, str]]:
    marks = _DATA["vni"]
    for vowels, signs in (
        ("aeoyuôö", marks["tones"]),
        ("aeo", marks["circumflex"]),
        ("a", marks["breve"]),
    ):
        for vowel in vowels:
            base = marks["letters"].get(vowel, vowel)
            for sign, added in signs.items():
                letter = unicodedata.normalize("NFC", base + added)
                yield vowel + sign, letter
                for written in (vowel.upper() + sign.upper(), vowel.upper() + sign):
                    yield written, letter.upper()


_TCVN3 = _one_code_each("tcvn3")
_VISCII = _one_code_each("viscii")
_VNI = {**_DATA["vni"]["letters"], **dict(_vowel_pairs())}
_VNI_PARTS = re.compile("|".join(sorted(_VNI, key=len, reverse=True)))
_SYMBOL_LETTER = re.compile("[\uf080-\uf0ff]")


def from_tcvn3(text: str) -> str:
    """TCVN3 has no capitals with tones; a word that is in capitals otherwise gets them.

    Its ư is the soft hyphen, which programs lose: no syllable has ơ before ng, c or u, so it comes
    back there.
    """
    lines = text.split("\n")
    converted = "\n".join(_in_capitals(line, line.translate(_TCVN3)) for line in lines)
    return _LOST_U.sub(lambda found: ("ư" if found[0].islower() else "Ư") + found[0], converted)


def from_viscii(text: str) -> str:
    return text.translate(_VISCII)


def from_vni(text: str) -> str:
    text = _SYMBOL_LETTER.sub(lambda found: _shown(ord(found[0]) - _SYMBOLS), text)
    return _VNI_PARTS.sub(lambda found: _VNI[found[0]], text)


CONVERSIONS: dict[str, Callable[[str], str]] = {
    "TCVN3": from_tcvn3,
    "VNI": from_vni,
    "VISCII": from_viscii,
}
"""By the name of the encoding; each keeps whatever is no letter of it as it is."""


def _in_capitals(before: str, after: str) -> str:
    """One code gives one letter, so the words of both stand at the same places."""
    if before.isascii():
        return after
    if not _SMALL.search(before) and len(_CAPITALS.findall(before)) > 1:
        return after.upper()
    pieces = list(after)
    for word in _WORD.finditer(before):
        start, end = word.span()
        if _CAPITALS.search(before, start + 1, end) and not _SMALL.search(before, start, end):
            pieces[start:end] = after[start:end].upper()
    return "".join(pieces)
