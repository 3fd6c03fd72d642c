"""The country of a school that the world knows by its name: "Daffodil International University"."""

import re
from collections.abc import Iterable
from functools import cache

from caunoi.domain.folding import fold
from caunoi.extraction.keeping import keeping
from caunoi.extraction.same_partner import name_key
from caunoi.vocabulary import lines_of

_LEAST = 2  # words of a name
_WORD = re.compile(r"[^\W_]+")
_SMALL = frozenset({"the", "of", "and", "for", "in", "at"})


@cache
def _countries() -> dict[str, str]:
    """The sorted words of each name, and its country; read when the first name is asked for."""
    return {words: code for code, _, words in (line.partition(" ") for line in lines_of("known_schools"))}


@keeping
def country_of_school(name: str) -> str | None:
    """The country (ISO 3166-1 alpha-2) in which alone a school of this name sits; None for other names.

    Order, small words and the language of common words do not count ("Đại học Worcester") where a word is
    the name's own: "Royal Agricultural University" and "Royal University of Agriculture" are two.
    """
    key = name_key(name)
    if len(key) < _LEAST:
        return None
    return _countries().get(words_of(key)) or _countries().get(words_in_order(name))


def words_of(key: Iterable[str]) -> str:
    """The words of a name without their order, as the list of known schools has them."""
    return " ".join(sorted(key))


def words_in_order(name: str) -> str:
    """The words of a name in their order, as the list has those of common words alone."""
    return " ".join(["=", *(word for word in _WORD.findall(fold(name)) if word not in _SMALL)])
