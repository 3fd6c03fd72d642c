"""Names that are almost the same: a slip of the finger, a word more or less."""

from collections import defaultdict
from collections.abc import Sequence
from heapq import nlargest

from rapidfuzz import process
from rapidfuzz.distance import OSA

from caunoi.matching.registry.directory import Directory, Number
from caunoi.matching.registry.words import BODY, OWN, Word

_SHORTEST_MISTYPED = 5
_LONG = 8
_PREFIX = 2
_RAREST = 3
_MOST_FORMS = 400
_COMPARED = 60
_SLIP = 0.9
_ONLY_THERE = 0.8
_OTHER_BODY = 0.75

Found = tuple[float, Number]


class Similar:
    """Looks for almost the same names in a directory."""

    def __init__(self, directory: Directory) -> None:
        self._directory = directory
        self._meant: dict[str, dict[str, float]] = {}

    def forms(self, words: Sequence[Word], most: int = 5) -> list[Found]:
        """The forms most like these words, with how alike they are from 0 to 1, the likest first."""
        meant = self._all_meant(words)
        if not any(word.does == OWN for word in words) and len(meant) < 3:
            return []
        points = self._points(meant)
        best = nlargest(_COMPARED, points, key=points.__getitem__)
        bodies = {word.text for word in words if word.does == BODY}
        total = sum(self._directory.rarity(one) for one in meant)
        scored = [(self._alike(meant, total, bodies, form), form) for form in best]
        return nlargest(most, scored)

    def _all_meant(self, words: Sequence[Word]) -> dict[str, dict[str, float]]:
        """For each word the known words it may be, with how sure that is."""
        return {word.text: self._meaning(word) for word in words}

    def _meaning(self, word: Word) -> dict[str, float]:
        if word.does != OWN or self._directory.knows_word(word.text):
            return {word.text: 1.0}
        if word.text not in self._meant:
            if len(self._meant) > 50_000:
                self._meant.clear()
            self._meant[word.text] = self._mistyped(word.text)
        return self._meant[word.text]

    def _mistyped(self, text: str) -> dict[str, float]:
        """Known words one slip away, two for long ones; the first letters are taken to be right."""
        if len(text) < _SHORTEST_MISTYPED or not text.isalpha():
            return {}
        start = text[:_PREFIX]
        near = self._directory.words_between(start, start[:-1] + chr(ord(start[-1]) + 1))
        allowed = 2 if len(text) >= _LONG else 1
        found = process.extract(text, near, scorer=OSA.distance, score_cutoff=allowed, limit=4)
        return {known: _SLIP**distance for known, distance, _ in found}

    def _points(self, meant: dict[str, dict[str, float]]) -> dict[Number, float]:
        """Forms that share the rarest words, with the weight of what they share."""
        known = {one: sure for several in meant.values() for one, sure in several.items()}
        rarest = sorted(known, key=self._directory.rarity, reverse=True)
        points: defaultdict[Number, float] = defaultdict(float)
        used = 0
        for word in rarest:
            forms = self._directory.forms_with(word)
            if not forms or (points and len(forms) > _MOST_FORMS):
                continue
            weight = self._directory.rarity(word) * known[word]
            for form in forms:
                points[form] += weight
            used += 1
            if used == _RAREST:
                break
        return points

    def _alike(
        self, meant: dict[str, dict[str, float]], total: float, bodies: set[str], form: Number
    ) -> float:
        """The weight of the shared words in the weight of all words of both."""
        there = self._directory.words_of(form)
        rest = set(there)
        shared = 0.0
        for word, several in meant.items():
            hit = next((known for known in several if known in rest), None)
            if hit is not None:
                shared += self._directory.rarity(word if word == hit else hit) * several[hit]
                rest.discard(hit)
        missing = sum(self._directory.rarity(word) for word in rest) * _ONLY_THERE
        alike = shared / (max(total, shared) + missing)
        return alike * _OTHER_BODY if bodies and not bodies & set(there) and self._has_body(there) else alike

    def _has_body(self, words: Sequence[str]) -> bool:
        return not BODIES.isdisjoint(words)


def _bodies() -> frozenset[str]:
    from caunoi.vocabulary import load

    return frozenset(load("name_equivalents")["bodies"])


BODIES = _bodies()
