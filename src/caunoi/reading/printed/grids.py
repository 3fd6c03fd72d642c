"""Finds the grids that drawn lines make up: where the rows and columns of ruled tables are parted.

Lines that touch belong to one grid. Outer lines may be missing, since many programs draw none
where a page break cuts a row, and some styles draw none at the sides: where three lines or
more end at one place, the grid ends there.
"""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from caunoi.reading.printed.lines import Box, Rules, clustered

_TOUCH = 3.0
_SHORTEST = 6.0
_LEAST_ENDS = 3
_COVERED = 0.6
_MOST_PAIRS = 400_000
_MOST_PLACES = 20_000

Region = tuple[int, int, int, int]
"""First row, first column, end row and end column (exclusive) of a cell."""


@dataclass(frozen=True, slots=True)
class Grid:
    """Where rows (from the top) and columns (from the left) are parted, and which places are one cell.

    ``is_open_above`` and ``is_open_below`` say that no line is drawn at the upper or lower end.
    """

    rows: tuple[float, ...]
    columns: tuple[float, ...]
    cells: tuple[Region, ...]
    is_open_above: bool = False
    is_open_below: bool = False

    @property
    def box(self) -> Box:
        return self.columns[0], self.rows[0], self.columns[-1], self.rows[-1]


def grids_of(rules: Rules) -> list[Grid]:
    """The grids of two columns and more, from the top of the page down."""
    level = _joined(rules.level)
    upright = [_turned(line) for line in _joined([_turned(line) for line in rules.upright])]
    grids = [
        grid
        for part in _touching(level, upright)
        if (grid := _grid(*part)) is not None and len(grid.columns) > 2
    ]
    return sorted(grids, key=lambda grid: (grid.rows[0], grid.columns[0]))


def _turned(line: Box) -> Box:
    return line[1], line[0], line[3], line[2]


def _joined(lines: Sequence[Box]) -> list[Box]:
    """Level lines, those of one height that overlap or nearly touch made one; short ones left out."""
    places = clustered({line[1] for line in lines}, _TOUCH)
    by_place: dict[float, list[tuple[float, float]]] = {}
    for line in lines:
        by_place.setdefault(_nearest(places, line[1]), []).append((line[0], line[2]))
    whole: list[Box] = []
    for place, stretches in by_place.items():
        start, end = float("-inf"), float("-inf")
        for left, right in sorted(stretches):
            if left > end + _TOUCH:
                whole.append((start, place, end, place))
                start, end = left, right
            end = max(end, right)
        whole.append((start, place, end, place))
    return [line for line in whole if line[0] > float("-inf") and line[2] - line[0] >= _SHORTEST]


def _nearest(places: Sequence[float], place: float) -> float:
    after = bisect_left(places, place)
    around = places[max(0, after - 1) : after + 1]
    return min(around, key=lambda other: abs(other - place))


def _touching(level: Sequence[Box], upright: Sequence[Box]) -> list[tuple[list[Box], list[Box]]]:
    """Groups of level and upright lines that hang together."""
    if len(level) * len(upright) > _MOST_PAIRS:
        return []
    group = list(range(len(level) + len(upright)))

    def root(number: int) -> int:
        while group[number] != number:
            group[number] = group[group[number]]
            number = group[number]
        return number

    for across, line in enumerate(level):
        for down, other in enumerate(upright, start=len(level)):
            if _meet(line, other):
                group[root(down)] = root(across)
    parts: dict[int, tuple[list[Box], list[Box]]] = {}
    for number, line in enumerate((*level, *upright)):
        side = 0 if number < len(level) else 1
        parts.setdefault(root(number), ([], []))[side].append(line)
    return [part for part in parts.values() if part[0] and part[1]]


def _meet(level: Box, upright: Box) -> bool:
    return (
        level[0] - _TOUCH <= upright[0] <= level[2] + _TOUCH
        and upright[1] - _TOUCH <= level[1] <= upright[3] + _TOUCH
    )


def _grid(level: Sequence[Box], upright: Sequence[Box]) -> Grid | None:
    ys, xs = clustered((line[1] for line in level), _TOUCH), clustered((line[0] for line in upright), _TOUCH)
    tops, bottoms = _ends([line[1] for line in upright], ys), _ends([line[3] for line in upright], ys)
    above = [place for place in tops if place < ys[0]][:1]
    below = [place for place in bottoms if place > ys[-1]][-1:]
    before = [place for place in _ends([line[0] for line in level], xs) if place < xs[0]][:1]
    behind = [place for place in _ends([line[2] for line in level], xs) if place > xs[-1]][-1:]
    rows, columns = (*above, *ys, *below), (*before, *xs, *behind)
    if len(rows) < 2 or len(columns) < 2 or len(rows) * len(columns) > _MOST_PLACES:
        return None
    parted_below = [[_covers(level, y, 1, span) for span in _steps(columns)] for y in rows]
    parted_beside = [[_covers(upright, x, 0, span) for span in _steps(rows)] for x in columns]
    cells = _cells(len(rows) - 1, len(columns) - 1, parted_below, parted_beside)
    return Grid(rows, columns, cells, bool(above), bool(below))


def _steps(places: Sequence[float]) -> list[tuple[float, float]]:
    return list(pairwise(places))


def _ends(places: Sequence[float], taken: Sequence[float]) -> list[float]:
    """Where at least three lines end and no line stands across them."""
    return [
        place
        for place in clustered(set(places), _TOUCH)
        if sum(abs(place - other) <= _TOUCH for other in places) >= _LEAST_ENDS
        and all(abs(place - other) > _TOUCH for other in taken)
    ]


def _covers(lines: Sequence[Box], place: float, axis: int, span: tuple[float, float]) -> bool:
    """True when lines at this place go along most of the stretch."""
    along = 1 - axis
    covered = sum(
        max(0.0, min(line[along + 2], span[1]) - max(line[along], span[0]))
        for line in lines
        if abs(line[axis] - place) <= _TOUCH
    )
    return covered >= _COVERED * (span[1] - span[0])


def _cells(
    height: int, width: int, parted_above: list[list[bool]], parted_left: list[list[bool]]
) -> tuple[Region, ...]:
    """Places with no line between them as one cell, always a rectangle."""
    taken: set[tuple[int, int]] = set()
    cells: list[Region] = []
    for row in range(height):
        for column in range(width):
            if (row, column) in taken:
                continue
            end = column + 1
            while end < width and not parted_left[end][row] and (row, end) not in taken:
                end += 1
            bottom = row + 1
            while bottom < height and _goes_down(bottom, column, end, parted_above, parted_left):
                bottom += 1
            taken.update((r, c) for r in range(row, bottom) for c in range(column, end))
            cells.append((row, column, bottom, end))
    return tuple(cells)


def _goes_down(
    row: int, column: int, end: int, parted_above: list[list[bool]], parted_left: list[list[bool]]
) -> bool:
    return not any(parted_above[row][c] for c in range(column, end)) and not any(
        parted_left[c][row] for c in range(column + 1, end)
    )
