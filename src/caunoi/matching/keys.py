"""Names found through an index that lies elsewhere, such as in a database, a few postings at a time.

``keys_to_keep`` says under which keys a name is kept, ``Question`` which keys a name asks for, and
``nearest`` which bearers are worth comparing: the same choice that ``Index`` makes of what it holds.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from heapq import nlargest
from typing import TypeVar

from caunoi.matching.candidates import BUDGET, MOST, SHORTEST_INITIALS, exact_keys, slips_of
from caunoi.matching.normalise import Name, normalise

Bearer = TypeVar("Bearer")

_EXACT, _INITIALS = "=", "#"  # no word begins with them
LONGEST_KEY = 100


def keys_to_keep(names: Iterable[str]) -> frozenset[str]:
    """The keys under which a bearer of these names is kept; the words among them are ``words_of`` them."""
    keys: set[str] = set()
    for name in map(normalise, names):
        if not name.own:
            continue
        keys.update(f"{_EXACT}{key}" for key in exact_keys(name))
        keys.update(name.own)
        if len(name.initials) >= SHORTEST_INITIALS:
            keys.add(f"{_INITIALS}{name.initials}")
    return frozenset(key[:LONGEST_KEY] for key in keys)


def words_of(keys: Iterable[str]) -> frozenset[str]:
    """Those of the keys that are single words of a name."""
    return frozenset(key for key in keys if key[0] not in (_EXACT, _INITIALS))


def slips(word: str) -> frozenset[str]:
    """What a word and any word one slip of the finger away have in common; nothing for a short one."""
    return frozenset(slips_of(word))


@dataclass(frozen=True, slots=True)
class Question:
    """What a name asks an index for: keys of the whole name, and ``words`` with how much each tells."""

    alike: frozenset[str]
    words: Mapping[str, float]

    @classmethod
    def about(cls, raw: str) -> "Question":
        """What to ask to find the bearers of a name; nothing for one that names nobody."""
        name: Name = normalise(raw)
        if not name.own:
            return cls(frozenset(), {})
        keys = {f"{_EXACT}{key}" for key in exact_keys(name)}
        if name.is_acronym:
            keys.add(f"{_INITIALS}{name.joined}")
        if len(name.initials) >= SHORTEST_INITIALS:
            keys.add(f"{_EXACT}{name.initials}")
        words = {word[:LONGEST_KEY]: name.tells(word) for word in name.own}
        return cls(frozenset(key[:LONGEST_KEY] for key in keys), words)


def is_rare(met: int) -> bool:
    """Whether all bearers of a word are worth a look; those of other words only where they share more."""
    return met <= BUDGET


def nearest(words: Mapping[str, float], postings: Mapping[str, Iterable[Bearer]]) -> set[Bearer]:
    """The few bearers that share the most telling words: ``words`` with their weight, and who bears them.

    Of the bearers of common words ``postings`` needs only those that stand under a rare one too, or, when
    none of the words is rare, some that stand under all.
    """
    points: dict[Bearer, float] = {}
    for word, weight in words.items():
        for bearer in postings.get(word, ()):
            points[bearer] = points.get(bearer, 0.0) + weight
    return set(nlargest(MOST, points, key=points.__getitem__))
