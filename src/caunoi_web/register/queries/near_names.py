"""The few organisations whose names are near some names: found by one pass over names alone.

For a short list of names in a process that need not keep the index of all organisations
(``known_organisations``): nothing is kept, and no record is made but of those that may be meant.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from uuid import UUID

from caunoi.domain.folding import fold
from caunoi.matching import Index
from caunoi_web.register.models import Organisation, OrganisationName
from caunoi_web.register.queries.known import as_known

NEAR = 60  # organisations compared with one name
_COMMON = 2_000  # a word that more names have than this tells little: it only adds to what others found
_SHORTEST_SLIP = 5
_CHUNK = 5_000


def near_names(names: Iterable[str]) -> Index:
    """An index of the live organisations, but our own, that one of the names may mean; three queries."""
    asked = {name: frozenset(fold(name).split()) for name in names}
    bearers = _bearers(asked.values())
    keys = {key for words in asked.values() for key in _nearest(words, bearers)}
    found = Organisation.objects.live().partners().filter(pk__in=keys).prefetch_related("names")
    return Index(as_known(organisation) for organisation in found)


def _bearers(asked: Iterable[frozenset[str]]) -> dict[str, list[UUID]]:
    """Who has each asked word (or one a slip away from it) in a name, or is called by its initials."""
    wanted, initials = _wanted(asked)
    met: dict[str, frozenset[str]] = {}
    found: dict[str, list[UUID]] = defaultdict(list)
    for key, name in _names():
        words = name.split()
        meant: set[str] = set()
        for word in words:
            if word not in met:
                met[word] = frozenset(one for slip in _slips(word) for one in wanted.get(slip, ()))
            meant |= met[word]
        if len(words) > 2:
            meant |= {short for short in _initials(words) if short in initials}
        for word in meant:
            found[word].append(key)
    return found


def _wanted(asked: Iterable[frozenset[str]]) -> tuple[dict[str, set[str]], frozenset[str]]:
    """The asked words by their slips; and those that may be the initials of a longer name."""
    slips: dict[str, set[str]] = defaultdict(set)
    short = set()
    for words in asked:
        for word in words:
            for slip in _slips(word):
                slips[slip].add(word)
        if len(words) > 2:
            for initials in _initials(sorted(words)):
                slips[initials].add(initials)
        short |= {word for word in words if 2 < len(word) < 9}
    return slips, frozenset(short)


def _nearest(words: frozenset[str], bearers: dict[str, list[UUID]]) -> Iterator[UUID]:
    """Those that share the rarest words with a name."""
    points: Counter[UUID] = Counter()
    for word in sorted(words, key=lambda one: len(bearers.get(one, ()))):
        theirs = bearers.get(word, ())
        if len(theirs) > _COMMON and points:
            theirs = [key for key in theirs if key in points]
        for key in theirs:
            points[key] += 1 / (1 + len(bearers[word]))
    return (key for key, _worth in points.most_common(NEAR))


def _names() -> Iterator[tuple[UUID, str]]:
    live = Organisation.objects.live().partners()
    for key, folded, *more in live.values_list("pk", "folded", "name_vi", "name_en").iterator(_CHUNK):
        yield key, folded
        for name in more:
            if name and (other := fold(name)) != folded:
                yield key, other
    others = OrganisationName.objects.filter(organisation__in=live)
    yield from others.values_list("organisation", "folded").iterator(_CHUNK)


def _initials(words: list[str]) -> tuple[str, str]:
    """The first letters of all words, and of those that are no "of" or "and"."""
    return "".join(word[0] for word in words), "".join(word[0] for word in words if len(word) > 3)


def _slips(word: str) -> Iterator[str]:
    """The word, and a longer one with each letter left out: two words one slip apart share one of these."""
    yield word
    if len(word) >= _SHORTEST_SLIP:
        for place in range(len(word)):
            yield word[:place] + word[place + 1 :]
