"""An organisation's name made comparable: short forms spelt out, each word with its part in the name."""

import re
from collections.abc import Iterable, Iterator
from enum import Enum
from functools import lru_cache
from typing import NamedTuple

from caunoi.matching.abbreviations import spell_out
from caunoi.matching.phrases import Phrases, Word, words_of
from caunoi.vocabulary import load


class Part(Enum):
    """What a word does in a name."""

    ROLE = "role"
    LITTLE = "little"
    LEGAL = "legal"
    KIND = "kind"
    FIELD = "field"
    PLACE = "place"
    OWN = "own"


_TELLS = {Part.OWN: 1.0, Part.PLACE: 0.5, Part.FIELD: 0.35}


class _Meaning(NamedTuple):
    part: Part
    tells: float = 0.0
    code: str = ""
    leads_only: bool = False


class Piece(NamedTuple):
    """One word or phrase of a name, with accents and without, and what it means."""

    spelt: str
    bare: str
    meaning: _Meaning


class Name(NamedTuple):
    """A name ready to be compared.

    ``words`` are the pieces that count, without accents: a phrase such as ``quoc gia`` is one
    word, legal forms and little words are left out. ``pieces`` gives more on each of them.
    ``joined`` is all of ``words`` without blanks, ``spelt`` the same with accents and blanks.
    ``own`` are the words that tell who is meant: all but the kind of body.
    ``kinds`` are codes ("university"); ``legal`` gives the words of each legal form by its code
    ("joint_stock"). An acronym is one short word in capitals, such as ``UTS`` or ``ĐHBKHN``.
    """

    raw: str
    words: tuple[str, ...]
    pieces: dict[str, Piece]
    joined: str
    spelt: str
    own: tuple[str, ...]
    own_joined: str
    kinds: frozenset[str]
    legal: dict[str, str]
    numbers: tuple[str, ...]
    initials: str
    has_accents: bool
    is_acronym: bool

    def part_of(self, word: str) -> Part:
        """What one of ``words`` does in the name."""
        return self.pieces[word].meaning.part

    def tells(self, word: str) -> float:
        """How much one of ``words`` tells about who is meant, by its part alone, from 0 to 1."""
        return self.pieces[word].meaning.tells

    def spelling_of(self, words: Iterable[str]) -> str:
        """Some of ``words`` with their accents, for a reader."""
        return " ".join(self.pieces[word].spelt for word in words)

    @property
    def kind_words(self) -> tuple[str, ...]:
        """The words that say what kind of body it is, in their order."""
        return tuple(word for word in self.words if self.part_of(word) is Part.KIND)


_LONGEST_ACRONYM = 10
_ANY_KIND = "any"
_DIGITS = re.compile(r"\d+")


def _phrases() -> Iterator[tuple[str, _Meaning]]:
    listed = load("name_words")
    for part in (Part.LITTLE, Part.FIELD, Part.PLACE):
        for phrases in listed[part.value].values():
            yield from ((phrase, _Meaning(part, _TELLS.get(part, 0.0))) for phrase in phrases)
    for phrases in listed["roles"].values():
        yield from ((phrase, _Meaning(Part.ROLE)) for phrase in phrases)
    for part in (Part.LEGAL, Part.KIND):
        for code, languages in listed[part.value].items():
            for language, phrases in languages.items():
                for phrase in phrases:
                    leads_only = part is Part.KIND and language == "vi" and " " not in phrase
                    yield phrase, _Meaning(part, 0.0, code, leads_only)


_WORD_LIST = Phrases(_phrases())
_SET_ASIDE = (Part.LEGAL, Part.LITTLE, Part.ROLE)


_OWN_WORD = _Meaning(Part.OWN, _TELLS[Part.OWN])


@lru_cache(maxsize=2048)
def normalise(raw: str) -> Name:
    """Make a name comparable. Never fails; a name without any word has no ``words``."""
    written = words_of(raw)
    words = spell_out(written)
    pieces = list(_pieces(words))
    kept = [piece for piece in pieces if piece.meaning.part not in _SET_ASIDE]
    own = dict.fromkeys(piece.bare for piece in kept if piece.meaning.part is not Part.KIND)
    return Name(
        raw=raw,
        words=tuple(piece.bare for piece in kept),
        pieces={piece.bare: piece for piece in kept},
        joined="".join(piece.bare for piece in kept).replace(" ", ""),
        spelt=" ".join(piece.spelt for piece in kept),
        own=tuple(own),
        own_joined="".join(own).replace(" ", ""),
        kinds=frozenset(piece.meaning.code for piece in kept if piece.meaning.part is Part.KIND)
        - {_ANY_KIND},
        legal={piece.meaning.code: piece.spelt for piece in pieces if piece.meaning.part is Part.LEGAL},
        numbers=tuple(_DIGITS.findall("".join(piece.bare for piece in kept))),
        initials="".join(word[0] for piece in kept for word in piece.bare.split()),
        has_accents=any(word.spelt != word.bare for word in written),
        is_acronym=_is_acronym(raw.strip()),
    )


def _is_acronym(name: str) -> bool:
    return 2 <= len(name) <= _LONGEST_ACRONYM and name.isalpha() and name.isupper()


def _pieces(words: list[Word]) -> Iterator[Piece]:
    place = 0
    while place < len(words):
        length, meaning = _meaning_at(words, place)
        phrase = words[place : place + length]
        yield Piece(" ".join(word.spelt for word in phrase), " ".join(word.bare for word in phrase), meaning)
        place += length


def _meaning_at(words: list[Word], place: int) -> tuple[int, _Meaning]:
    if _WORD_LIST.may_start_with(words[place]):
        for length, meaning in _WORD_LIST.at(words, place):
            if place == 0 or not meaning.leads_only:
                return length, meaning
    return 1, _OWN_WORD
