"""A document as read: its text, and the tables and pages that stand in it."""

from dataclasses import dataclass, field

from caunoi.domain.quotes import Span


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell of a table: where its text stands in the document, and its address.

    ``row`` and ``column`` count from 0. An empty cell has an empty span. ``inherited``
    marks the lower or right part of a merged cell; its span is that of the first part.
    """

    span: Span
    row: int
    column: int
    inherited: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """A table that the format itself says is one. ``name`` is a sheet or caption, if any."""

    rows: tuple[tuple[Cell, ...], ...]
    name: str = ""


@dataclass(frozen=True, slots=True)
class Page:
    """A page (PDF) or sheet (XLSX) and the stretch of text that stands on it.

    ``sure`` is how sure its letters are: 1 unless they were recognised in a picture (OCR).
    """

    number: int
    span: Span
    label: str = ""
    sure: float = 1.0


@dataclass(frozen=True, slots=True)
class Doubt:
    """A word recognised in a picture that may be misread; ``sure`` (0 to 1) is how sure it is."""

    span: Span
    sure: float


@dataclass(frozen=True, slots=True)
class Document:
    """What a reader made of a file. Every offset counts code points of ``text``.

    For plain text ``text`` is the file exactly as decoded: no normalisation and no
    newline translation. For other formats the reader lays the text out: blocks one
    below the other, table cells parted by tabs, rows by newlines, pages and sheets
    by a blank line. The lines of a cell stay lines (``tables`` tells them from rows);
    a tab inside a cell is turned into a blank.
    ``doubts`` are the words of scanned pages that may be misread, in the order of the text.
    """

    name: str
    text: str
    media_type: str = "text/plain"
    tables: tuple[Table, ...] = ()
    pages: tuple[Page, ...] = ()
    notes: tuple[str, ...] = field(default=())
    doubts: tuple[Doubt, ...] = ()

    def __post_init__(self) -> None:
        size = len(self.text)
        spans = [cell.span for table in self.tables for row in table.rows for cell in row]
        spans += [page.span for page in self.pages]
        spans += [doubt.span for doubt in self.doubts]
        if any(span.end > size for span in spans):
            raise ValueError(
                f"{self.name}: a cell, page or doubt lies outside the text of {size} characters."
            )

    def page_at(self, position: int) -> Page | None:
        """The page on which the character at ``position`` stands, if pages are known."""
        return next((page for page in self.pages if position in page.span), None)
