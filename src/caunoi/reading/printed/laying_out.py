"""Lays printed pages out as a document: paragraphs, columns, and tables that go on over pages."""

from collections.abc import Sequence

from caunoi.reading.layout import Layout
from caunoi.reading.printed.lines import Line
from caunoi.reading.printed.page_breaks import goes_on, join_cut_rows
from caunoi.reading.printed.pages import Item, PrintedPage, SideBySide
from caunoi.reading.printed.paragraphs import Margins, paragraphs_of
from caunoi.reading.printed.tables import PrintedTable


def lay_out(pages: Sequence[PrintedPage]) -> Layout:
    """The pages in their order; rows that a page break cut in two are joined first."""
    join_cut_rows(pages)
    layout = Layout()
    above: Item | None = None
    for page in pages:
        with layout.page(page.number, sure=round(page.sure, 3)):
            _lay_out_page(page, above, layout)
        above = page.items[-1] if page.items else above
    return layout


def _lay_out_page(page: PrintedPage, above: Item | None, layout: Layout) -> None:
    margins = Margins.of(page.lines, page.width)
    waiting: list[Line] = []
    for index, item in enumerate(page.items):
        if isinstance(item, Line):
            waiting.append(item)
            continue
        _lay_out_lines(waiting, margins, layout)
        if isinstance(item, SideBySide):
            _lay_out_columns(item, layout)
        elif index == 0 and isinstance(above, PrintedTable) and goes_on(above, item):
            layout.table_goes_on(item.grid)
        else:
            layout.table(item.grid)
    _lay_out_lines(waiting, margins, layout)


def _lay_out_lines(waiting: list[Line], margins: Margins, layout: Layout) -> None:
    for paragraph in paragraphs_of(waiting, margins):
        layout.block(paragraph)
    waiting.clear()


def _lay_out_columns(columns: SideBySide, layout: Layout) -> None:
    for lines in columns.columns:
        for paragraph in paragraphs_of(lines, Margins.of_column(lines)):
            layout.block(paragraph)
