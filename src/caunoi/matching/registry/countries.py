"""Which country a text names, by names that can mean nothing else; and the words of a country's names."""

from collections.abc import Sequence
from functools import cache
from typing import Any

from caunoi.domain.folding import fold
from caunoi.matching.registry.words import DROPPED, Word, words_in
from caunoi.vocabulary import load

_LONGEST = 5


@cache
def _named() -> dict[tuple[str, ...], str]:
    """The names of countries as folded words. Names that are ordinary words without accents stay out."""
    listed = load("countries")
    unclear = {fold(name) for name in (*listed["needs_context"], *listed["homonyms"])} - {"us"}
    names: dict[tuple[str, ...], str] = {}
    for code, entry in listed["countries"].items():
        for name in _names(entry):
            folded = fold(name)
            if folded and folded not in unclear:
                names.setdefault(tuple(folded.split()), code)
    return names


def _names(entry: dict[str, Any]) -> list[str]:
    return [*entry.get("en", ()), *entry.get("vi", ())]


@cache
def _codes() -> frozenset[str]:
    return frozenset(load("countries")["countries"])


@cache
def _first_words() -> frozenset[str]:
    return frozenset(name[0] for name in _named())


def country_in(folded: Sequence[str]) -> str | None:
    """The code of the country named last in the folded words, None when none is."""
    names, firsts = _named(), _first_words()
    if firsts.isdisjoint(folded):
        return None
    for start in [place for place, word in enumerate(folded) if word in firsts][::-1]:
        for size in range(min(_LONGEST, len(folded) - start), 0, -1):
            code = names.get(tuple(folded[start : start + size]))
            if code:
                return code
    return None


def country_code_at_end(text: str) -> str | None:
    """A code in capitals as the last word ("… University CN"), None when there is none."""
    last = text.rstrip(" .").rpartition(" ")[2]
    return last if len(last) == 2 and last.isupper() and last in _codes() else None


@cache
def country_words(code: str) -> frozenset[str]:
    """The own words of a country's names, as names are compared; empty for an unknown code."""
    entry = load("countries")["countries"].get(code, {})
    words: set[Word] = set()
    for name in _names(entry):
        words.update(words_in(fold(name)))
    return frozenset(word.text for word in words if word.does != DROPPED)
