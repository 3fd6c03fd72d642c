"""Tables and pages of a document as plain lists of offsets, as ``Document.structure`` keeps them."""

from collections.abc import Iterable
from typing import Any

from caunoi.domain.documents import Cell, Doubt, Page, Table
from caunoi.domain.documents import Document as ReadDocument
from caunoi.domain.quotes import Span

Structure = dict[str, Any]


def structure_of(document: ReadDocument) -> Structure:
    """The tables and pages of a document as read, ready for a JSON field."""
    return {
        "pages": [[page.number, page.span.start, page.span.end, page.label] for page in document.pages],
        "doubts": [[doubt.span.start, doubt.span.end, doubt.sure] for doubt in document.doubts],
        "tables": [
            {"name": table.name, "rows": [[_cell(cell) for cell in row] for row in table.rows]}
            for table in document.tables
        ],
    }


def tables_in(structure: Structure) -> tuple[Table, ...]:
    """The tables back as values, in the order of the text."""
    return tuple(
        Table(rows=tuple(tuple(_to_cell(cell) for cell in row) for row in table["rows"]), name=table["name"])
        for table in structure.get("tables", ())
    )


def pages_in(structure: Structure) -> tuple[Page, ...]:
    """The pages (or sheets) back as values."""
    return tuple(
        Page(number, Span(start, end), label) for number, start, end, label in structure.get("pages", ())
    )


def doubts_in(structure: Structure) -> tuple[Doubt, ...]:
    """The words that may be misread, back as values."""
    return tuple(Doubt(Span(start, end), sure) for start, end, sure in structure.get("doubts", ()))


def page_name_at(structure: Structure, position: int) -> str:
    """The page on which a character stands, as a person would name it; "" when pages are not known."""
    return page_name(pages_in(structure), position)


def page_name(pages: Iterable[Page], position: int) -> str:
    """The same among pages that are at hand already."""
    for page in pages:
        if position in page.span:
            return (page.label or str(page.number))[:60]
    return ""


def _cell(cell: Cell) -> list[int]:
    return [cell.span.start, cell.span.end, cell.row, cell.column, int(cell.inherited)]


def _to_cell(plain: list[int]) -> Cell:
    start, end, row, column, inherited = plain
    return Cell(Span(start, end), row, column, bool(inherited))
