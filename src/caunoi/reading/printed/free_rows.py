"""Tells which bands of a table without lines make up a row.

Four signs, the surest first: level lines between the rows; numbers that count in the first
column; more room between rows than between the lines of a cell; and, where nothing else tells,
cells whose lines broke for want of room.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from caunoi.reading.printed.bands import Band, Stretch
from caunoi.reading.printed.lines import Word

_NUMBER = re.compile(r"[(]?\d{1,4}[.)]?")
_WHOLE = re.compile(r"[\d./–-]{4,}|\d{1,4}[.)]?")
_MOSTLY = 0.8
_FEWEST_NUMBERS = 2
_SPACED = 0.6
_JUMP = 0.18
_LEADING = 0.45
_SAME_ROW = -0.15
_HIGHEST_HEADER = 4  # bands
_HIGHEST_ROW = 6  # bands, on average

Cells = list[tuple[Word, ...]]


@dataclass(frozen=True, slots=True)
class BandCells:
    """A band with its words by column; ``is_heading`` when it does not keep to the columns."""

    band: Band
    cells: Cells
    is_heading: bool = False

    @property
    def filled(self) -> int:
        """How many columns have words."""
        return sum(1 for cell in self.cells if cell)


def in_columns(band: Band, columns: Sequence[Stretch], *, is_heading: bool) -> BandCells:
    """The band's words by column; those of a heading all in the column where it begins."""
    if is_heading:
        start = next((n for n, (_, right) in enumerate(columns) if band.words[0].box[0] < right), 0)
        return BandCells(
            band, [band.words if n == start else () for n in range(len(columns))], is_heading=True
        )
    return BandCells(band, [band.between(left, right) for left, right in columns])


def rows_of(lines: Sequence[BandCells], level: Sequence[float], height: float) -> list[list[BandCells]]:
    """The bands by rows. ``level`` are heights of lines drawn across, ``height`` is that of type."""
    rows: list[list[BandCells]] = []
    stretch: list[BandCells] = []
    for line in lines:
        if line.is_heading:
            rows += _rows_between_headings(stretch, level, height)
            rows.append([line])
            stretch = []
        else:
            stretch.append(line)
    return rows + _rows_between_headings(stretch, level, height)


def _rows_between_headings(
    lines: Sequence[BandCells], level: Sequence[float], height: float
) -> list[list[BandCells]]:
    if not lines:
        return []
    drawn = [
        any(upper.band.middle < place < lower.band.middle for place in level)
        for upper, lower in pairwise(lines)
    ]
    if sum(drawn) > 1:
        parts = _parted(lines, drawn)
        if _are_rows(parts[1:]):
            return parts
        return [row for part in parts for row in _rows_between_headings(part, (), height)]
    if any(drawn):  # a line below the header only
        cut = drawn.index(True) + 1
        header = (
            [list(lines[:cut])] if cut <= _HIGHEST_HEADER else _rows_between_headings(lines[:cut], (), height)
        )
        return [*header, *_rows_between_headings(lines[cut:], level, height)]
    numbered = _by_numbers(lines, height)
    if numbered:
        return numbered
    spaced = _by_room(lines, height)
    return spaced or _by_breaks(lines)


def _are_rows(parts: Sequence[Sequence[BandCells]]) -> bool:
    """True when what stands between drawn lines is a row each, not a stretch of rows."""
    if sum(map(len, parts)) > _HIGHEST_ROW * len(parts):
        return False
    return all(sum(bool(line.cells[0]) and _is_number(line.cells[0]) for line in part) < 2 for part in parts)


def _parted(lines: Sequence[BandCells], before: Sequence[bool]) -> list[list[BandCells]]:
    rows = [[lines[0]]]
    for line, is_new in zip(lines[1:], before, strict=True):
        if is_new:
            rows.append([])
        rows[-1].append(line)
    return rows


