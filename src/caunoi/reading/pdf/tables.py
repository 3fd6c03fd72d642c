"""The ruled tables of a PDF page, as grids in which merged cells are told."""

import io
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from pdfplumber.page import Page
from pdfplumber.pdf import PDF

from caunoi.reading.layout import GridCell, Merged
from caunoi.reading.pdf.cells import cell_text
from caunoi.reading.pdf.closing import closing_lines
from caunoi.reading.pdf.lines import Box

_CLOSE = 2.0

Letter = dict[str, Any]


@dataclass(frozen=True, slots=True)
class RuledTable:
    """A table, where it stands, and where its columns are parted (points from the left)."""

    box: Box
    grid: list[list[GridCell]]
    columns: tuple[float, ...]

    def has_columns_of(self, other: "RuledTable") -> bool:
        """True when the columns are parted at the same places."""
        return len(self.columns) == len(other.columns) and all(
            abs(own - its) <= _CLOSE for own, its in zip(self.columns, other.columns, strict=True)
        )


class TableFinder:
    """Opens the file a second time with pdfplumber, and only when a page needs it."""

    def __init__(self, data: bytes) -> None:
        self._data = data
        self._pdf: PDF | None = None

    def on_page(self, index: int) -> list[RuledTable]:
        """The tables of a page (counted from 0) that have at least two rows and two columns."""
        if self._pdf is None:
            self._pdf = PDF.open(io.BytesIO(self._data))
        page = self._pdf.pages[index]
        try:
            corner = max(page.bbox[0], page.cropbox[0]), max(page.bbox[1], page.cropbox[1])
            found = [
                _table(table.cells, page, corner) for table in page.find_tables(closing_lines(page.edges))
            ]
            return [table for table in found if len(table.grid) > 1 and len(table.columns) > 2]
        finally:
            page.close()

    def close(self) -> None:
        """Let go of the second copy."""
        if self._pdf is not None:
            self._pdf.close()


def _table(cells: Sequence[Box], page: Page, corner: tuple[float, float]) -> RuledTable:
    columns = _edges(edge for cell in cells for edge in (cell[0], cell[2]))
    rows = _edges(edge for cell in cells for edge in (cell[1], cell[3]))
    letters = _letters_by_cell(page.chars, cells, columns, rows)
    grid: list[list[GridCell]] = [[""] * (len(columns) - 1) for _ in rows[1:]]
    for cell in cells:
        _write(grid, cell, columns, rows, cell_text(letters.get(cell, []), cell))
    left, top = corner
    box = (columns[0] - left, rows[0] - top, columns[-1] - left, rows[-1] - top)
    return RuledTable(box, grid, tuple(column - left for column in columns))


def _edges(places: Iterable[float]) -> list[float]:
    """The places in order, those closer than two points taken as one."""
    edges: list[float] = []
    for place in sorted(places):
        if not edges or place - edges[-1] > _CLOSE:
            edges.append(place)
    return edges


def _index(edges: Sequence[float], place: float) -> int:
    """Which of the stretches between edges begins at, or goes over, this place."""
    return max(0, sum(1 for edge in edges if edge <= place + _CLOSE) - 1)


def _letters_by_cell(
    letters: Iterable[Letter], cells: Sequence[Box], columns: Sequence[float], rows: Sequence[float]
) -> dict[Box, list[Letter]]:
    """Give each character to the cell in which its middle stands."""
    owner: dict[tuple[int, int], Box] = {}
    for cell in cells:
        for row, column in _slots(cell, columns, rows):
            owner[row, column] = cell
    found: dict[Box, list[Letter]] = {}
    for letter in letters:
        x, y = (letter["x0"] + letter["x1"]) / 2, (letter["top"] + letter["bottom"]) / 2
        if columns[0] <= x < columns[-1] and rows[0] <= y < rows[-1]:
            place = sum(edge <= y for edge in rows) - 1, sum(edge <= x for edge in columns) - 1
            if place in owner:
                found.setdefault(owner[place], []).append(letter)
    return found


def _slots(cell: Box, columns: Sequence[float], rows: Sequence[float]) -> list[tuple[int, int]]:
    """The places of the grid that a cell covers, the left upper one first."""
    top, bottom = _index(rows, cell[1]), max(_index(rows, cell[3]), _index(rows, cell[1]) + 1)
    left, right = _index(columns, cell[0]), max(_index(columns, cell[2]), _index(columns, cell[0]) + 1)
    bottom, right = min(bottom, len(rows) - 1), min(right, len(columns) - 1)
    return [(row, column) for row in range(top, bottom) for column in range(left, right)]


def _write(
    grid: list[list[GridCell]], cell: Box, columns: Sequence[float], rows: Sequence[float], text: str
) -> None:
    slots = _slots(cell, columns, rows)
    for row, column in slots[1:]:
        grid[row][column] = Merged(*slots[0])
    if slots:
        grid[slots[0][0]][slots[0][1]] = text
