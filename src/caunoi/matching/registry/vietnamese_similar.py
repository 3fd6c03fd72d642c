"""Almost the same name in the other language: most parts of a Vietnamese name stand in an English one."""

from collections import defaultdict
from functools import cached_property
from heapq import nlargest

from caunoi.matching.registry.building import without_rank
from caunoi.matching.registry.columns import FormKind
from caunoi.matching.registry.countries import country_words
from caunoi.matching.registry.directory import Directory, Number
from caunoi.matching.registry.similar import LEAST_ALIKE
from caunoi.matching.registry.translating import Part, Reading
from caunoi.matching.registry.words import OWN, Word

_COMPARED = 24
_ONLY_THERE = 0.8
_MOST_FORMS = 200


class VietnameseSimilar:
    """Weighs the parts of Vietnamese names against the English names of one country."""

    def __init__(self, directory: Directory, country: str) -> None:
        self._directory = directory
        self._country = country

    def forms(self, parts: tuple[Part, ...], most: int = 5) -> list[tuple[float, Number]]:
        """The forms of the country most like the parts, with how alike they are from 0 to 1."""
        listed = [readings for part in parts if (readings := self._telling(part))]
        if not listed:
            return []
        points = self._points(listed)
        best = nlargest(_COMPARED, points, key=points.__getitem__)
        scored = ((self._alike(listed, form), form) for form in best)
        return nlargest(most, (one for one in scored if one[0] >= LEAST_ALIKE))

    def _telling(self, part: Part) -> list[Reading]:
        """The readings of a part without the country's name and ranks; none if that is all it says."""
        home = country_words(self._country)
        kept = [
            tuple(word for word in without_rank(reading) if word.text not in home)
            for reading in part.readings
        ]
        return [reading for reading in kept if reading]

    def _points(self, listed: list[list[Reading]]) -> dict[Number, float]:
        local = self._forms_by_word
        words = {word.text for readings in listed for reading in readings for word in _with_joined(reading)}
        points: defaultdict[Number, float] = defaultdict(float)
        for text in words:
            forms = local.get(text, ())
            weight = self._directory.rarity(text) if len(forms) <= _MOST_FORMS else 0.0
            for form in forms if weight else ():
                points[form] += weight
        return points

    @cached_property
    def _forms_by_word(self) -> dict[str, list[Number]]:
        """The forms of the organisations of the country by their words."""
        found: defaultdict[str, list[Number]] = defaultdict(list)
        for owner, where in enumerate(self._directory.columns.countries):
            for form in self._directory.forms_of(owner) if where == self._country else ():
                for word in self._directory.words_of(form):
                    found[word].append(form)
        return dict(found)

    def _alike(self, listed: list[list[Reading]], form: Number) -> float:
        if self._directory.kind_of(form) is FormKind.ACRONYM:
            return 0.0
        home = country_words(self._country)
        there = {word for word in self._directory.words_of(form) if word not in home}
        covered: set[str] = set()
        shared = total = 0.0
        for readings in listed:
            share, weight, words = max(self._share(reading, there) for reading in readings)
            shared += share * weight
            total += weight
            covered.update(words)
        rest = [Word(word, OWN) for word in there - covered]
        missing = sum(self._directory.rarity(word.text) for word in without_rank(rest))
        return shared / (total + missing * _ONLY_THERE)

    def _share(self, reading: Reading, there: set[str]) -> tuple[float, float, tuple[str, ...]]:
        """How much of a reading stands there, what it weighs, and the words that do."""
        weight = sum(self._directory.rarity(word.text) for word in reading)
        joined = "".join(word.text for word in reading)
        if joined in there:
            return 1.0, weight, (joined,)
        found = tuple(word.text for word in reading if word.text in there)
        return sum(self._directory.rarity(text) for text in found) / weight, weight, found


def _with_joined(reading: Reading) -> list[Word]:
    """The words of a reading, and what they are when written together: "can tho", "cantho"."""
    joined = "".join(word.text for word in reading)
    return [*reading, Word(joined, OWN)] if len(reading) > 1 else list(reading)
