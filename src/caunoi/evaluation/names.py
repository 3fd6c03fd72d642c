"""When two names count as one organisation for the score."""

import unicodedata
from collections.abc import Iterable
from functools import lru_cache

from caunoi.vocabulary import load

Words = tuple[str, ...]

_SHARE = 0.8
_SAME, _SAME_IN_ANOTHER_ORDER = 2.0, 1.9
_SHORT_FORMS: dict[str, str] = load("evaluation")["short_forms"]
_GENERIC = frozenset(" ".join(load("evaluation")["generic"].values()).split())


@lru_cache(maxsize=4096)
def words_of(name: str) -> Words:
    """The name's words without accents and punctuation, short forms spelt out."""
    bare = unicodedata.normalize("NFD", name.casefold().replace("đ", "d"))
    bare = "".join(letter for letter in bare if not unicodedata.combining(letter))
    written = "".join(letter if letter.isalnum() else " " for letter in bare).split()
    spelt = [part for word in written for part in _SHORT_FORMS.get(word, word).split()]
    return tuple(spelt or written)


def forms_of(names: Iterable[str]) -> tuple[Words, ...]:
    """The words of each name that has any."""
    return tuple(words for words in map(words_of, names) if words)


@lru_cache(maxsize=65536)
def likeness(one: Words, other: Words) -> float:
    """How alike two names are: 2 when equal, below 1 when only partly, 0 when not the same.

    Partly means that one has at least 80 % of the other's words and that they share
    a word that is not generic.
    """
    if one == other:
        return _SAME
    these, those = set(one), set(other)
    if these == those:
        return _SAME_IN_ANOTHER_ORDER
    shared = these & those
    if len(shared) / len(these) < _SHARE and len(shared) / len(those) < _SHARE:
        return 0.0
    return len(shared) / len(these | those) if shared - _GENERIC else 0.0


def best_likeness(these: Iterable[Words], those: tuple[Words, ...]) -> float:
    """The likeness of the two forms that are most alike; 0 when there are none."""
    return max((likeness(one, other) for one in these for other in those), default=0.0)
