"""Almost the same name in the other language: most parts of a Vietnamese name stand in an English one."""

from collections import defaultdict
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
_MOST_FORMS = 3000


class VietnameseSimilar:
    """Weighs the parts of Vietnamese names against the English names of a country."""

    def __init__(self, directory: Directory) -> None:
        self._directory = directory

    def forms(self, parts: tuple[Part, ...], country: str, most: int = 5) -> list[tuple[float, Number]]:
        """The forms of the country most like the parts, with how alike they are from 0 to 1."""
        listed = [readings for part in parts if (readings := self._telling(part, country))]
        if not listed:
            return []
        points = self._points(listed, country)
        best = nlargest(_COMPARED, points, key=points.__getitem__)
        scored = ((self._alike(listed, country, form), form) for form in best)
        return nlargest(most, (one for one in scored if one[0] >= LEAST_ALIKE))

    def _telling(self, part: Part, country: str) -> list[Reading]:
        """The readings of a part without the country's name and ranks; none if that is all it says."""
        home = country_words(country)
        kept = [
            tuple(word for word in without_rank(reading) if word.text not in home)
            for reading in part.readings
        ]
        return [reading for reading in kept if reading]

    def _points(self, listed: list[list[Reading]], country: str) -> dict[Number, float]:
        columns = self._directory.columns
        words = {word.text for readings in listed for reading in readings for word in _with_joined(reading)}
        points: defaultdict[Number, float] = defaultdict(float)
        for text in words:
            number = self._directory.word(text)
            forms = self._directory.forms_with(number) if number is not None else ()
            if len(forms) > _MOST_FORMS:
                continue
            for form in forms:
                if columns.countries[columns.form_owners[form]] == country:
                    points[form] += self._directory.rarity(text)
        return points

    def _alike(self, listed: list[list[Reading]], country: str, form: Number) -> float:
        if self._directory.kind_of(form) is FormKind.ACRONYM:
            return 0.0
        home = country_words(country)
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
