"""Finds the phrases of a word list in a name, the longest first."""

from collections.abc import Iterable
from typing import Generic, NamedTuple, TypeVar

from caunoi.domain.folding import fold, tone_normal

Meaning = TypeVar("Meaning")


class Word(NamedTuple):
    """One word of a name: as spelt (tones in their normal place) and without accents."""

    spelt: str
    bare: str


def words_of(text: str) -> list[Word]:
    """The words of a text, in lower case, punctuation left out."""
    spelt = tone_normal(text)
    bare = spelt if spelt.isascii() else fold(spelt)
    spelt_words, bare_words = spelt.split(), bare.split()
    if len(spelt_words) != len(bare_words):  # an accent that stands alone is no word
        spelt_words = [word for word in spelt_words if fold(word)]
    return [Word(*pair) for pair in zip(spelt_words, bare_words, strict=True)]


def is_same(written: Word, listed: Word) -> bool:
    """True when spelt alike, or when written without accents ("dai" may be "đại", "đái" may not)."""
    return written.bare == listed.bare and (written.spelt == listed.spelt or written.spelt == written.bare)


class Phrases(Generic[Meaning]):
    """A list of phrases with what each means."""

    def __init__(self, phrases: Iterable[tuple[str, Meaning]]) -> None:
        self._by_first: dict[str, list[tuple[list[Word], Meaning]]] = {}
        for phrase, meaning in phrases:
            words = words_of(phrase)
            self._by_first.setdefault(words[0].bare, []).append((words, meaning))
        for entries in self._by_first.values():
            entries.sort(key=lambda entry: -len(entry[0]))

    def may_start_with(self, word: Word) -> bool:
        """True when some phrase starts with this word, accents aside."""
        return word.bare in self._by_first

    def at(self, words: list[Word], place: int) -> list[tuple[int, Meaning]]:
        """Every phrase that stands at this place: its length in words and its meaning, longest first."""
        entries = self._by_first.get(words[place].bare, ())
        return [(len(phrase), meaning) for phrase, meaning in entries if _stands(phrase, words, place)]


def _stands(phrase: list[Word], words: list[Word], place: int) -> bool:
    if place + len(phrase) > len(words):
        return False
    return all(is_same(words[place + step], word) for step, word in enumerate(phrase))
