"""A paper as a spreadsheet: real days where a day is known, text everywhere else, no formulas."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import IO, Any

from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from caunoi_web.reports.exports.xlsx_rows import RowLooks, RowWriter, cut
from caunoi_web.reports.tables import Grid, Heading, Paper, Passage

LONGEST_NAME = 31  # of a sheet
FROZEN_COLUMNS = 2


@dataclass(frozen=True, slots=True)
class _Looks:
    """How cells look."""

    title: Format
    line: Format
    part: Format
    words: Format
    heading: Format
    rows: RowLooks
    styles: dict[str, Format]


def write_xlsx(paper: Paper, target: IO[bytes]) -> None:
    """Write the whole file; memory stays small for any length."""
    book = Workbook(target, {"constant_memory": True, "strings_to_formulas": False, "strings_to_urls": False})
    book.set_properties({"title": paper.head.title, "author": paper.head.who})
    sheet = book.add_worksheet(paper.name[:LONGEST_NAME])
    looks = _looks(book)
    grids = [part for part in (*paper.parts, *paper.annex) if isinstance(part, Grid)]
    wide = _set_widths(sheet, grids)
    row = _begin(sheet, paper.heading, wide, looks) if paper.heading else 0
    for number, line in enumerate(paper.head.lines()):
        sheet.write_string(row, 0, line, looks.line if number else looks.title)
        row += 1
    for part in paper.parts:
        row = _part(sheet, part, row + 1, looks, is_only=len(grids) == 1)
    if paper.heading:
        row = _end(sheet, paper.heading, row + 1, wide, looks)
    for grid in paper.annex:
        row = _part(sheet, grid, row + 1, looks, is_only=False)
    sheet.set_landscape() if paper.is_wide else sheet.set_portrait()
    sheet.set_paper(9)  # A4
    sheet.fit_to_pages(1, 0)
    sheet.set_footer("&C&P / &N")
    book.close()


def _part(sheet: Worksheet, part: Grid | Passage, row: int, looks: _Looks, *, is_only: bool) -> int:
    """One part from ``row`` on; returns the row after it."""
    if part.title:
        sheet.write_string(row, 0, cut(part.title), looks.part)
        row += 1
    if isinstance(part, Passage):
        for line in part.text.split("\n"):
            sheet.write_string(row, 0, cut(line), looks.words)
            row += 1
        return row
    if part.note:
        sheet.write_string(row, 0, cut(part.note), looks.line)
        row += 1
    last = _grid(sheet, part, row, looks)
    if is_only:
        _reading_aids(sheet, row, last, len(part.columns))
    return last + 1


def _grid(sheet: Worksheet, grid: Grid, row: int, looks: _Looks) -> int:
    """Headings and rows; returns the last row."""
    for number, column in enumerate(grid.columns):
        sheet.write_string(row, number, str(column.heading), looks.heading)
    writer = RowWriter(grid.columns, looks.rows)
    sheet._write_single_row(row + 1)  # the row of the headings, out of memory
    for item in grid.rows:
        row += 1
        sheet.fh.write(writer.row(row, item))
    sheet._check_dimensions(row, len(grid.columns) - 1)
    return row


def _reading_aids(sheet: Worksheet, heading_row: int, last: int, columns: int) -> None:
    """Headings stay in sight and on every printed page; filters on the headings."""
    sheet.freeze_panes(heading_row + 1, min(FROZEN_COLUMNS, columns - 1))
    sheet.autofilter(heading_row, 0, last, columns - 1)
    sheet.repeat_rows(heading_row)


def _set_widths(sheet: Worksheet, grids: Sequence[Grid]) -> int:
    """Each column as wide as the widest of its place; returns how many there are."""
    wide = max((len(grid.columns) for grid in grids), default=1)
    for number in range(wide):
        widths = [grid.columns[number].width for grid in grids if number < len(grid.columns)]
        sheet.set_column(number, number, max(widths))
    return wide


def _begin(sheet: Worksheet, heading: Heading, wide: int, looks: _Looks) -> int:
    """Who issues it at the left, the nation at the right; returns the row after them."""
    right = max(1, wide // 2)
    for row in range(max(len(heading.left), len(heading.right))):
        for column, lines in ((0, heading.left), (right, heading.right)):
            if row < len(lines):
                words, style = lines[row]
                sheet.write_string(row, column, words, looks.styles[style])
    row = max(len(heading.left), len(heading.right))
    if heading.note:
        sheet.write_string(row, 0, heading.note, looks.line)
    return row + 2


def _end(sheet: Worksheet, heading: Heading, row: int, wide: int, looks: _Looks) -> int:
    """Recipients at the left, who signs at the right; returns the row after them."""
    right = max(1, wide // 2)
    for number in range(max(len(heading.recipients), len(heading.signed))):
        if number < len(heading.recipients):
            style = "" if number else "bold italic"
            sheet.write_string(row + number, 0, heading.recipients[number], looks.styles[style])
        if number < len(heading.signed):
            words, style = heading.signed[number]
            sheet.write_string(row + number, right, words, looks.styles[style])
    return row + max(len(heading.recipients), len(heading.signed))


def _looks(book: Workbook) -> _Looks:
    top: dict[str, Any] = {"valign": "top", "text_wrap": True, "border": 1, "border_color": "#D5DDDC"}
    return _Looks(
        title=book.add_format({"bold": True, "font_size": 14}),
        line=book.add_format({"font_color": "#4C5D63"}),
        part=book.add_format({"bold": True, "font_size": 12}),
        words=book.add_format({"valign": "top"}),
        heading=book.add_format(top | {"bold": True, "bg_color": "#0D4A59", "font_color": "#FFFFFF"}),
        rows=RowLooks(
            text=book.add_format(top)._get_xf_index(),
            day=book.add_format(top | {"num_format": "dd/mm/yyyy", "align": "left"})._get_xf_index(),
            moment=book.add_format(top | {"num_format": "dd/mm/yyyy hh:mm", "align": "left"})._get_xf_index(),
        ),
        styles={
            style: book.add_format({"bold": "bold" in style, "italic": "italic" in style})
            for style in ("", "bold", "italic", "bold italic")
        },
    )
