"""Register R1 as a spreadsheet: real days where a day is known, text everywhere else, no formulas."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from tempfile import TemporaryFile
from typing import IO, Any

from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from caunoi_web.reports.columns import COLUMNS, Cell
from caunoi_web.reports.exports.head import Head
from caunoi_web.reports.queries.r1_rows import R1Row

LONGEST_CELL = 32_767  # characters; the format allows no more, and the library would leave the cell empty
FIRST_YEAR = 1900  # the format knows no earlier day
FROZEN_COLUMNS = 2


@dataclass(frozen=True, slots=True)
class _Looks:
    """How cells look."""

    title: Format
    line: Format
    heading: Format
    text: Format
    day: Format


def xlsx_file(head: Head, rows: Iterable[R1Row]) -> IO[bytes]:
    """The finished file, at its beginning; it is gone when closed. Memory stays small for any length."""
    target = TemporaryFile()  # noqa: SIM115  (the caller closes it when it is sent)
    book = Workbook(target, {"constant_memory": True, "strings_to_formulas": False, "strings_to_urls": False})
    book.set_properties({"title": head.title, "author": head.who})
    sheet = book.add_worksheet("R1")
    looks = _looks(book)
    heading_row = _write_head(sheet, head, looks)
    last = heading_row
    for row in rows:
        last += 1
        for number, column in enumerate(COLUMNS):
            _write(sheet, last, number, column.cell(row), looks)
    _finish(sheet, heading_row, last)
    book.close()
    target.seek(0)
    return target


def _write_head(sheet: Worksheet, head: Head, looks: _Looks) -> int:
    """The lines above the table and its headings; returns the row of the headings."""
    for number, column in enumerate(COLUMNS):
        sheet.set_column(number, number, column.width)
    lines = head.lines()
    for number, line in enumerate(lines):
        sheet.write_string(number, 0, line, looks.line if number else looks.title)
    heading_row = len(lines) + 1
    for number, column in enumerate(COLUMNS):
        sheet.write_string(heading_row, number, str(column.heading), looks.heading)
    return heading_row


def _write(sheet: Worksheet, row: int, column: int, cell: Cell, looks: _Looks) -> None:
    if isinstance(cell, date) and cell.year >= FIRST_YEAR:
        sheet.write_datetime(row, column, cell, looks.day)
    elif isinstance(cell, int):
        sheet.write_number(row, column, cell, looks.text)
    else:
        text = cell.strftime("%d/%m/%Y") if isinstance(cell, date) else cell
        sheet.write_string(row, column, _cut(text), looks.text)


def _cut(text: str) -> str:
    return text if len(text) <= LONGEST_CELL else f"{text[: LONGEST_CELL - 1]}…"


def _finish(sheet: Worksheet, heading_row: int, last: int) -> None:
    """Headings stay in sight and on every printed page; filters on the headings; A4 across."""
    sheet.freeze_panes(heading_row + 1, FROZEN_COLUMNS)
    sheet.autofilter(heading_row, 0, max(last, heading_row), len(COLUMNS) - 1)
    sheet.repeat_rows(heading_row)
    sheet.set_landscape()
    sheet.set_paper(9)  # A4
    sheet.fit_to_pages(1, 0)
    sheet.set_footer("&C&P / &N")


def _looks(book: Workbook) -> _Looks:
    top: dict[str, Any] = {"valign": "top", "text_wrap": True, "border": 1, "border_color": "#D5DDDC"}
    return _Looks(
        title=book.add_format({"bold": True, "font_size": 14}),
        line=book.add_format({"font_color": "#4C5D63"}),
        heading=book.add_format(top | {"bold": True, "bg_color": "#0D4A59", "font_color": "#FFFFFF"}),
        text=book.add_format(top),
        day=book.add_format(top | {"num_format": "dd/mm/yyyy", "align": "left"}),
    )
