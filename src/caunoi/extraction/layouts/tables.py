"""Real tables of a document (DOCX, XLSX, HTML, PDF): the reader knows their cells."""

from bisect import bisect_left

from caunoi.domain.documents import Cell, Document, Table
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
    rows = []
    above: tuple[Cell, ...] = ()
    for row in table.rows:
        if row:
            rows.append(tuple(_piece(view, cell, above) for cell in row))
        above = row
    return Grid(tuple(rows), "table", {0: table.name} if table.name else {})


def _piece(view: View, cell: Cell, above: tuple[Cell, ...]) -> Piece:
    """What stands in a cell. One merged downwards hands its words to the rows it spans; one merged to

    the right has them only once, since they would be taken for the words of another column.
    """
    start, end = bisect_left(view.origins, cell.span.start), bisect_left(view.origins, cell.span.end)
    if cell.inherited and not any(upper.column == cell.column and upper.span == cell.span for upper in above):
        return Piece(start, start)
    return Piece(start, end, inherited=cell.inherited)
