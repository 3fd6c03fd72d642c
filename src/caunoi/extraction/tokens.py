"""Words and signs of a text with their places."""

import re
from dataclasses import dataclass
from functools import lru_cache

_TOKEN = re.compile(r"[^\W_]+(?:[-&'’+/][^\W_]+)*|[^\w\s]|_")
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
        return self.text.casefold()

    @property
    def is_number(self) -> bool:
        return self.text.isdecimal()

    @property
    def is_shouted(self) -> bool:
        """Written in capitals only, with at least two letters."""
        letters = [letter for letter in self.text if letter.isalpha()]
        return len(letters) > 1 and all(letter.isupper() for letter in letters)

    @property
    def is_acronym(self) -> bool:
        """Two capitals or a capital beside a digit: ``KICT``, ``KyuTech``, ``PECC1``, ``UiT``."""
        capitals = sum(letter.isupper() for letter in self.text)
        digits = sum(letter.isdigit() for letter in self.text)
        return capitals >= 2 or (capitals >= 1 and digits >= 1)


def tokenize(text: str, start: int = 0, end: int | None = None) -> list[Token]:
    """The tokens of ``text[start:end]``; offsets count in ``text``."""
    end = len(text) if end is None else end
    return list(_kept_tokens(text, start, end) if end - start <= _SHORT else _tokens(text, start, end))


def _tokens(text: str, start: int, end: int) -> tuple[Token, ...]:
    tokens: list[Token] = []
    previous = start
    for match in _TOKEN.finditer(text, start, end):
        first, last = match.span()
        word = match[0]
        spaced = first > previous or first == start
        tokens.append(Token(word, first, last, spaced, word[0].isalnum(), _is_capital(word)))
        previous = last
    return tuple(tokens)


@lru_cache(maxsize=_KEPT_WORDS)
def _is_capital(word: str) -> bool:
    return word[0].isupper() or (len(word) > 1 and any(letter.isupper() for letter in word[1:3]))


_kept_tokens = lru_cache(maxsize=_KEPT)(_tokens)  # one step after the other asks for the same stretches
