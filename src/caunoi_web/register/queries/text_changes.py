"""Two texts side by side: which words changed, and above all which numbers and dates.

Words are compared, not lines: a scan breaks its lines elsewhere than the draft it was printed from. Runs
of three words that stand once in each text anchor the rest, so that long texts stay quick; only the gaps
between anchors are compared word by word.
"""

import re
import unicodedata
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import cache
from itertools import groupby
from operator import itemgetter

from caunoi.vocabulary import load

ANCHOR = 3
GAP = 4_000_000  # pairs of words; a gap larger than this is shown as rewritten

_TOKEN = re.compile(r"(\d+(?:[.,/:–-]\d+)*%?|\w+|[^\w\s])(\s*)")


@dataclass(frozen=True, slots=True)
class Token:
    """A word, number or sign, with the blanks after it. ``is_figure``: a number or part of a date."""

    text: str
    after: str
    key: str
    is_figure: bool


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of one side. ``kind`` is "same", "gone" (left only), "new" (right only)."""

    kind: str
    text: str
    is_figure: bool = False


@dataclass(frozen=True, slots=True)
class Row:
    """A paragraph of both sides beside each other."""

    left: Sequence[Piece]
    right: Sequence[Piece]

    @property
    def is_same(self) -> bool:
        return all(piece.kind == "same" for piece in (*self.left, *self.right))


@dataclass(frozen=True, slots=True)
class Fold:
    """Paragraphs that are the same on both sides and are not shown."""

    count: int


@dataclass(frozen=True, slots=True)
class Comparison:
    """The rows, and how much changed: words, and numbers or parts of dates among them."""

    rows: Sequence[Row | Fold]
    words: int
    figures: int


def compare_texts(left: str, right: str, *, whole: bool = False, around: int = 1) -> Comparison:
    """Both texts in rows; what did not change is folded but for ``around`` paragraphs, unless ``whole``."""
    a, b = tokens_of(left), tokens_of(right)
    rows = list(_rows(_pieces(a, b)))
    changed = [
        piece
        for row in rows
        for piece in (*row.left, *row.right)
        if piece.kind != "same" and piece.text.strip()
    ]
    shown = rows if whole else list(_folded(rows, around))
    figures = sum(1 for piece in changed if piece.is_figure)
    words = sum(len(_TOKEN.findall(piece.text)) for piece in changed)
    return Comparison(shown, words, figures)


def tokens_of(text: str) -> list[Token]:
    """The words of a text in their order; what stands before the first word is left out."""
    figures = _figure_words()
    found = []
    for match in _TOKEN.finditer(unicodedata.normalize("NFC", text)):
        word, after = match.groups()
        is_figure = word[0].isdigit() or word.casefold() in figures
        found.append(Token(word, after, word, is_figure))
    return found


@cache
def _figure_words() -> frozenset[str]:
    """Numbers, months and units of time written as one word, in both languages."""
    terms = load("terms")
    lists = (load("dates")["months"], terms["numbers"], terms["units"])
    words = {word for each in lists for group in each.values() for word in group}
    return frozenset(word.casefold() for word in words if " " not in word)


Op = tuple[str, int, int, int, int]


def _pieces(a: Sequence[Token], b: Sequence[Token]) -> Iterator[tuple[str, Token]]:
    """Every word of both sides in reading order: ("same" | "gone" | "new", word)."""
    for tag, i1, i2, j1, j2 in _ops(a, b):
        if tag == "equal":
            yield from (("same", token) for token in b[j1:j2])
        else:
            yield from (("gone", token) for token in a[i1:i2])
            yield from (("new", token) for token in b[j1:j2])


def _ops(a: Sequence[Token], b: Sequence[Token]) -> Iterator[Op]:
    keys_a, keys_b = [token.key for token in a], [token.key for token in b]
    i = j = 0
    for ai, bj, length in (*_anchors(keys_a, keys_b), (len(a), len(b), 0)):
        if ai < i or bj < j:  # inside the stretch before it
            skip = max(i - ai, j - bj)
            if skip >= length:
                continue
            ai, bj, length = ai + skip, bj + skip, length - skip
        yield from _gap(keys_a, keys_b, i, ai, j, bj)
        if length:
            yield ("equal", ai, ai + length, bj, bj + length)
        i, j = ai + length, bj + length


def _gap(a: Sequence[str], b: Sequence[str], i1: int, i2: int, j1: int, j2: int) -> Iterator[Op]:
    if i1 == i2 and j1 == j2:
        return
    if (i2 - i1) * (j2 - j1) > GAP:
        yield ("replace", i1, i2, j1, j2)
        return
    matcher = SequenceMatcher(None, a[i1:i2], b[j1:j2], autojunk=(i2 - i1) * (j2 - j1) > GAP // 16)
    for tag, x1, x2, y1, y2 in matcher.get_opcodes():
        yield (tag, i1 + x1, i1 + x2, j1 + y1, j1 + y2)


def _anchors(a: Sequence[str], b: Sequence[str]) -> list[tuple[int, int, int]]:
    """Runs that stand once on each side, in an order that rises on both."""
    in_a, in_b = _places(a), _places(b)
    pairs = sorted((at, in_b[run]) for run, at in in_a.items() if run in in_b)
    return [(i, j, ANCHOR) for i, j in _rising(pairs)]


def _places(words: Sequence[str]) -> dict[tuple[str, ...], int]:
    runs = [tuple(words[at : at + ANCHOR]) for at in range(len(words) - ANCHOR + 1)]
    counts = Counter(runs)
    return {run: at for at, run in enumerate(runs) if counts[run] == 1}


def _rising(pairs: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """The longest choice of pairs whose second numbers rise too (patience sorting)."""
    tops: list[int] = []
    ends: list[int] = []
    before: list[int] = []
    for number, (_i, j) in enumerate(pairs):
        pile = bisect_left(tops, j)
        before.append(ends[pile - 1] if pile else -1)
        tops[pile : pile + 1] = [j]
        ends[pile : pile + 1] = [number]
    chosen, at = [], ends[-1] if ends else -1
    while at >= 0:
        chosen.append(pairs[at])
        at = before[at]
    return chosen[::-1]


Bit = tuple[str, bool, str]  # kind, is it a figure, text


def _rows(words: Iterator[tuple[str, Token]]) -> Iterator[Row]:
    """Words gathered into paragraphs: a row ends where a paragraph ends that both sides share."""
    left: list[Bit] = []
    right: list[Bit] = []
    for kind, token in words:
        is_last = "\n" in token.after
        bits = _bits(kind, token, "\n" if is_last else " " if token.after else "")
        if kind != "new":
            left += bits
        if kind != "gone":
            right += bits
        if is_last and kind == "same":
            yield Row(_joined(left), _joined(right))
            left, right = [], []
    if left or right:
        yield Row(_joined(left), _joined(right))


def _bits(kind: str, token: Token, after: str) -> list[Bit]:
    if token.is_figure and kind != "same":
        return [(kind, True, token.text), (kind, False, after)]
    return [(kind, False, token.text + after)]


def _joined(bits: Sequence[Bit]) -> list[Piece]:
    return [
        Piece(kind, "".join(text for _kind, _figure, text in group), is_figure)
        for (kind, is_figure), group in groupby(bits, key=itemgetter(0, 1))
    ]


def _folded(rows: Sequence[Row], around: int) -> Iterator[Row | Fold]:
    near = {
        place
        for at, row in enumerate(rows)
        if not row.is_same
        for place in range(at - around, at + around + 1)
    }
    hidden = 0
    for at, row in enumerate(rows):
        if at in near:
            if hidden:
                yield Fold(hidden)
            hidden = 0
            yield row
        else:
            hidden += 1
    if hidden:
        yield Fold(hidden)
