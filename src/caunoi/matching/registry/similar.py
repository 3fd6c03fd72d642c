"""Names that are almost the same: a slip of the finger, a word more or less."""

from collections import defaultdict
from collections.abc import Sequence
from heapq import nlargest
from typing import NamedTuple

from rapidfuzz import process
from rapidfuzz.distance import OSA

from caunoi.matching.registry.columns import PREFIX
from caunoi.matching.registry.directory import Directory, Number
from caunoi.matching.registry.words import BODY, OWN, Word
from caunoi.vocabulary import load

_BODIES = frozenset(load("name_equivalents")["bodies"])
_SHORTEST_MISTYPED = 5
_LONG = 8
_RAREST = 3
_MOST_FIRST, _MOST_FORMS = 1000, 250
LEAST_ALIKE = 0.56
_COMPARED = 16
_MOST_KEPT = 50_000
_SLIP = 0.9
_ONLY_THERE = 0.8
_OTHER_BODY = 0.75
_LEAST_WITHOUT_OWN = 3

Found = tuple[float, Number]


class _Asked(NamedTuple):
    """A word of the name: its weight, and the known words it may be with how sure that is."""

    weight: float
    known: dict[Number, float]


class Similar:
    """Looks for almost the same names in a directory."""

    def __init__(self, directory: Directory) -> None:
        self._directory = directory
        self._mistypings: dict[str, dict[Number, float]] = {}

    def forms(self, words: Sequence[Word], most: int = 5) -> list[Found]:
        """The forms most like these words, with how alike they are from 0 to 1, the likest first."""
        distinct = list(dict.fromkeys(words))
        if len(distinct) < _LEAST_WITHOUT_OWN and not any(word.does == OWN for word in distinct):
            return []
        asked = [self._asked(word) for word in distinct]
        total = sum(one.weight for one in asked)
        points, spare = self._points(asked)
        hopeful = {form: weight for form, weight in points.items() if weight + spare >= LEAST_ALIKE * total}
        if not hopeful:
            return []
        best = nlargest(_COMPARED, hopeful, key=hopeful.__getitem__)
        bodies = frozenset(self._directory.word(word.text) for word in distinct if word.does == BODY)
        return nlargest(most, ((self._alike(asked, total, bodies, form), form) for form in best))

    def _asked(self, word: Word) -> _Asked:
        number = self._directory.word(word.text)
        if number is not None:
            return _Asked(self._directory.weights[number], {number: 1.0})
        known = self._mistyped(word.text) if word.does == OWN else {}
        return _Asked(self._directory.weight_of_unknown, known)

    def _mistyped(self, text: str) -> dict[Number, float]:
        """Known words one slip away, two for long ones; the first letters are taken to be right."""
        if text in self._mistypings:
            return self._mistypings[text]
        if len(self._mistypings) >= _MOST_KEPT:
            self._mistypings.clear()
        found: dict[Number, float] = {}
        if len(text) >= _SHORTEST_MISTYPED and text.isalpha():
            allowed = 2 if len(text) >= _LONG else 1
            first, near = self._directory.words_like(text[:PREFIX], len(text) - allowed, len(text) + allowed)
            alike = process.extract(text, near, scorer=OSA.distance, score_cutoff=allowed, limit=4)
            found = {first + place: _SLIP**distance for _, distance, place in alike}
        self._mistypings[text] = found
        return found

    def _points(self, asked: Sequence[_Asked]) -> tuple[dict[Number, float], float]:
        """Forms that share the rarest words, with the weight they share; the weight of the other words."""
        weights = self._directory.weights
        rarest = sorted(((weights[word] * sure, word) for one in asked for word, sure in one.known.items()))
        points: defaultdict[Number, float] = defaultdict(float)
        used = 0
        spare = sum(max(one.known.values(), default=0.0) * one.weight for one in asked)
        for weight, word in reversed(rarest):
            forms = self._directory.forms_with(word)
            if not forms or len(forms) > (_MOST_FORMS if points else _MOST_FIRST):
                continue
            for form in forms:
                points[form] += weight
            used += 1
            spare -= weight
            if used == _RAREST:
                break
        return points, max(spare, 0.0)

    def _alike(
        self, asked: Sequence[_Asked], total: float, bodies: frozenset[Number | None], form: Number
    ) -> float:
        """The weight of the shared words in the weight of all words of both."""
        weights = self._directory.weights
        there = self._directory.columns.form_words[form]
        rest = set(there)
        shared = 0.0
        for one in asked:
            for word, sure in one.known.items():
                if word in rest:
                    shared += min(weights[word], one.weight) * sure
                    rest.discard(word)
                    break
        missing = sum([weights[word] for word in rest]) * _ONLY_THERE
        alike = shared / (max(total, shared) + missing)
        has_other_body = bool(bodies) and bodies.isdisjoint(there) and self._has_body(there)
        return alike * _OTHER_BODY if has_other_body else alike

    def _has_body(self, there: Sequence[Number]) -> bool:
        return not self._directory.numbers_of(_BODIES).isdisjoint(there)
