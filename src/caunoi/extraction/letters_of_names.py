"""Acronyms in other letters than a name's own: "EPU" of "Đại học Điện lực", "TSEU" of a name turned round.

A Vietnamese school goes by the letters of its English name, which its texts need not tell. The parts of
Vietnamese names and what stands for them in English are those of ``name_parts``, as in matching.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache

from caunoi.domain.folding import fold
from caunoi.vocabulary import load

_WORD = re.compile(r"[^\W\d_]+")
_PART = re.compile(r"[A-Z][a-z]{0,3}")  # "Kaz", "N" and "U" of "KazNU"
_MOST_LETTERS, _MOST_WORDS = 8, 14
_FEWEST = 3  # letters; of fewer any two names have some in common
_LONGEST_PHRASE = 7  # words
_SMALL = frozenset({"of", "the", "and", "for", "in", "de", "va", "du", "di", "ve", "cua"})
_KEPT = "="
_TELLING = 3  # letters of a part that tells so much that words may be left over
_MOST_LEFT = 2  # words: "Al-Farabi" of "Al-Farabi Kazakh National University"
_SMALL_INSIDE = 1  # small words among those that stand as letters
_LEADING = frozenset({"truong", "the"})
_VIETNAMESE = re.compile(r"[à-ỹ]")
_LINK = "o"  # "UoV": of

Letters = tuple[str, ...]


@cache
def _phrases() -> dict[tuple[str, ...], tuple[Letters, ...]]:
    """Folded Vietnamese words, and the initials of what may stand for them; () where it may be left out."""
    found = {}
    for group, phrases in load("name_parts").items():
        for phrase, english in phrases.items():
            words = tuple(fold(phrase).split())
            readings = [_initials(words if one == _KEPT else one.split()) for one in english]
            readings += [_initials(words)] if group != "bodies" else []
            readings += [()] if group == "places" else []
            found[words] = tuple(dict.fromkeys(readings))
    return found


def _initials(words: Sequence[str]) -> Letters:
    return tuple(word[0] for word in words if word not in _SMALL)


@lru_cache(maxsize=4096)
def may_stand_for(acronym: str, name: str) -> bool:
    """Whether each letter of ``acronym`` begins a word of ``name`` or its English parts, no word left over.

    Order does not count. "KazNU" fits "Kazakh National University": parts of several letters begin a word.
    """
    if not acronym.isascii() or not _FEWEST <= len(acronym) <= _MOST_LETTERS:
        return False
    words = [word for word in _WORD.findall(fold(name)) if word not in _SMALL]
    if not 1 < len(words) <= _MOST_WORDS:
        return False
    if not _VIETNAMESE.search(name.lower()):
        return _begin(_parts_of(acronym), words)
    if _initials(words) == tuple(acronym.casefold()):
        return True
    wanted = Counter(acronym.casefold())
    return any(Counter(letters) == wanted for letters in _read(tuple(words), len(acronym)))


def _parts_of(acronym: str) -> list[str]:
    parts = _PART.findall(acronym)
    return [part.casefold() for part in parts] if sum(map(len, parts)) == len(acronym) else []


def _begin(parts: Sequence[str], words: Sequence[str]) -> bool:
    """One part for each word, the longest first, in any order."""
    left = list(words)
    for part in sorted(parts, key=len, reverse=True):
        fits = next(
            (word for word in left if word.startswith((part, part.removesuffix(_LINK) or part))), None
        )
        if fits is None:
            return False
        left.remove(fits)
    longest = max(map(len, parts), default=0)
    is_telling = longest > 1 or len(parts) > _FEWEST  # three letters in any order fit too many
    return is_telling and len(left) <= (_MOST_LEFT if longest >= _TELLING else 0)


def is_shortened_inside(short: str, full: str) -> bool:
    """ "Cao đẳng CNTT Việt Hàn": the same words as ``full``, some of them as their letters."""
    words, others = _WORD.findall(short), _WORD.findall(full)
    while others and words and fold(others[0]) in _LEADING and fold(words[0]) not in _LEADING:
        others.pop(0)
    is_in_letters = len(words) < len(others) and any(_is_shouted(word) for word in words)
    return is_in_letters and not all(map(_is_shouted, words)) and _run_alike(words, others)


def _run_alike(words: Sequence[str], others: Sequence[str]) -> bool:
    if not words or not others:
        return not words and not others
    first = fold(words[0])
    if first == fold(others[0]):
        return _run_alike(words[1:], others[1:])
    ends = range(len(first), len(first) + _SMALL_INSIDE + 1) if _is_shouted(words[0]) else ()
    return any(
        _initials([fold(word) for word in others[:end]]) == tuple(first)
        and _run_alike(words[1:], others[end:])
        for end in ends
    )


def _is_shouted(word: str) -> bool:
    return len(word) >= _FEWEST and word.isupper()


def _read(words: tuple[str, ...], most: int) -> Iterator[Letters]:
    """The initials of ``words`` put into English in every way, at most ``most`` letters."""
    if not words:
        yield ()
        return
    size = next((n for n in range(min(len(words), _LONGEST_PHRASE), 0, -1) if words[:n] in _phrases()), 0)
    readings = _phrases()[words[:size]] if size else ((words[0][0],),)
    for letters in readings:
        if len(letters) <= most:
            for rest in _read(words[size or 1 :], most - len(letters)):
                yield (*letters, *rest)
