"""A table as a spreadsheet: real days where a day is known, text everywhere else, no formulas."""

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import IO, Any

from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from caunoi_web.reports.exports.cells import printed, real_day
from caunoi_web.reports.tables import Table, Value

LONGEST_CELL = 32_767  # characters; the format allows no more, and the library would leave the cell empty
LONGEST_NAME = 31  # of a sheet
FIRST_YEAR = 1900  # the format knows no earlier day
MOST_DIGITS = 15  # what a number of the format keeps
FROZEN_COLUMNS = 2


@dataclass(frozen=True, slots=True)
class _Looks:
    """How cells look."""

    title: Format
    line: Format
    heading: Format
    text: Format
    day: Format
    moment: Format


def write_xlsx(table: Table, target: IO[bytes]) -> None:
    """Write the whole file; memory stays small for any length."""
    book = Workbook(target, {"constant_memory": True, "strings_to_formulas": False, "strings_to_urls": False})
    book.set_properties({"title": table.head.title, "author": table.head.who})
    sheet = book.add_worksheet(table.name[:LONGEST_NAME])
    looks = _looks(book)
    heading_row = _write_head(sheet, table, looks)
    values = [column.value for column in table.columns]
    last = heading_row
    for last, row in enumerate(table.rows, start=heading_row + 1):
        for number, value in enumerate(values):
            _write(sheet, last, number, value(row), looks)
    _finish(sheet, heading_row, last, len(values))
    book.close()


def _write_head(sheet: Worksheet, table: Table, looks: _Looks) -> int:
    """The lines above the table and its headings; returns the row of the headings."""
    for number, column in enumerate(table.columns):
        sheet.set_column(number, number, column.width)
    lines = table.head.lines()
    for number, line in enumerate(lines):
        sheet.write_string(number, 0, line, looks.line if number else looks.title)
    heading_row = len(lines) + 1
    for number, column in enumerate(table.columns):
        sheet.write_string(heading_row, number, str(column.heading), looks.heading)
    return heading_row


def _write(sheet: Worksheet, row: int, column: int, value: Value, looks: _Looks) -> None:
    if _fits_a_number(value):
        sheet.write_number(row, column, value, looks.text)
        return
    day: date | None = None if isinstance(value, str) else real_day(value)
    if day and day.year >= FIRST_YEAR:
        sheet.write_datetime(row, column, day, looks.moment if isinstance(day, datetime) else looks.day)
    else:
        sheet.write_string(row, column, _cut(printed(value)), looks.text)


def _fits_a_number(value: Value) -> bool:
    """A number that the format keeps exactly; a longer one stays text."""
    if isinstance(value, Decimal):
        return len(value.normalize().as_tuple().digits) <= MOST_DIGITS
    return isinstance(value, int) and abs(value) < 10**MOST_DIGITS


def _cut(text: str) -> str:
    return text if len(text) <= LONGEST_CELL else f"{text[: LONGEST_CELL - 1]}…"


def _finish(sheet: Worksheet, heading_row: int, last: int, columns: int) -> None:
    """Headings stay in sight and on every printed page; filters on the headings; A4 across."""
    sheet.freeze_panes(heading_row + 1, min(FROZEN_COLUMNS, columns - 1))
    sheet.autofilter(heading_row, 0, last, columns - 1)
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
        moment=book.add_format(top | {"num_format": "dd/mm/yyyy hh:mm", "align": "left"}),
    )
