"""A document's text made comparable, with a way back to the original offsets."""

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from caunoi.domain.quotes import Quote

_BLANKS = dict.fromkeys(map(ord, "\u00a0\u2007\u202f\u2002\u2003\u2009\u200a\u3000\u1680\u205f"), " ")
_DASHES = dict.fromkeys(map(ord, "\u2010\u2011\u2012\u2013\u2014\u2015\u2212\u2e3a\ufe58\uff0d"), "-")
_INVISIBLE = frozenset("\u200b\u200c\u200d\u2060\ufeff\u00ad")
_SMALL = "a-zà-öø-ÿăđĩũơưạ-ỹ"
_WORD_BREAK = re.compile(rf"(?<=[{_SMALL}]{{2}})-[ \t]?\n[ \t]{{0,8}}(?=[{_SMALL}]{{2}})")
_LIKE_VIETNAMESE = {0xD0: "Đ", 0xF0: "đ", 0x189: "Đ"}  # letters of other scripts that are printed alike
_FOLD = {**_BLANKS, **_DASHES, **_LIKE_VIETNAMESE}


@dataclass(frozen=True)
class View:
    """NFC text with plain blanks and hyphens; ``origins[i]`` is where ``text[i]`` began.

    ``origins`` has one entry more than ``text``: the length of the original. Line
    breaks stay (``\\r\\n`` and ``\\r`` become ``\\n``), so layout can still be seen.
    """

    original: str
    text: str
    origins: tuple[int, ...]

    @classmethod
    def of(cls, original: str) -> "View":
        """Build the view; linear in the length of the text."""
        if original.isascii() and "\r" not in original:
            return _rejoined(cls(original, original, tuple(range(len(original) + 1))))
        letters: list[str] = []
        origins: list[int] = []
        position, size = 0, len(original)
        while position < size:
            end = position + 1
            while end < size and unicodedata.combining(original[end]):
                end += 1
            cluster = original[position:end]
            if cluster == "\r":
                cluster = "" if original[end : end + 1] == "\n" else "\n"
            for letter in _comparable(cluster):
                letters.append(letter)
                origins.append(position)
            position = end
        origins.append(size)
        return _rejoined(cls(original, "".join(letters), tuple(origins)))

    def quote(self, start: int, end: int) -> Quote:
        """The original words behind ``text[start:end]``; raises ``ValueError`` if all blank."""
        words = self.text[start:end]
        start += len(words) - len(words.lstrip())
        end -= len(words) - len(words.rstrip())
        if end <= start:
            raise ValueError("A quote needs at least one visible character.")
        return Quote.cut(self.original, self.origins[start], self.origins[end])

    def without(self, spans: Iterable[tuple[int, int]]) -> "View":
        """The same view with blanks where ``spans`` of the text stand; offsets and line breaks stay."""
        letters = list(self.text)
        for start, end in spans:
            letters[start:end] = [letter if letter == "\n" else " " for letter in letters[start:end]]
        return View(self.original, "".join(letters), self.origins)

    @cached_property
    def flat(self) -> str:
        """The same text, same offsets, with every line break and tab turned into a blank."""
        return self.text.translate({9: " ", 10: " ", 11: " ", 12: " "})


def _rejoined(view: View) -> View:
    """A word that a hyphen parts at the end of a line ("Nan-", "yang") is one word again."""
    breaks = [match.span() for match in _WORD_BREAK.finditer(view.text)]
    if not breaks:
        return view
    cuts = [0, *(at for span in breaks for at in span), len(view.text)]
    kept = [(cuts[at], cuts[at + 1]) for at in range(0, len(cuts), 2)]
    text = "".join(view.text[start:end] for start, end in kept)
    origins = [origin for start, end in kept for origin in view.origins[start:end]]
    return View(view.original, text, (*origins, view.origins[-1]))


def _comparable(cluster: str) -> str:
    if cluster.isascii():
        return cluster
    composed = unicodedata.normalize("NFC", cluster).translate(_FOLD)
    return "".join(letter for letter in composed if letter not in _INVISIBLE)
