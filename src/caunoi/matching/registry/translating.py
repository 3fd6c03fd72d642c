"""A Vietnamese name taken apart and said in English words: which English names it may have.

"Trường Đại học Sư phạm Kỹ thuật Hưng Yên" and "Hung Yen University of Technology and Education" meet in one
key, as order and little words do not count. The parts are data (``name_parts.toml``).
"""

from collections.abc import Iterator
from functools import lru_cache
from itertools import islice, product
from typing import NamedTuple

from caunoi.domain.folding import fold
from caunoi.matching import phrases
from caunoi.matching.abbreviations import spell_out
from caunoi.matching.registry.words import OWN, Word, key_of, words_in
from caunoi.vocabulary import load

_AS_WRITTEN = "="
_MOST_READINGS = 96
_VIETNAMESE_LETTERS = frozenset("ơưạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹ")  # no other language has them
_LITTLE = frozenset({"và", "của", "về", "cho", "tại", "thuộc", "va", "cua", "ve", "thuoc", "the", "of", "and"})

Reading = tuple[Word, ...]


class Part(NamedTuple):
    """A piece of a Vietnamese name: its syllables without accents, and the English words it may stand for."""

    syllables: str
    readings: tuple[Reading, ...]
    section: str


def _meanings() -> Iterator[tuple[str, tuple[str, tuple[str, ...]]]]:
    for section, entries in load("name_parts").items():
        for phrase, english in entries.items():
            yield phrase, (section, tuple(english))


_PHRASES = phrases.Phrases(_meanings())
_BODY_STARTS = {fold(phrase).split()[0] for phrase in load("name_parts")["bodies"]}


@lru_cache(maxsize=4096)
def _reading(english: str) -> Reading:
    return tuple(words_in(english))


def is_vietnamese(text: str) -> bool:
    """True for a name in Vietnamese: by its letters, or without accents by at least two known parts."""
    if not _VIETNAMESE_LETTERS.isdisjoint(text.lower()):
        return True
    first, *_ = fold(text).split() or [""]
    if first not in _BODY_STARTS:
        return False
    parts = parts_of(text)
    begins = bool(parts) and parts[0].section == "bodies"
    return begins and (" " in parts[0].syllables or sum(bool(part.section) for part in parts) > 1)


@lru_cache(maxsize=8192)
def parts_of(text: str) -> tuple[Part, ...]:
    """The parts of a Vietnamese name in order, short forms spelt out, little words left out."""
    words = spell_out(phrases.words_of(text))
    return tuple(_parts(words))


def _parts(words: list[phrases.Word]) -> Iterator[Part]:
    place = 0
    while place < len(words):
        length, part = _part_at(words, place)
        place += length
        if part is not None:
            yield part


def _part_at(words: list[phrases.Word], place: int) -> tuple[int, Part | None]:
    word = words[place]
    if _PHRASES.may_start_with(word):
        found = _PHRASES.at(words, place)
        if found:
            length, (section, english) = found[0]
            syllables = " ".join(word.bare for word in words[place : place + length])
            return length, Part(syllables, _readings(syllables, english), section)
    if word.spelt in _LITTLE or word.bare in _LITTLE:
        return 1, None
    return 1, Part(word.bare, (_reading(word.bare) or (Word(word.bare, OWN),),), "")


def _readings(syllables: str, english: tuple[str, ...]) -> tuple[Reading, ...]:
    as_written = tuple(Word(word, OWN) for word in syllables.split())
    return tuple(as_written if one == _AS_WRITTEN else _reading(one) for one in english)


def english_keys(parts: tuple[Part, ...]) -> Iterator[tuple[str, Reading]]:
    """The keys of the English names the parts may make, the most usual first, each once, and their words."""
    seen: set[str] = set()
    for choice in islice(_choices(parts), _MOST_READINGS):
        words = tuple(word for reading in choice for word in reading)
        key = key_of(words)
        if key and key not in seen:
            seen.add(key)
            yield key, words


def _choices(parts: tuple[Part, ...]) -> Iterator[tuple[Reading, ...]]:
    """Every choice of one reading for each part, fewer second choices first."""
    ranked = sorted(
        islice(product(*(range(len(part.readings)) for part in parts)), 20 * _MOST_READINGS), key=sum
    )
    for choice in ranked:
        yield tuple(part.readings[rank] for part, rank in zip(parts, choice, strict=True))
