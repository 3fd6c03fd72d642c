"""A document's text made comparable, with a way back to the original offsets."""

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache, cached_property

from caunoi.domain.quotes import Quote

_BLANKS = dict.fromkeys("\u00a0\u2007\u202f\u2002\u2003\u2009\u200a\u3000\u1680\u205f", " ")
_DASHES = dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2015\u2212\u2e3a\ufe58\uff0d", "-")
_INVISIBLE = "\u200b\u200c\u200d\u2060\ufeff\u00ad"
_SMALL = "a-zà-öø-ÿăđĩũơưạ-ỹ"
_WORD_BREAK = re.compile(rf"-(?<=[{_SMALL}]{{2}}-)[ \t]?\n[ \t]{{0,8}}(?=[{_SMALL}]{{2}})")
_LIKE_VIETNAMESE = {"\u00d0": "Đ", "\u00f0": "đ", "\u0189": "Đ"}  # of other scripts, printed alike
_FOLD = {**_BLANKS, **_DASHES, **_LIKE_VIETNAMESE}
_FOLDABLE = re.compile(f"[{''.join(_FOLD)}]")

_FIRST_MARK, _FIRST_HIGH, _LAST_MARK = 0x300, 0x10000, 0x20000
_HIGH = re.compile("[\U00010000-\U0010ffff]")


@cache
def _specials(*, high: bool) -> re.Pattern[str]:
    """What does not stay one character: marks, a "\\r", an invisible sign.

    Nearly all texts hold no character of the ``high`` planes; without those the search is many times
    faster, and the command starts sooner.
    """
    codes = range(_FIRST_MARK, _LAST_MARK if high else _FIRST_HIGH)
    marks = "".join(sign for sign in map(chr, codes) if unicodedata.combining(sign))
    return re.compile(f"[\r{_INVISIBLE}][{marks}]*|[{marks}]+")


@dataclass(frozen=True)
class View:
    """NFC text with plain blanks and hyphens; ``origins[i]`` is where ``text[i]`` began.

    ``origins`` has one entry more than ``text``: the length of the original. Line
    breaks stay (``\\r\\n`` and ``\\r`` become ``\\n``), so layout can still be seen.
    """

    original: str
    text: str
    origins: Sequence[int]

    @classmethod
    def of(cls, original: str) -> "View":
        """Build the view; linear in the length of the text."""
        specials = _specials(high=_HIGH.search(original) is not None)
        if specials.search(original) is None and unicodedata.is_normalized("NFC", original):
            return _rejoined(cls(original, _plainly(original), range(len(original) + 1)))
        pieces: list[str] = []
        origins: list[int] = []
        position = 0
        for special in specials.finditer(original):
            start, end = special.span()
            if start > position and unicodedata.combining(original[start]):
                start -= 1  # the letter that the marks belong to
            _add_plain(original, position, start, pieces, origins)
            _add(_comparable(original[start:end], original[end : end + 1]), start, pieces, origins)
            position = end
        _add_plain(original, position, len(original), pieces, origins)
        origins.append(len(original))
        return _rejoined(cls(original, "".join(pieces), tuple(origins)))

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
        flat = self.text
        for sign in "\t\n\v\f":
            flat = flat.replace(sign, " ")
        return flat


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


def _plainly(text: str) -> str:
    """The text with plain blanks and hyphens."""
    return _FOLDABLE.sub(lambda found: _FOLD[found[0]], text)


def _add(letters: str, place: int, pieces: list[str], origins: list[int]) -> None:
    pieces.append(letters)
    origins += [place] * len(letters)


def _add_plain(original: str, start: int, end: int, pieces: list[str], origins: list[int]) -> None:
    """Adds characters without marks; nearly all of them stay one character each."""
    plain = original[start:end]
    if unicodedata.is_normalized("NFC", plain):
        pieces.append(_plainly(plain))
        origins += range(start, end)
        return
    for place, sign in enumerate(plain, start):
        _add(_comparable(sign), place, pieces, origins)


def _comparable(cluster: str, following: str = "") -> str:
    """A letter with its marks, or a line break, as it stands in the view."""
    if cluster == "\r":
        return "" if following == "\n" else "\n"
    composed = _plainly(unicodedata.normalize("NFC", cluster))
    return "".join(letter for letter in composed if letter not in _INVISIBLE)
