"""Lays a document's text out, remembering where each cell and each page came to stand."""

import re
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace

from caunoi.domain.documents import Cell, Document, Page, Table
from caunoi.domain.quotes import Span
from caunoi.reading.errors import UnreadableDocument

MAX_CELLS = 1_000_000

_BREAK = re.compile("\r\n?|[\x0b\x0c\x1c-\x1e\x85\u2028\u2029]")
_UNSEEN = re.compile("[\x00-\x08\x0e-\x1b\x1f\x7f-\x9f\ufffe\uffff]")
_HALF = re.compile("[\ud800-\udfff]")
_ODD = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufffe\uffff]")


@dataclass(frozen=True, slots=True)
class Merged:
    """Stands in a grid where a merged cell goes on; names the cell's first part."""

    row: int
    column: int


GridCell = str | Merged
Grid = Sequence[Sequence[GridCell]]


def plain(text: str) -> str:
    """The text with all its line breaks as newlines and without control characters.

    Letters, combining marks and no-break spaces stay as they are.
    """
    if not _ODD.search(text):
        return text
    text = _BREAK.sub("\n", text)
    return _HALF.sub("\ufffd", _UNSEEN.sub("", text))


def cell_text(text: str) -> str:
    """A cell's text: its lines without blanks at their ends, empty ones left out, tabs as blanks."""
    if not _ODD.search(text):
        return text.strip()
    lines = (line.strip() for line in plain(text).replace("\t", " ").split("\n"))
    return "\n".join(line for line in lines if line)


class Layout:
    """Collects blocks, tables and pages in reading order; ``document`` ends the work."""

    def __init__(self) -> None:
        self._pieces: list[str] = []
        self._size = 0
        self._gap = ""
        self._page_start: int | None = None
        self._tables: list[Table] = []
        self._pages: list[Page] = []
        self._cells = 0
        self._header: list[GridCell] = []

    @property
    def size(self) -> int:
        """How many characters the text has so far."""
        return self._size

    def block(self, text: str) -> None:
        """Add a paragraph on its own line or, where it holds line breaks, lines."""
        lines = (line.strip(" ") for line in plain(text).strip().split("\n"))
        kept = "\n".join(line for line in lines if line.strip())
        if kept:
            self._open()
            self._put(kept)

    def verbatim(self, text: str) -> None:
        """Add running text with its blank lines and indents, parted from what stands before by one."""
        kept = plain(text).strip("\n")
        if kept.strip():
            self._gap = "\n\n" if self._size else ""
            self._open()
            self._put(kept)

    def table(self, grid: Grid, name: str = "") -> None:
        """Add a table: cells parted by tabs, rows by newlines, the lines of a cell by newlines too.

        Rows and columns without any text are left out; each cell keeps its address
        in ``grid``. Raises ``UnreadableDocument`` past ``MAX_CELLS`` cells.
        """
        texts = _cell_texts(grid)
        rows = self._rows(texts, _columns_in_use(texts), first=0)
        if rows:
            self._tables.append(Table(rows, " ".join(name.split())))

    def table_goes_on(self, grid: Grid) -> None:
        """Add what stands of the last table on the next page, numbering its rows on.

        A repeated header row is laid out but is no row of the table again.
        """
        texts = _cell_texts(grid)
        last = self._tables[-1] if self._tables else None
        columns = [cell.column for cell in last.rows[0]] if last else []
        if last is None or not set(_columns_in_use(texts)) <= set(columns):
            self.table(grid)
            return
        header = self._header
        rows = self._rows(texts, columns, first=last.rows[-1][0].row + 1)
        fresh = rows[1:] if rows and self._header == header else rows
        self._header = header
        self._tables[-1] = replace(last, rows=last.rows + fresh)

    @contextmanager
    def page(self, number: int, label: str = "", sure: float = 1.0) -> Iterator[None]:
        """Everything added inside stands on this page or sheet; ``sure`` as in ``Page``."""
        self._gap = "\n\n" if self._size else ""
        self._page_start = None
        yield
        start = self._size if self._page_start is None else self._page_start
        self._pages.append(Page(number, Span(start, self._size), label, sure))
        self._gap = "\n\n" if self._size else ""

    def document(self, name: str, media_type: str, notes: Sequence[str] = ()) -> Document:
        """What was collected, as a document."""
        return Document(
            name=name,
            text="".join(self._pieces),
            media_type=media_type,
            tables=tuple(self._tables),
            pages=tuple(self._pages),
            notes=tuple(notes),
        )

    def _open(self) -> None:
        self._put(self._gap)
        self._gap = "\n"
        if self._page_start is None:
            self._page_start = self._size

    def _put(self, text: str) -> None:
        self._pieces.append(text)
        self._size += len(text)

    def _rows(self, texts: Grid, columns: Sequence[int], first: int) -> tuple[tuple[Cell, ...], ...]:
        lines = [(number, row) for number, row in enumerate(texts) if _has_text(row)]
        self._cells += len(lines) * len(columns)
        if self._cells > MAX_CELLS:
            raise UnreadableDocument(
                "too-large",
                f"The tables hold more than {MAX_CELLS:,} cells. Split the file and upload the parts.",
            )
        self._header = list(lines[0][1]) if lines else []
        placed: dict[tuple[int, int], Span] = {}
        return tuple(self._row(number, row, columns, placed, first) for number, row in lines)

    def _row(
        self,
        number: int,
        row: Sequence[GridCell],
        columns: Sequence[int],
        placed: dict[tuple[int, int], Span],
        first: int,
    ) -> tuple[Cell, ...]:
        self._open()
        cells: list[Cell] = []
        for position, column in enumerate(columns):
            if position:
                self._put("\t")
            content = row[column] if column < len(row) else ""
            if isinstance(content, Merged):
                span = placed.get((content.row, content.column), Span(self._size, self._size))
                cells.append(Cell(span, first + number, column, inherited=True))
            else:
                span = placed[number, column] = Span(self._size, self._size + len(content))
                self._put(content)
                cells.append(Cell(span, first + number, column))
        return tuple(cells)


def _cell_texts(grid: Grid) -> list[list[GridCell]]:
    return [[cell_text(cell) if isinstance(cell, str) else cell for cell in row] for row in grid]


def _has_text(row: Sequence[GridCell]) -> bool:
    return any(isinstance(cell, str) and cell for cell in row)


def _columns_in_use(texts: Grid) -> list[int]:
    used: set[int] = set()
    for row in texts:
        used.update(column for column, content in enumerate(row) if isinstance(content, str) and content)
    return sorted(used)
