"""Finds the stretches of a page on which words stand in columns though no lines are drawn.

A gutter is a strip that the words of many bands leave free. It is followed downwards from a
band with a wide gap as long as something of it stays free; a band that crosses it (the heading
of a section) may stand between, but not more than two in a row, since that is running text.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from caunoi.reading.printed.bands import (
    Band,
    Stretch,
    covered,
    usual_blank,
    usual_height,
    without,
)
from caunoi.reading.printed.lines import Word

_WIDE = 0.8  # of the height of type: a gap that is no blank between words
_NARROWEST = 2.0  # points
_ESTABLISHED = 3  # bands after which a gutter is not given up for one band more
_MOST_CROSSING = 2
_FARTHEST = 3.5  # heights of type between two bands of a table
_MOST_BANDS = 1_500
_MORE_THAN_BLANK = 1.7
_OFTEN = 0.3
_MOSTLY = 0.8
_ALIGNED = 1.5  # points
_TOUCH = 0.1
_ABOVE = 1.15  # heights of type from the middle of one line to that of the next


_NUMBER = re.compile(r"[(]?\d{1,4}[.)]?")

Pair = tuple[Word, Word]


@dataclass(frozen=True, slots=True)
class Region:
    """Bands in columns, from ``first`` to ``last`` (inclusive); those in ``crossing`` do not keep to them."""

    first: int
    last: int
    crossing: frozenset[int]
    gutters: tuple[Stretch, ...]


@dataclass(frozen=True, slots=True)
class _Gutter:
    """A free strip, and in how many bands so far the gap around it was wide."""

    free: Stretch
    seen: int = 0


def regions_of(bands: Sequence[Band], known: Sequence[Stretch] = ()) -> list[Region]:
    """The regions from the top down. ``known`` are gutters of a table that may go on from the page before."""
    if len(bands) > _MOST_BANDS:
        return []
    regions: list[Region] = []
    start = 0
    height = usual_height(bands)
    if known and bands:
        region = _follow(bands, 0, [_Gutter(gutter, _ESTABLISHED) for gutter in known])
        if region:
            regions.append(region)
            start = region.last + 1
    while start < len(bands):
        wide = [_Gutter(gap) for gap in bands[start].gaps if gap[1] - gap[0] >= _WIDE * height]
        region = _follow(bands, start, wide) if wide else None
        if region:
            before = regions[-1].last + 1 if regions else 0
            region = _with_bands_above(bands, region, before)
            regions.append(region)
            start = region.last
        start += 1
    return regions


def _follow(bands: Sequence[Band], start: int, gutters: list[_Gutter]) -> Region | None:
    """The region that these gutters make up from a band on downwards."""
    fitting: list[int] = []
    crossing: list[int] = []
    known = [gutter.free for gutter in gutters if gutter.seen >= _ESTABLISHED]
    height, blank = usual_height(bands), usual_blank(bands)
    for index in range(start, len(bands)):
        band = bands[index]
        if fitting and band.top - bands[index - 1].bottom > _FARTHEST * height:
            break
        rest = _narrowed(gutters, band, height, blank)
        if rest:
            gutters = rest
            fitting.append(index)
            continue
        crossing.append(index)
        if not fitting or crossing[-_MOST_CROSSING - 1 :] == list(range(index - _MOST_CROSSING, index + 1)):
            break
    if not fitting:
        return None
    kept = _supported([bands[index] for index in fitting], blank, height)
    if known:
        kept = [gutter for gutter in kept if any(_overlap(gutter, other) for other in known)]
    if not kept:
        return None
    _drop_tail(bands, fitting, crossing, kept)
    inside = frozenset(index for index in crossing if fitting[0] < index < fitting[-1])
    return Region(fitting[0], fitting[-1], inside, tuple(kept))


def _narrowed(gutters: Sequence[_Gutter], band: Band, height: float, blank: float) -> list[_Gutter]:
    """What the band leaves of the gutters; none if it crosses one that was there in several bands."""
    taken = covered(band.words)
    rest: list[_Gutter] = []
    if any(gutter.seen >= _ESTABLISHED for gutter in gutters) and _runs_through(band, gutters, blank):
        return []
    for gutter in gutters:
        pieces = [piece for piece in without(gutter.free, taken) if piece[1] - piece[0] >= _NARROWEST]
        if not pieces and gutter.seen >= _ESTABLISHED:
            return []
        seen = gutter.seen if len(pieces) == 1 else 0
        rest += [_Gutter(piece, seen + (piece[1] - piece[0] >= _WIDE * height)) for piece in pieces]
    return rest


def _runs_through(band: Band, gutters: Sequence[_Gutter], blank: float) -> bool:
    """True for a line of text that goes over a gutter with no more than blanks between its words."""
    if any(right - left >= _MORE_THAN_BLANK * blank for left, right in band.gaps):
        return False
    left, right = band.words[0].box[0], band.words[-1].box[2]
    return any(
        left < gutter.free[0] and gutter.free[1] < right for gutter in gutters if gutter.seen >= _ESTABLISHED
    )


def _supported(bands: Sequence[Band], blank: float, height: float) -> list[Stretch]:
    """The strips that all these bands leave free and that are more than blanks which happen to stand so.

    They are given up one by one, the least supported first, since a strip through the one long
    cell of a column lies, in all other bands, in the gap beside that column.
    """
    stretches = covered(word for band in bands for word in band.words)
    gutters = [(left[1], right[0]) for left, right in pairwise(stretches) if right[0] - left[1] >= _NARROWEST]
    gaps = [pair for band in bands for pair in pairwise(band.words)]
    while True:
        support = _support(gutters, gaps, blank, height)
        weak = [number for number, one in enumerate(support) if not one.is_enough]
        if not weak:
            return gutters
        del gutters[min(weak, key=lambda number: support[number].share)]


@dataclass(slots=True)
class _Support:
    """What speaks for a strip: gaps of its own, and wide gaps over several strips that end at its edge."""

    own: list[Pair]
    votes: int = 0
    more: int = 0
    wide: int = 0

    @property
    def share(self) -> float:
        """The share of gaps that are no blanks between words."""
        return (self.more + self.votes) / max(1, len(self.own) + self.votes)

    @property
    def is_enough(self) -> bool:
        if not self.own:
            return True
        more, wide = self.more + self.votes, self.wide + self.votes
        if _are_numbered(self.own):
            return True
        if self.share >= _OFTEN and (more >= _ESTABLISHED or wide >= min(2, len(self.own))):
            return True
        return _is_aligned(self.own)


def _support(gutters: Sequence[Stretch], gaps: Sequence[Pair], blank: float, height: float) -> list[_Support]:
    support = [_Support([]) for _ in gutters]
    starts, ends = [left for left, _ in gutters], [right for _, right in gutters]
    for left, right in gaps:
        width = right.box[0] - left.box[2]
        first = bisect_left(starts, left.box[2] - _TOUCH)
        last = bisect_right(ends, right.box[0] + _TOUCH) - 1
        if first == last:
            support[first].own.append((left, right))
            support[first].more += width >= _MORE_THAN_BLANK * blank
            support[first].wide += width >= _WIDE * height
        elif first < last and width >= _WIDE * height:
            support[last].votes += right.box[0] - ends[last] <= _ALIGNED
            is_figure = left.text[-1].isdigit()
            support[first].votes += is_figure and starts[first] - left.box[2] <= _ALIGNED
    return support


def _drop_tail(
    bands: Sequence[Band], fitting: list[int], crossing: Sequence[int], gutters: Sequence[Stretch]
) -> None:
    """Leave out the last line of a paragraph below the table: it crosses nothing, being short."""
    while len(fitting) > 1 and fitting[-1] - 1 in crossing:
        last = bands[fitting[-1]]
        if any(last.words[0].box[0] < left and right < last.words[-1].box[2] for left, right in gutters):
            return
        fitting.pop()


def _are_numbered(beside: Sequence[Pair]) -> bool:
    """True for a column of running numbers, which may stand as close to the next one as words do."""
    numbered = [(left.text, right.box[0]) for left, right in beside if _NUMBER.fullmatch(left.text)]
    starts = [start for _, start in numbered]
    return (
        len({text for text, _ in numbered}) >= max(2, _MOSTLY * (len(beside) - 1))
        and max(starts) - min(starts) <= _ALIGNED
    )


def _is_aligned(beside: Sequence[Pair]) -> bool:
    """True when what stands on the right begins at one place, whatever words stand on the left.

    Names that begin with the same words make strips too, but with the same word on the left.
    """
    starts = sorted(right.box[0] for _, right in beside)
    usual = starts[len(starts) // 2]
    aligned = sum(abs(start - usual) <= _ALIGNED for start in starts)
    others = len({left.text for left, _ in beside})
    return len(beside) > _ESTABLISHED and aligned >= _MOSTLY * len(beside) and 2 * others > len(beside)


def _overlap(one: Stretch, other: Stretch) -> bool:
    return min(one[1], other[1]) - max(one[0], other[0]) > 0


def _with_bands_above(bands: Sequence[Band], region: Region, stop: int) -> Region:
    """The region with the bands right above it that keep to its columns: lines of the header."""
    first = region.first
    height = usual_height(bands)
    while first > stop:
        band, below = bands[first - 1], bands[first]
        if below.middle - band.middle > _ABOVE * height or _crosses(band, region.gutters):
            break
        first -= 1
    return Region(first, region.last, region.crossing, region.gutters)


def _crosses(band: Band, gutters: Sequence[Stretch]) -> bool:
    middles = [(left + right) / 2 for left, right in gutters]
    return any(word.box[0] < middle < word.box[2] for word in band.words for middle in middles) or any(
        left <= middle <= right and right - left < _NARROWEST
        for left, right in band.gaps
        for middle in middles
    )
