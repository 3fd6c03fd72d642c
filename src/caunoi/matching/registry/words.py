"""The words of a name as they are compared: one form for each meaning, whatever language or ending."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from caunoi.domain.folding import fold
from caunoi.vocabulary import load

DROPPED, LEGAL, BODY, SUBJECT, OWN = range(5)
"""What a word does: nothing, a legal form, the kind of body, a subject or quality, or telling who it is."""


class Word(NamedTuple):
    """A word in the form it is compared in, and what it does."""

    text: str
    does: int


_MOST_KEPT = 200_000
_SHORTEST_SWAPPED, _SHORTEST_SHORTENED = 6, 8


class _Known(dict[str, Word]):
    """The listed words; any other word is its bearer's own, and kept so that it is made once."""

    def __missing__(self, text: str) -> Word:
        if len(self) > _MOST_KEPT:
            return Word(text, OWN)
        self[text] = word = Word(text, OWN)
        return word


def _listed() -> dict[str, Word]:
    listed = load("name_equivalents")
    words: dict[str, Word] = {}
    for section, does in (("places", OWN), ("subjects", SUBJECT), ("bodies", BODY)):
        for common, variants in listed[section].items():
            words.update((variant, Word(common, does)) for variant in (common, *variants))
    for english in load("name_parts")["subjects"].values():
        for word in " ".join(english).replace("=", "").split():
            words.setdefault(word, Word(word, SUBJECT))
    words.update((word, Word(word, LEGAL)) for word in listed["legal"]["words"])
    words.update((word, Word(word, DROPPED)) for word in listed["dropped"]["words"])
    return words


def _mistyped(listed: dict[str, Word]) -> Iterator[tuple[str, Word]]:
    """Listed words with two neighbouring letters swapped, those of bodies also with a letter left out."""
    for text, word in listed.items():
        places = range(1, len(text) - 1)
        if len(text) >= _SHORTEST_SWAPPED and text.isalpha():
            yield from ((f"{text[:at]}{text[at + 1]}{text[at]}{text[at + 2 :]}", word) for at in places)
        if len(text) >= _SHORTEST_SHORTENED and text.isalpha() and word.does == BODY:
            yield from ((text[:at] + text[at + 1 :], word) for at in places)


def _with_mistyped(listed: dict[str, Word]) -> dict[str, Word]:
    return {**dict(_mistyped(listed)), **listed}


_WORDS = _Known(_with_mistyped(_listed()))
_EXPANDED: dict[str, str] = load("name_equivalents")["expanded"]
_SHORT = frozenset(_EXPANDED)
_PAIRS = {tuple(pair.split()): word for pair, word in _WORDS.items() if " " in pair}
_PAIR_STARTS = frozenset(first for first, *_ in _PAIRS)


def words_in(folded: str) -> list[Word]:
    """The words of a folded text, those without meaning of their own included."""
    raw = folded.split()
    if not _SHORT.isdisjoint(raw):
        raw = " ".join(_EXPANDED.get(word, word) for word in raw).split()
    if not _PAIR_STARTS.isdisjoint(raw) and any(map(_PAIRS.__contains__, pairwise(raw))):
        raw = list(_paired(raw))
    return [_WORDS[word] for word in raw]


def _paired(raw: list[str]) -> Iterable[str]:
    place = 0
    while place < len(raw):
        pair = tuple(raw[place : place + 2])
        if pair in _PAIRS:
            yield _PAIRS[pair].text
            place += 2
        else:
            yield raw[place]
            place += 1


def telling(words: Iterable[Word]) -> list[Word]:
    """The words that count when names are compared."""
    return [word for word in words if word.does >= BODY]


def key_of(words: Iterable[Word]) -> str:
    """What two spellings of one name have in common: kinds and subjects in any order, own words run together.

    ``University of Can Tho`` and ``Cantho University`` give ``university|cantho``. Empty for no words.
    """
    common: set[str] = set()
    own = ""
    for text, does in words:
        if does == OWN:
            own += text
        elif does >= BODY:
            common.add(text)
    return f"{' '.join(sorted(common))}|{own}" if common or own else ""


def key_of_name(name: str) -> str:
    """The key of a name as written. One that only says a kind of body or legal form is taken as it stands."""
    folded = fold(name)
    return key_of_words(folded, words_in(folded))


def key_of_words(folded: str, words: Sequence[Word]) -> str:
    """The key of a folded name whose words are known already."""
    if any(word.does > BODY for word in words):
        return key_of(words)
    return "|" + folded.replace(" ", "")
