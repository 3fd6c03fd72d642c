"""Finds running text that is printed in two columns, to be read one column after the other."""

import itertools
from collections.abc import Sequence
from itertools import pairwise

from caunoi.reading.printed.bands import Band, Stretch, usual_blank, usual_height
from caunoi.reading.printed.lines import Box, Line

_MIDDLE = (0.3, 0.7)
_STRIP = 0.55  # of the height of type: how wide the strip between the columns is at least
_MORE_THAN_BLANK = 1.7
_FEWEST_LINES = 6
_RUNNING = 0.5
_NEAR = 1.9  # heights of type from one line of a paragraph to the next
_WIDE = 1.6
_HOLED = 0.15
_FEWEST_FULL = 10
_ALL_DOWN = 0.9
_LONG = 0.6
_FEWEST_BLOCKS = 4
_IN_STEP = 0.85
_APART = 0.7  # of the height of type: lines of one column do not stand closer
_ROOM = 0.18  # of the height of type


def parting_of(bands: Sequence[Band], level: Sequence[Box]) -> tuple[int, int, float] | None:
    """First and last band (inclusive) of text in two columns, and where it is parted; None without any.

    ``level`` are lines drawn across: no text in columns goes on over one.
    """
    best: tuple[int, int, float] | None = None
    for place in _places(bands):
        for first, last in _stretches(bands, place, level):
            longer = best is None or last - first > best[1] - best[0]
            if longer and _is_running_text(bands[first : last + 1], place):
                best = first, last, place
    return best


def lines_beside(bands: Sequence[Band], left: float, right: float) -> list[Line]:
    """The lines of the column between two places, from the top down."""
    parts = [band.between(left, right) for band in bands]
    return [Line.of(part) for part in parts if part]


def _places(bands: Sequence[Band]) -> list[float]:
    """Where the page may be parted: in the middle of the gaps that stand most often at one place."""
    left = min(word.box[0] for band in bands for word in band.words)
    right = max(word.box[2] for band in bands for word in band.words)
    start, end = (left + share * (right - left) for share in _MIDDLE)
    strip = max(_STRIP * usual_height(bands), _MORE_THAN_BLANK * usual_blank(bands))
    counts: dict[int, int] = {}
    for band in bands:
        for a, b in [*band.gaps, (left, band.words[0].box[0]), (band.words[-1].box[2], right)]:
            for place in range(int(max(a + strip / 2, start)), int(min(b - strip / 2, end)) + 1):
                counts[place] = counts.get(place, 0) + 1
    if not counts:
        return []
    most = max(counts.values())
    best = [place for place, count in counts.items() if count >= 0.95 * most]
    return sorted({float(best[len(best) // 2]), float(min(best)), float(max(best))})


def _stretches(bands: Sequence[Band], place: float, level: Sequence[Box]) -> list[tuple[int, int]]:
    """Runs of bands that no line of text crosses at this place."""
    least = _MORE_THAN_BLANK * usual_blank(bands)
    runs: list[tuple[int, int]] = []
    start: int | None = None
    drawn = [line[1] for line in level if line[0] < place < line[2]]
    for index, band in enumerate([*bands, None]):
        if start is not None and band and any(bands[index - 1].middle < y < band.middle for y in drawn):
            runs.append((start, index - 1))
            start = None
        if band is not None and not _crosses(band, place, least):
            start = index if start is None else start
        elif start is not None:
            runs.append((start, index - 1))
            start = None
    return runs


def _crosses(band: Band, place: float, least: float) -> bool:
    """True when a word stands there, or no more than a blank between two words."""
    if any(word.box[0] < place < word.box[2] for word in band.words):
        return True
    return any(left <= place <= right and right - left < least for left, right in band.gaps)


def _is_running_text(bands: Sequence[Band], place: float) -> bool:
    return are_columns_of_text(bands, [(0.0, place), (place, float("inf"))])


def are_columns_of_text(bands: Sequence[Band], columns: Sequence[Stretch]) -> bool:
    """True when in each column the text runs on, or all lines are about full, or paragraphs keep no step."""
    blank, height = usual_blank(bands), usual_height(bands)
    sides = [lines_beside(bands, left, right) for left, right in columns]
    if all(runs_on(lines, blank, height) for lines in sides):
        return True
    return all(_is_filled(lines, len(bands), height) for lines in sides) or _are_out_of_step(sides, height)


def _are_out_of_step(sides: Sequence[Sequence[Line]], height: float) -> bool:
    """True for paragraphs that begin and end anywhere beside each other; cells of a row do it together."""
    if any(len(lines) < _FEWEST_FULL or _is_holed(lines, height) for lines in sides):
        return False
    if any(
        lower.middle - upper.middle < _APART * height for lines in sides for upper, lower in pairwise(lines)
    ):
        return False
    blocks = [_blocks(lines, height) for lines in sides]
    fewest = min(map(len, blocks))
    together = 0
    end = float("-inf")
    for top, bottom in sorted(block for column in blocks for block in column):
        together += top >= end
        end = max(end, bottom)
    return fewest >= _FEWEST_BLOCKS and together < _IN_STEP * fewest


def _blocks(lines: Sequence[Line], height: float) -> list[Stretch]:
    """Top and bottom of each paragraph: lines with no more room between them than is least."""
    gaps = [lower.box[1] - upper.box[3] for upper, lower in pairwise(lines)]
    usual = min(gaps) + _ROOM * height
    blocks = [(lines[0].box[1], lines[0].box[3])]
    for line, gap in zip(lines[1:], gaps, strict=True):
        if gap > usual:
            blocks.append((line.box[1], line.box[3]))
        else:
            blocks[-1] = (blocks[-1][0], line.box[3])
    return blocks


def _is_filled(lines: Sequence[Line], height_in_bands: int, height: float) -> bool:
    """True when lines stand all the way down and are long: cells of a table leave more room."""
    if len(lines) < max(_FEWEST_FULL, _ALL_DOWN * height_in_bands) or _is_holed(lines, height):
        return False
    width = max(line.box[2] for line in lines) - min(line.box[0] for line in lines)
    return sum(line.box[2] - line.box[0] for line in lines) >= _LONG * width * len(lines)


def runs_on(lines: Sequence[Line], blank: float, height: float) -> bool:
    """True for running text: most lines end where the next word had no room, and few have holes."""
    if len(lines) < _FEWEST_LINES:
        return False
    if _is_holed(lines, height):
        return False
    right = max(line.box[2] for line in lines)
    pairs = [
        (upper, lower)
        for upper, lower in itertools.pairwise(lines)
        if lower.middle - upper.middle < _NEAR * height
    ]
    running = sum(right - upper.box[2] < blank + lower.first_word for upper, lower in pairs)
    return running >= _RUNNING * max(len(pairs), _FEWEST_LINES - 1)


def _is_holed(lines: Sequence[Line], height: float) -> bool:
    return sum(_has_hole(line, _WIDE * height) for line in lines) > _HOLED * len(lines)


def _has_hole(line: Line, wide: float) -> bool:
    return any(start - end >= wide for end, start in zip(line.edges[1::2], line.edges[2::2], strict=False))