def _by_numbers(lines: Sequence[BandCells], height: float) -> list[list[BandCells]]:
    """One row for each number in the first column; what stands above the first is the header."""
    first = [index for index, line in enumerate(lines) if line.cells[0]]
    numbered = [index for index in first if _is_number(lines[index].cells[0])]
    if len(numbered) < _FEWEST_NUMBERS or len(numbered) < _MOSTLY * len(first[1:]):
        return []
    gaps = _gaps(lines)
    starts = _starts_by_room(gaps, numbered, _JUMP * height) or set(numbered)
    return _parted(lines, [index in starts for index in range(1, len(lines))])


def _gaps(lines: Sequence[BandCells]) -> list[float]:
    """How far each band but the first stands below the one before; less than nothing where they overlap."""
    return [lower.band.top - upper.band.bottom for upper, lower in pairwise(lines)]


def _is_number(words: Sequence[Word]) -> bool:
    return len(words) == 1 and _NUMBER.fullmatch(words[0].text) is not None


def _starts_by_room(gaps: Sequence[float], numbered: Sequence[int], jump: float) -> set[int]:
    """Which bands begin a row when there is more room between rows than inside them; none if there is not.

    Then the numbers may stand at the middle of their rows; else they stand at the top.
    """
    between = list(pairwise(numbered))
    widest = [max(range(above, below), key=lambda index: gaps[index]) for above, below in between]
    spaced = [
        gaps[place] > min(gaps[above:below]) + jump
        for place, (above, below) in zip(widest, between, strict=True)
        if below - above > 1
    ]
    if not spaced or sum(spaced) < _SPACED * len(spaced):
        return set()
    least = median(gaps[place] for place in widest) - jump
    outside = [*range(numbered[0]), *range(numbered[-1], len(gaps))]
    return {place + 1 for place in (*widest, *(index for index in outside if gaps[index] >= least))}


def _by_room(lines: Sequence[BandCells], height: float) -> list[list[BandCells]]:
    """Rows parted by more room than there is between the lines of a cell; none if room does not tell."""
    gaps = _gaps(lines)
    sizes = sorted(gaps)
    jump = next(
        (place for place in range(1, len(sizes)) if sizes[place] - sizes[place - 1] > _JUMP * height), None
    )
    if jump is None or sizes[jump - 1] > _LEADING * height:
        return []
    least = (sizes[jump - 1] + sizes[jump]) / 2
    is_new = [gap > least for gap in gaps]
    rows = _parted(lines, is_new)
    starts = {id(row[0]) for row in rows}
    going_on = [line.filled for line in lines if id(line) not in starts]
    beginning = [max(line.filled for line in row) for row in rows]
    if going_on and sum(going_on) / len(going_on) >= _MOSTLY * sum(beginning) / len(beginning):
        return []
    return rows


def _by_breaks(lines: Sequence[BandCells]) -> list[list[BandCells]]:
    """A band goes on with the row above when it has fewer cells, all of them broken for want of room."""
    edges = [
        max((line.cells[column][-1].box[2] for line in lines if line.cells[column]), default=0.0)
        for column in range(len(lines[0].cells))
    ]
    rows = [[lines[0]]]
    for line in lines[1:]:
        if _continues(rows[-1], line, edges):
            rows[-1].append(line)
        else:
            rows.append([line])
    return rows


def _continues(row: Sequence[BandCells], line: BandCells, edges: Sequence[float]) -> bool:
    most = max(other.filled for other in row)
    if line.filled >= most or line.filled > max(1, len(edges) - 2):
        return False
    if line.band.top - row[-1].band.bottom < _SAME_ROW * (line.band.bottom - line.band.top):
        return True
    for column, words in enumerate(line.cells):
        if not words:
            continue
        above = next((other.cells[column] for other in reversed(row) if other.cells[column]), ())
        if not above or _WHOLE.fullmatch(words[0].text):
            return False
        room = edges[column] - above[-1].box[2]
        if room > words[0].box[2] - words[0].box[0] + words[0].height / 4:
            return False
    return True
