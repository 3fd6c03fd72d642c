"""Real tables of a document (DOCX, XLSX, HTML, PDF): the reader knows their cells."""

from bisect import bisect_left

from caunoi.domain.documents import Document, Table
from caunoi.domain.quotes import Span
from caunoi.extraction.layouts.grid import Grid, records_of
from caunoi.extraction.records import Piece, Record
from caunoi.extraction.view import View


def table_records(view: View, document: Document) -> list[Record]:
    """The records of all tables that have a column of partners."""
    records = []
    for table in document.tables:
        records += records_of(view.text, _grid(view, table))
    return records


def _grid(view: View, table: Table) -> Grid:
    rows = tuple(
        tuple(_piece(view, cell.span, inherited=cell.inherited) for cell in row) for row in table.rows if row
    )
    return Grid(rows, "table", {0: table.name} if table.name else {})


def _piece(view: View, span: Span, *, inherited: bool) -> Piece:
    start, end = bisect_left(view.origins, span.start), bisect_left(view.origins, span.end)
    return Piece(start, start if inherited else end)
