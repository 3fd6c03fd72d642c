"""Slips of the finger in Vietnamese names, put right where one known syllable fits."""

from functools import cached_property
from itertools import pairwise

from rapidfuzz import process
from rapidfuzz.distance import OSA

from caunoi.domain.folding import fold
from caunoi.matching.phrases import Word, words_of
from caunoi.matching.registry.directory import Directory
from caunoi.vocabulary import load

_SHORTEST = 3
_MOST_KNOWN = 6
_MOST_SLIPS = 2


class Slips:
    """Knows the syllables of the words of the trade and of the organisations of a country."""

    def __init__(self, directory: Directory, country: str) -> None:
        self._directory = directory
        self._country = country

    def repaired(self, name: str) -> str:
        """The name with each unknown syllable replaced by the known one that fits.

        A name with many unknown syllables is not mistyped but foreign: it stays.
        """
        words = words_of(name)
        unknown = sum(not self._is_known(word) for word in words)
        if not unknown or unknown > _MOST_SLIPS:
            return name
        return " ".join(self._right(words, place) for place in range(len(words)))

    def _right(self, words: list[Word], place: int) -> str:
        word = words[place]
        if self._is_known(word):
            return word.spelt
        near = process.extract(
            word.bare, self._syllables, scorer=OSA.distance, score_cutoff=1, limit=_MOST_KNOWN
        )
        before = words[place - 1].bare if place else ""
        after = words[place + 1].bare if place + 1 < len(words) else ""
        fitting = [one for one, *_ in near if (before, one) in self._pairs or (one, after) in self._pairs]
        both = [one for one in fitting if (before, one) in self._pairs and (one, after) in self._pairs]
        chosen = both or fitting or [one for one, *_ in near]
        swapped = [one for one in chosen if sorted(one) == sorted(word.bare)]
        return next((those[0] for those in (chosen, swapped) if len(those) == 1), word.spelt)

    def _is_known(self, word: Word) -> bool:
        return len(word.bare) < _SHORTEST or not word.bare.isalpha() or word.bare in self._known

    @cached_property
    def _texts(self) -> list[str]:
        columns = self._directory.columns
        home = {number for number, country in enumerate(columns.countries) if country == self._country}
        owners = columns.form_owners
        names = [form for number, form in enumerate(columns.forms) if owners[number] in home]
        phrases = [phrase for section in load("name_parts").values() for phrase in section]
        short = [*load("abbreviations")["always"], *load("abbreviations")["always"].values()]
        return [fold(text) for text in (*names, *phrases, *short)]

    @cached_property
    def _known(self) -> frozenset[str]:
        entries = (entry for entry in load("abbreviations")["by_context"])
        return frozenset(self._syllables) | {fold(entry["short"]) for entry in entries}

    @cached_property
    def _syllables(self) -> list[str]:
        return sorted({word for text in self._texts for word in text.split()})

    @cached_property
    def _pairs(self) -> frozenset[tuple[str, str]]:
        listed = (text.split() for text in self._texts)
        return frozenset(pair for words in listed for pair in pairwise(words))
