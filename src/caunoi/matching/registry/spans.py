"""Where in an affiliation a known name stands, and which stretches only look like one."""

from collections.abc import Iterator, Sequence
from itertools import accumulate
from typing import NamedTuple

from caunoi.matching.registry.directory import Directory
from caunoi.matching.registry.pieces import Piece, has_own
from caunoi.matching.registry.words import BODY, OWN, SUBJECT, Word, key_of

_LONGEST = 9
_MOST_KEPT = 50_000  # pieces of which it is kept which names they hold
_MOST_BORROWED = 4
_LEAST_WITHOUT_OWN = 3


class Span(NamedTuple):
    """Words ``start`` to ``end`` of a piece, and ``borrowed`` words of the next, that make a name's key."""

    piece: int
    start: int
    end: int
    borrowed: int
    key: str
    words: tuple[Word, ...]


def spans_of(directory: Directory, pieces: Sequence[Piece]) -> list[Span]:
    """The known names in the pieces, in order, none within another."""
    spans: list[Span] = []
    taken = 0
    for number, piece in enumerate(pieces):
        following = pieces[number + 1] if number + 1 < len(pieces) else None
        across = _across(directory, number, piece, following, taken) if following else None
        stop = across.start if across else len(piece.words)
        spans += [Span(number, *one) for one in _within(directory, piece, taken, stop)]
        taken = 0
        if across:
            spans.append(across)
            taken = across.borrowed
    return spans


def _across(directory: Directory, number: int, piece: Piece, following: Piece, taken: int) -> Span | None:
    """The longest name that begins in a piece and ends in the next: "University of California, Berkeley"."""
    if not piece.has_body:
        return None
    most = min(_MOST_BORROWED, len(following.words))
    if following.has_body and len(following.words) <= _LONGEST:
        sizes: Sequence[int] = (len(following.words),)
    else:
        sizes = range(most, 0, -1)
    sizes = [size for size in sizes if size == len(following.words) or not following.is_joined(size)]
    if not sizes:
        return None
    for start in range(taken, len(piece.words) if piece.is_unit else taken + 1):
        if start and (not piece.is_unit or piece.words[start - 1].does == OWN):
            continue
        for size in sizes:
            words = piece.words[start:] + following.words[:size]
            if has_own(words) and directory.has_key(key := key_of(words)):
                return Span(number, start, len(piece.words), size, key, words)
    return None


_Within = tuple[int, int, int, str, tuple[Word, ...]]  # a span but for the number of its piece


def _within(directory: Directory, piece: Piece, first: int, stop: int) -> Sequence[_Within]:
    """The longest names within a piece, from left to right; pieces come again ("Department of Physics")."""
    kept = directory.kept_spans
    asked = (piece.raw, first, stop)
    if asked not in kept:
        if len(kept) >= _MOST_KEPT:
            kept.clear()
        kept[asked] = tuple(sorted(_found(directory, piece, first, stop)))
    return kept[asked]


def _found(directory: Directory, piece: Piece, first: int, stop: int) -> Iterator[_Within]:
    if not piece.has_body:  # only as a whole can it be a name
        if first == 0 and stop == len(piece.words) <= _LONGEST:
            key = key_of(piece.words)
            if directory.has_key(key):
                yield 0, stop, 0, key, piece.words
        return
    unknown = [
        0,
        *accumulate(word.does == OWN and not directory.knows_word(word.text) for word in piece.words),
    ]
    bodies = [0, *accumulate(word.does == BODY for word in piece.words)]
    counts = _Counts(unknown, bodies)
    free = [(first, stop)]
    while free:
        begin, end = free.pop()
        found = _longest(directory, piece, counts, begin, end)
        if found:
            yield found
            free += [(begin, found[0]), (found[1], end)]


class _Counts(NamedTuple):
    """How many words that stand in no name, and how many bodies, come before each word of a piece."""

    unknown: list[int]
    bodies: list[int]


def _longest(directory: Directory, piece: Piece, counts: _Counts, begin: int, end: int) -> _Within | None:
    """The longest name between two words of a piece."""
    unknown, bodies = counts
    if bodies[begin] == bodies[end]:
        return None
    for size in range(min(_LONGEST, end - begin), 0, -1):
        for start in range(begin, end - size + 1):
            stop = start + size
            if bodies[start] == bodies[stop] or (size < end - begin and unknown[start] != unknown[stop]):
                continue
            if not _may_be_name(directory, piece, start, stop):
                continue
            words = piece.words[start:stop]
            key = key_of(words)
            if directory.has_key(key):
                return start, stop, 0, key, words
    return None


def _may_be_name(directory: Directory, piece: Piece, start: int, stop: int) -> bool:
    """False for a stretch cut out of a longer name: "City University" of "Hangzhou City University"."""
    words = piece.words[start:stop]
    if len(words) == len(piece.words):
        return True
    bodies = [word.text for word in words if word.does == BODY]
    if not bodies or len(set(bodies)) < len(bodies):
        return False
    if not has_own(words) and (start or len(words) < _LEAST_WITHOUT_OWN or piece.is_unit):
        return False
    return _may_begin(directory, piece, start, stop) and _may_end(directory, piece, start, stop)


def _may_begin(directory: Directory, piece: Piece, start: int, stop: int) -> bool:
    if start == 0 or piece.words[start - 1].does != OWN:
        return True
    if piece.is_joined(start) or piece.is_bound(start) or piece.is_acronym(start - 1):
        return True
    own = [word.text for word in piece.words[start:stop] if word.does == OWN]
    return piece.words[start].does == BODY and any(map(directory.is_place, own))


def _may_end(directory: Directory, piece: Piece, start: int, stop: int) -> bool:
    if stop == len(piece.words):
        return True
    last, right = piece.words[stop - 1], piece.words[stop]
    if piece.ends_before(stop):
        return True
    if piece.is_bound(stop):
        return False
    if right.does == SUBJECT and (last.does == SUBJECT or piece.is_joined(stop)):
        return False
    return last.does != OWN or right.does != OWN or directory.is_place(right.text) or piece.is_joined(stop)
