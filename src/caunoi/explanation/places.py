"""Where words stand in a document, the way a person looks for them: page, line, table cell."""

from bisect import bisect_right
from dataclasses import dataclass

from caunoi.domain.documents import Document


@dataclass(frozen=True, slots=True)
class Place:
    """Line and column count from 1; ``page`` is a page's number or a sheet's name, "" where there is none.

    ``cell`` is the address of a table cell, "row 3, column 2".
    """

    line: int
    column: int
    page: str = ""
    cell: str = ""

    def __str__(self) -> str:
        parts = [self.page, f"line {self.line}", self.cell]
        return ", ".join(part for part in parts if part)


class Places:
    """Answers for one document; built once, each question is quick."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._lines = [0, *(at + 1 for at, letter in enumerate(document.text) if letter == "\n")]
        cells = [cell for table in document.tables for row in table.rows for cell in row if len(cell.span)]
        self._cells = sorted(cells, key=lambda cell: (cell.span.start, cell.inherited))
        self._cell_starts = [cell.span.start for cell in self._cells]

    def of(self, position: int) -> Place:
        """The place of the character at ``position``."""
        line = bisect_right(self._lines, position)
        page = self._document.page_at(position)
        shown = "" if page is None else page.label or f"page {page.number}"
        return Place(line, position - self._lines[line - 1] + 1, shown, self._cell(position))

    def _cell(self, position: int) -> str:
        at = bisect_right(self._cell_starts, position) - 1
        if at < 0 or position not in self._cells[at].span:
            return ""
        return f"row {self._cells[at].row + 1}, column {self._cells[at].column + 1}"
