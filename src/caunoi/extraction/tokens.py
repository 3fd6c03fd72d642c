"""Words and signs of a text with their places."""

import re
from dataclasses import dataclass
from functools import lru_cache
from itertools import accumulate

from caunoi.extraction.keeping import Kept

_TOKENS = re.compile(  # "R&D" and "KHXH&NV" are one word, "học&Công" are two and a sign
    r"([^\W_]+(?:[-&'’+/](?:(?<!&)|(?=[A-ZĐ]{2})|(?<![^\W\d_]{3}&))[^\W_]+)*|[^\w\s]|_)"
)
_KEPT = 256  # stretches whose tokens are kept
_SHORT = 3000  # characters of such a stretch
_KEPT_WORDS = 10_000


@dataclass(slots=True)
class Token:
    """One word or sign, never changed; ``spaced`` tells whether a blank or break stands before it.

    ``is_capital``: begins with a capital letter, or is a brand such as ``iSpace`` or ``3M``.
    """

    text: str
    start: int
    end: int
    spaced: bool
    is_word: bool
    is_capital: bool

    @property
    def low(self) -> str:
        return _LOW[self.text]

    @property
    def is_number(self) -> bool:
        return self.text.isdecimal()

    @property
    def is_shouted(self) -> bool:
        """Written in capitals only, with at least two letters."""
        return _SHOUTED[self.text]

    @property
    def is_acronym(self) -> bool:
        """Two capitals or a capital beside a digit: ``KICT``, ``KyuTech``, ``PECC1``, ``UiT``."""
        return _ACRONYM[self.text]


def tokenize(text: str, start: int = 0, end: int | None = None) -> list[Token]:
    """The tokens of ``text[start:end]``; offsets count in ``text``."""
    end = len(text) if end is None else end
    return list(_kept_tokens(text, start, end) if end - start <= _SHORT else _tokens(text, start, end))


def _tokens(text: str, start: int, end: int) -> tuple[Token, ...]:
    pieces = _TOKENS.split(text[start:end])  # by turns what stands between tokens, and a token
    words = pieces[1::2]
    cuts = list(accumulate(map(len, pieces), initial=start))
    spaced = list(map(bool, pieces[::2]))
    spaced[0] = True
    return tuple(
        map(
            Token,
            words,
            cuts[1:-1:2],
            cuts[2::2],
            spaced,
            map(_IS_WORD.__getitem__, words),
            map(_CAPITAL.__getitem__, words),
        )
    )


def _is_word(word: str) -> bool:
    return word[0].isalnum()


def _is_capital(word: str) -> bool:
    return word[0].isupper() or (len(word) > 1 and any(letter.isupper() for letter in word[1:3]))


def _is_shouted(word: str) -> bool:
    letters = [letter for letter in word if letter.isalpha()]
    return len(letters) > 1 and all(letter.isupper() for letter in letters)


def _is_acronym(word: str) -> bool:
    capitals = sum(letter.isupper() for letter in word)
    digits = sum(letter.isdigit() for letter in word)
    return capitals >= 2 or (capitals >= 1 and digits >= 1)


_IS_WORD = Kept(_is_word, most=_KEPT_WORDS)
_CAPITAL = Kept(_is_capital, most=_KEPT_WORDS)
_SHOUTED = Kept(_is_shouted, most=_KEPT_WORDS)
_ACRONYM = Kept(_is_acronym, most=_KEPT_WORDS)
_LOW = Kept(str.casefold, most=_KEPT_WORDS)
_kept_tokens = lru_cache(maxsize=_KEPT)(_tokens)  # one step after the other asks for the same stretches
