"""An affiliation taken apart: its pieces between commas, and the words of each."""

import re
from functools import lru_cache
from typing import NamedTuple

from caunoi.domain.folding import fold
from caunoi.matching.registry.words import BODY, LEGAL, OWN, Word, words_in
from caunoi.vocabulary import load


class _Commas(dict[int, int]):
    """A table for ``str.translate``: a comma for every separator; other signs are kept as they are met."""

    def __missing__(self, code: int) -> int:
        self[code] = code
        return code


_SEPARATORS = _Commas(dict.fromkeys(map(ord, ';:()[]{}|\n\t"“”«»–—'), ord(",")))
_WIDE = re.compile(r"\s[-/]\s| {2,}")
_STOP = re.compile(r"\.(?<=[a-z]{3}\.)(?:\s|$)")
_SLASH = re.compile(r"/(?<=[a-z]/)(?=[A-Z])")
_ADDRESS = re.compile(r"[^\s@]{1,64}@\S{1,100}")
_MARKS = re.compile(r"\W*\d{1,2}\s+(?=[A-Z])|[%*†‡§#\s]+")
_NOW = ("urrent", "resent", "ormer", "now", "Now")
_NOW_AT = re.compile(
    r"\b(?:[Cc]urrent(?:ly)?|[Pp]resent|[Ff]ormer(?:ly)?|[Nn]ow)\s*(?:address|with|at)?\s*(?=[:A-Z])"
)
_RUN_TOGETHER = re.compile(
    r"(?<=[a-z]{3})(?=[A-Z]{2,8}\b)|\b(?:of|the|and|et|de)(?=[A-Z])|(?<=[a-zà-ÿ]{3})and(?=[A-Z])|(?<=Universit[àé])(?=[a-zA-Z]{2})"
)
_MAY_RUN_TOGETHER = re.compile(r"[a-zà-ÿ][A-Z]|Universit[àé][a-z]")
_ACRONYM = re.compile(r"[A-Z](?<!\w.)[A-Z]{1,9}(?!\w)")
UNITS = frozenset(load("name_equivalents")["units"]["words"])
_UNIT_PHRASES = tuple(load("name_equivalents")["units"]["phrases"])
_BINDING = frozenset(load("name_equivalents")["dropped"]["binding"])
_JOINING = frozenset(load("name_equivalents")["dropped"]["joining"])


_LEGAL_FORM = "legal form"
_NOTHING: frozenset[str] = frozenset()


class Piece(NamedTuple):
    """A stretch between separators. ``words`` are the telling ones; ``before`` has, for each of them and
    for the end, the little words that stand before it."""

    raw: str
    words: tuple[Word, ...]
    before: tuple[frozenset[str], ...]
    first: str
    acronyms: frozenset[str]
    has_body: bool

    @property
    def is_unit(self) -> bool:
        """True when it begins as the name of a part of a body does."""
        return self.first in UNITS

    def is_bound(self, place: int) -> bool:
        """True when a word binds what stands at ``place`` to what is before: "of", "at"."""
        return not _BINDING.isdisjoint(self.before[place])

    def is_joined(self, place: int) -> bool:
        """True when "and" stands before ``place``."""
        return not _JOINING.isdisjoint(self.before[place])

    def is_acronym(self, place: int) -> bool:
        """True when the word stands there in capitals only."""
        return self.words[place].text in self.acronyms

    def ends_before(self, place: int) -> bool:
        """True when a legal form closes a name before ``place``."""
        return _LEGAL_FORM in self.before[place]


def is_unit(text: str) -> bool:
    """True for a text that begins as the name of a part of a body does."""
    folded = fold(text)
    return folded.partition(" ")[0] in UNITS or folded.startswith(_UNIT_PHRASES)


def tidied(text: str) -> str:
    """The text without addresses, marks and "now at", and with words parted that were run together."""
    if "@" in text:
        text = _ADDRESS.sub(" ", text)
    marks = _MARKS.match(text)
    if marks:
        text = f" {text[marks.end() :]}"
    if any(word in text for word in _NOW):
        text = _NOW_AT.sub(" ", text)
    return _RUN_TOGETHER.sub(_with_blank, text) if _MAY_RUN_TOGETHER.search(text) else text


def _with_blank(found: re.Match[str]) -> str:
    return f"{found.group()} " if found.group() not in ("", "and") else f" {found.group()} "


def pieces_of(text: str) -> list[Piece]:
    """The pieces of a tidied affiliation in order; those without a telling word are left out."""
    return list(_pieces(text))


@lru_cache(maxsize=8)
def _pieces(text: str) -> tuple[Piece, ...]:
    """A text is asked for as a whole first, and again as the only part of itself."""
    pieces = map(_piece, _parted(text).split(","))
    return tuple(piece for piece in pieces if piece is not None and piece.words)


def _parted(text: str) -> str:
    """The text with a comma for every separator; the costly ones are only looked for where they can be."""
    text = text.translate(_SEPARATORS)
    if "  " in text or " -" in text or " /" in text:
        text = _WIDE.sub(",", text)
    if "." in text:
        text = _STOP.sub(",", text)
    return _SLASH.sub(",", text) if "/" in text else text


@lru_cache(maxsize=1 << 15)
def _piece(raw: str) -> Piece | None:
    folded = fold(raw)
    if not folded:
        return None
    words: list[Word] = []
    before: list[frozenset[str]] = []
    little: list[str] = []
    has_body = False
    for word in words_in(folded):
        does = word.does
        if does >= BODY:
            words.append(word)
            before.append(frozenset(little) if little else _NOTHING)
            little = []
            has_body = has_body or does == BODY
        else:
            little.append(_LEGAL_FORM if does == LEGAL else word.text)
    before.append(frozenset(little) if little else _NOTHING)
    acronyms = frozenset(map(str.lower, _ACRONYM.findall(raw)))
    return Piece(raw.strip(), tuple(words), tuple(before), folded.split(" ", 1)[0], acronyms, has_body)


def has_own(words: tuple[Word, ...]) -> bool:
    """True when some word tells who it is."""
    return OWN in [word.does for word in words]  # (a list: asked for every stretch, and short)
