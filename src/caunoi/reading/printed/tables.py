"""Fills the grids of a page with its words: tables in which merged cells are told."""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from caunoi.reading.layout import GridCell, Merged
from caunoi.reading.printed.cells import cell_text, lines_in
from caunoi.reading.printed.grids import Grid
from caunoi.reading.printed.lines import Box, Line, Word

_CLOSE = 3.0


@dataclass(frozen=True, slots=True)
class PrintedTable:
    """A table, where it stands, and where its columns begin and end (points from the left).

    ``words`` are those of the cells, row by row, kept where they were read in a picture. The
    table is open above or below when the page break may have cut a row there.
    """

    box: Box
    grid: list[list[GridCell]]
    columns: tuple[float, ...]
    words: tuple[Word, ...] = ()
    is_open_above: bool = False
    is_open_below: bool = False
    is_ruled: bool = True
    gutters: tuple[tuple[float, float], ...] = ()

    def has_columns_of(self, other: "PrintedTable") -> bool:
        """True when the columns are parted at the same places, or may be where no lines are drawn."""
        if self.is_ruled or other.is_ruled:
            return self.is_ruled and other.is_ruled and are_same_places(self.columns, other.columns)
        return len(self.gutters) == len(other.gutters) and all(
            min(own[1], its[1]) > max(own[0], its[0])
            for own, its in zip(self.gutters, other.gutters, strict=True)
        )


def are_same_places(these: Sequence[float], those: Sequence[float]) -> bool:
    """True for as many places, each within three points of its fellow."""
    return len(these) == len(those) and all(
        abs(this - that) <= _CLOSE for this, that in zip(these, those, strict=True)
    )


def ruled_table(grid: Grid, words: Iterable[Word]) -> PrintedTable:
    """The table that these words make up in their grid."""
    owner = {
        (row, column): cell
        for cell in grid.cells
        for row in range(cell[0], cell[2])
        for column in range(cell[1], cell[3])
    }
    by_cell: dict[tuple[int, int, int, int], list[Word]] = {}
    for word in words:
        by_cell.setdefault(owner[_place(grid, word)], []).append(word)
    texts: list[list[GridCell]] = [[""] * (len(grid.columns) - 1) for _ in grid.rows[1:]]
    for cell in grid.cells:
        row, column, bottom, end = cell
        for r in range(row, bottom):
            texts[r][column:end] = [Merged(row, column)] * (end - column)
        texts[row][column] = cell_text(by_cell.get(cell, ()), grid.columns[column], grid.columns[end])
    kept = recognised(word for cell in grid.cells for word in _read_through(by_cell.get(cell, ())))
    return PrintedTable(grid.box, texts, grid.columns, kept, grid.is_open_above, grid.is_open_below)


def recognised(words: Iterable[Word]) -> tuple[Word, ...]:
    """The words if they were read in a picture; none of them if not."""
    kept = tuple(words)
    return kept if any(word.sure < 1 for word in kept) else ()


def _read_through(words: Iterable[Word]) -> Iterator[Word]:
    for line in lines_in(words):
        yield from line


def _place(grid: Grid, word: Word) -> tuple[int, int]:
    """Row and column in which the middle of a word stands."""
    x, y = (word.box[0] + word.box[2]) / 2, (word.box[1] + word.box[3]) / 2
    row, column = bisect_right(grid.rows, y) - 1, bisect_right(grid.columns, x) - 1
    return min(max(row, 0), len(grid.rows) - 2), min(max(column, 0), len(grid.columns) - 2)


def stands_in(word: Word, box: Box) -> bool:
    """True when the word's middle stands in the box."""
    x, y = (word.box[0] + word.box[2]) / 2, (word.box[1] + word.box[3]) / 2
    return box[0] <= x <= box[2] and box[1] <= y <= box[3]


def split_line(line: Line, boxes: Sequence[Box]) -> Iterator[tuple[int | None, list[Word]]]:
    """The line's words in runs, each with the number of the box in which it stands or None."""
    if not any(_overlap(line.box, box) for box in boxes):
        yield None, line.words
        return
    run: list[Word] = []
    place: int | None = None
    for word in line.words:
        here = next((number for number, box in enumerate(boxes) if stands_in(word, box)), None)
        if run and here != place:
            yield place, run
            run = []
        place = here
        run.append(word)
    yield place, run


def _overlap(one: Box, other: Box) -> bool:
    return one[0] <= other[2] and other[0] <= one[2] and one[1] <= other[3] and other[1] <= one[3]
