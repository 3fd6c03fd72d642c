"""Where the words asked for stand in a text: cut into pieces, so that a page can mark and escape them."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from caunoi.domain.folding import fold

BEFORE, AFTER = 60, 180  # characters shown around the first match
_WORD = re.compile(r"\w+")
_LOOKED_AT = 200_000  # characters of a long text that are looked through for something to show


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of text; ``is_match`` when it was asked for."""

    text: str
    is_match: bool


def marked(text: str, words: Sequence[str]) -> tuple[Piece, ...]:
    """The whole text in pieces; joined again they are the text."""
    pieces: list[Piece] = []
    done = 0
    for start, end in _matches(text, words):
        if start > done:
            pieces.append(Piece(text[done:start], is_match=False))
        pieces.append(Piece(text[start:end], is_match=True))
        done = end
    if done < len(text):
        pieces.append(Piece(text[done:], is_match=False))
    return tuple(pieces)


def excerpt(text: str, words: Sequence[str]) -> tuple[Piece, ...]:
    """A stretch of a long text around its first match, nothing when there is none."""
    first = next(_matches(text[:_LOOKED_AT], words), None)
    if first is None:
        return ()
    start = max(0, first[0] - BEFORE)
    end = min(len(text), first[1] + AFTER)
    start, end = _to_blank(text, start, first[0]), _back_to_blank(text, first[1], end)
    pieces = marked(" ".join(text[start:end].split()), words)
    lead = (Piece("… ", is_match=False),) if start else ()
    tail = (Piece(" …", is_match=False),) if end < len(text) else ()
    return (*lead, *pieces, *tail)


def _matches(text: str, words: Sequence[str]) -> Iterator[tuple[int, int]]:
    wanted = tuple(words)
    for found in _WORD.finditer(text):
        if fold(found[0]).startswith(wanted):
            yield found.span()


def _to_blank(text: str, start: int, limit: int) -> int:
    if start == 0:
        return 0
    blank = text.find(" ", start, limit)
    return blank + 1 if blank >= 0 else start


def _back_to_blank(text: str, limit: int, end: int) -> int:
    if end == len(text):
        return end
    blank = text.rfind(" ", limit, end)
    return blank if blank >= 0 else end
