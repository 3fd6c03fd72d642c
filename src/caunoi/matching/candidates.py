"""Finds, among many names, the few that are worth comparing with one."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from heapq import nlargest
from math import log

from caunoi.matching.normalise import Name

MOST = 8
BUDGET = 100
SHORTEST_INITIALS = 3
_SHORTEST_MISTYPED = 5
_PRIOR = 1000

Number = int


class NameIndex:
    """Names by their exact form, own words, initials and single words; built in linear time."""

    def __init__(self, met: Mapping[str, int] | None = None, size: int = 0) -> None:
        """``met`` and ``size`` speak of the names of a larger register, of which this holds a part."""
        self._met, self._size = met or {}, size
        self._names: dict[Number, Name] = {}
        self._next: Number = 0
        self._exact: defaultdict[str, set[Number]] = defaultdict(set)
        self._initials: defaultdict[str, set[Number]] = defaultdict(set)
        self._words: defaultdict[str, set[Number]] = defaultdict(set)
        self._slips: defaultdict[str, set[str]] = defaultdict(set)
        self._rarities: dict[str, float] = {}

    def __len__(self) -> int:
        return len(self._names)

    def add(self, name: Name) -> Number:
        """Take a name in; the number stands for it from now on."""
        self._rarities.clear()
        number = self._next
        self._next += 1
        self._names[number] = name
        for key in exact_keys(name):
            self._exact[key].add(number)
        if len(name.initials) >= SHORTEST_INITIALS:
            self._initials[name.initials].add(number)
        for word in name.own:
            self._words[word].add(number)
            for slip in slips_of(word):
                self._slips[slip].add(word)
        return number

    def remove(self, number: Number) -> None:
        """Forget a name. Raises ``KeyError`` for a number that stands for none."""
        self._rarities.clear()
        name = self._names.pop(number)
        for key in exact_keys(name):
            self._exact[key].discard(number)
        self._initials[name.initials].discard(number)
        for word in name.own:
            self._words[word].discard(number)

    def rarity(self, word: str) -> float:
        """How rare a word is among the names: 1 for one that none or a single one has, towards 0."""
        met = max(len(self._words.get(word, ())), self._met.get(word, 0))
        if met <= 1:
            return 1.0
        if word not in self._rarities:
            size = max(len(self._names), self._size) + _PRIOR
            self._rarities[word] = log(1 + size / met) / log(1 + size)
        return self._rarities[word]

    def find(self, name: Name) -> Iterator[tuple[Number, Name]]:
        """The names worth comparing with this one, at most a few dozen, in no order."""
        found = self._alike(name) | self._sharing_words(name)
        return ((number, self._names[number]) for number in found)

    def _alike(self, name: Name) -> set[Number]:
        found: set[Number] = set()
        keys = [(self._exact, key) for key in exact_keys(name)]
        if name.is_acronym:
            keys.append((self._initials, name.joined))
        if len(name.initials) >= SHORTEST_INITIALS:
            keys.append((self._exact, name.initials))
        for index, key in keys:
            found |= _first(index.get(key, ()), MOST)
        return found

    def _sharing_words(self, name: Name) -> set[Number]:
        """The names that share the most telling words, the rarest looked up first."""
        words = {meant: name.tells(word) for word in name.own for meant in self._meant(word)}
        points: dict[Number, float] = {}
        for word in sorted(words, key=lambda word: (len(self._words[word]), word)):
            places, tells = self._words[word], words[word] * self.rarity(word)
            if len(points) + len(places) > BUDGET:
                places = points.keys() & places if points else self._having_all(words)
            for number in places:
                points[number] = points.get(number, 0.0) + tells
        return set(nlargest(MOST, points, key=points.__getitem__))

    def _having_all(self, words: Iterable[str]) -> set[Number]:
        return _first(set.intersection(*(self._words[word] for word in words)), BUDGET)

    def _meant(self, word: str) -> Iterable[str]:
        """The word itself if any name has it, otherwise known words one slip away."""
        if self._words.get(word):
            return (word,)
        slips = set().union(*(self._slips.get(slip, ()) for slip in slips_of(word)))
        return [known for known in slips if self._words.get(known)]


def _first(numbers: Iterable[Number], most: int) -> set[Number]:
    return set(sorted(numbers)[:most])


def exact_keys(name: Name) -> set[str]:
    """The forms of a whole name under which the same name, otherwise written, is found."""
    return {name.joined, name.own_joined, "".join(sorted(name.own)).replace(" ", "")} - {""}


def slips_of(word: str) -> Iterator[str]:
    """The word, and the word with each single letter left out.

    Two words with one letter wrong, missing, added or two swapped share one of these.
    """
    if len(word) < _SHORTEST_MISTYPED or " " in word:
        return
    yield word
    for place in range(len(word)):
        yield word[:place] + word[place + 1 :]
