"""A Vietnamese name taken apart and said in English words: which English names it may have.

"Trường Đại học Sư phạm Kỹ thuật Hưng Yên" and "Hung Yen University of Technology and Education" meet in one
key, as order and little words do not count. The parts are data (``name_parts.toml``).
"""

from collections.abc import Iterator
from functools import lru_cache
from itertools import product
from math import prod
from typing import NamedTuple

from caunoi.domain.folding import fold, tone_normal
from caunoi.matching import phrases
from caunoi.matching.abbreviations import spell_out
from caunoi.matching.registry.words import BODY, Word, key_of, words_in
from caunoi.vocabulary import load

_AS_WRITTEN = "="
_MOST_READINGS = 96
_MOST_CHOICES = 600
_VIETNAMESE_LETTERS = frozenset(
    "ơưạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹ"
)  # no other language has them
_MEDICINE = phrases.Word("y", "y")
_LITTLE = frozenset(
    {"và", "của", "về", "cho", "tại", "thuộc", "va", "cua", "ve", "thuoc", "the", "of", "and"}
)

_ROMAN = {"i": "1", "ii": "2", "iii": "3", "iv": "4"}

Reading = tuple[Word, ...]


class Part(NamedTuple):
    """A piece of a Vietnamese name: its syllables without accents, and the English words it may stand for."""

    syllables: str
    readings: tuple[Reading, ...]
    section: str


class EnglishName(NamedTuple):
    """A name the parts may make: its key, its words, and how unusual the reading is (0: most usual)."""

    key: str
    words: Reading
    rank: int


class _Phrase(NamedTuple):
    """An entry of the word list; ``spelt`` has its accents."""

    spelt: str
    section: str
    english: tuple[str, ...]


def _phrases() -> Iterator[tuple[str, _Phrase]]:
    for section, entries in load("name_parts").items():
        for phrase, english in entries.items():
            yield phrase, _Phrase(tone_normal(phrase), section, tuple(english))


_PHRASES = phrases.Phrases(_phrases())
_BODY_STARTS = {fold(phrase).split()[0] for phrase in load("name_parts")["bodies"]}


@lru_cache(maxsize=4096)
def _reading(english: str) -> Reading:
    return tuple(words_in(english))


@lru_cache(maxsize=8192)
def is_vietnamese(text: str) -> bool:
    """True for a name in Vietnamese: by its letters, or without accents by at least two known parts.

    "Bạch Mai Hospital" is an English name with a Vietnamese word in it.
    """
    folded = fold(text)
    has_letters = not _VIETNAMESE_LETTERS.isdisjoint(text.lower())
    if folded.partition(" ")[0] in _BODY_STARTS:
        parts = parts_of(text)
        begins = bool(parts) and parts[0].section == "bodies"
        if begins and (
            has_letters or " " in parts[0].syllables or sum(bool(one.section) for one in parts) > 1
        ):
            return True
    return has_letters and not any(word.does == BODY for word in words_in(folded))


@lru_cache(maxsize=8192)
def parts_of(text: str) -> tuple[Part, ...]:
    """The parts of a Vietnamese name in order, short forms spelt out, little words left out."""
    return tuple(_parts(_spelt_out(phrases.words_of(text))))


def _spelt_out(words: list[phrases.Word]) -> list[phrases.Word]:
    """Short forms spelt out; "y" (medicine) stays: it is also the name of a country without its accent."""
    if _MEDICINE not in words:
        return spell_out(words)
    place = words.index(_MEDICINE)
    return [*spell_out(words[:place]), _MEDICINE, *_spelt_out(words[place + 1 :])]


def _parts(words: list[phrases.Word]) -> Iterator[Part]:
    """The phrases of the word list, and the stretches between them as names of their own."""
    own: list[str] = []
    place = 0
    has_accents = any(word.spelt != word.bare for word in words)
    while place < len(words):
        length, part = _phrase_at(words, place, is_strict=has_accents)
        if part is not None and own:
            yield _own_part(own)
            own = []
        if part is not None:
            yield part
        elif words[place].spelt not in _LITTLE:
            own.append(words[place].bare)
        place += length
    if own:
        yield _own_part(own)


def _phrase_at(words: list[phrases.Word], place: int, *, is_strict: bool) -> tuple[int, Part | None]:
    """The longest phrase at a place; one of a single syllable must have its accents if any word has."""
    if _PHRASES.may_start_with(words[place]):
        for length, phrase in _PHRASES.at(words, place):
            if length > 1 or not is_strict or words[place].spelt == phrase.spelt:
                syllables = " ".join(word.bare for word in words[place : place + length])
                english = phrase.english
                if length == 1 and not is_strict and phrase.section == "subjects":
                    english = (*(one for one in english if one != _AS_WRITTEN), _AS_WRITTEN)
                return length, Part(syllables, _readings(syllables, english), phrase.section)
    return 1, None


def _own_part(own: list[str]) -> Part:
    syllables = " ".join(_ROMAN.get(syllable, syllable) for syllable in own)
    return Part(syllables, (_reading(syllables),), "")


def _readings(syllables: str, english: tuple[str, ...]) -> tuple[Reading, ...]:
    return tuple(_reading(syllables if one == _AS_WRITTEN else one) for one in english)


def _numbers_of_readings(parts: tuple[Part, ...]) -> list[int]:
    """How many readings of each part are tried, so that all together stay few."""
    sizes = [len(part.readings) for part in parts]
    while prod(sizes) > _MOST_CHOICES and max(sizes) > 1:
        sizes = [min(size, max(sizes) - 1) for size in sizes]
    return sizes


@lru_cache(maxsize=4096)
def english_names(parts: tuple[Part, ...]) -> tuple[EnglishName, ...]:
    """The English names the parts may make, the most usual first, each key once."""
    ranked = sorted(product(*map(range, _numbers_of_readings(parts))), key=sum)
    names: dict[str, EnglishName] = {}
    for choice in ranked[:_MOST_READINGS]:
        words = tuple(word for part, rank in zip(parts, choice, strict=True) for word in part.readings[rank])
        key = key_of(words)
        if any(word.does > BODY for word in words):
            names.setdefault(key, EnglishName(key, words, sum(choice)))
    return tuple(names.values())
