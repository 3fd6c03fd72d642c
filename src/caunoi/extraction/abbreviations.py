"""Short forms of an English school's name other than its initials: "KazNU", "VNU-USSH", "KU", "TSEU"."""

import re
from collections.abc import Sequence

from caunoi.extraction.name_keys import initials, without_parent
from caunoi.extraction.names_words import folded
from caunoi.extraction.same_partner import unmarked

_PARTS = re.compile(r"[A-Z][a-z]*")
_SHORT = re.compile(r"[A-Z][A-Za-z]{1,9}(?:-[A-Z][A-Za-z]{1,9})?")
_WORD = re.compile(r"[^\W\d_]+")
_PASSED = 2  # words of a name that a short form may leave out
_FEWEST_SWAPPED, _FEWEST_INITIALS = 4, 3  # letters
_OF = frozenset({"of", "for"})


def abbreviates(short: str, name: str) -> bool:
    """True for a short form that an English-speaking school makes of its own ``name``."""
    if not _SHORT.fullmatch(short) or not name.isascii() or "niversit" not in name:
        return False
    if "-" in short:
        return _with_parent(short, name)
    if short.isupper():
        return _by_two_letters(short, name) or _swapped(short, name)
    return _by_beginnings(_PARTS.findall(short), _WORD.findall(name))


def _with_parent(short: str, name: str) -> bool:
    """ "VNU-USSH", "ULIS-VNU": the initials of the school, and those of the house it belongs to."""
    own = initials(without_parent(name))
    return len(own) >= _FEWEST_INITIALS and own in short.split("-")


def _by_two_letters(short: str, name: str) -> bool:
    """ "KU" of "University of Karachi", "AU" of "Asia University"."""
    words = [word for word in _WORD.findall(name) if word[0].isupper()]
    own = [word for word in words if folded(word) != "university"]
    return len(words) == len(own) + 1 == len(short) and set(short) == {own[0][0], "U"}


def _swapped(short: str, name: str) -> bool:
    """ "TSEU" of "Tashkent State University of Economics": the same letters in another order."""
    own = initials(name)
    return len(short) >= _FEWEST_SWAPPED and own[:1] == short[0] and sorted(own) == sorted(short)


def _by_beginnings(parts: Sequence[str], words: Sequence[str]) -> bool:
    """ "KazNU": "Kazakh National University", "UoV": "University of Vudal"; words may be passed over."""
    if len(parts) < 2:
        return False
    at = passed = 0
    for number, part in enumerate(parts):
        low = part.lower()
        if number == 0 and len(low) == 2 and low.endswith("o"):
            low = low[:1]  # "UoV"
        while at < len(words) and not unmarked(words[at]).startswith(low):
            passed += words[at][0].isupper()
            at += 1
        if at == len(words) or passed > _PASSED:
            return False
        at += 1
    return all(folded(word) in _OF or not word[0].isupper() for word in words[at:])
