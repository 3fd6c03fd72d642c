"""A paper as PDF: headings of tables on every page, page numbers, letters that can be selected and copied."""

from collections.abc import Sequence
from io import BytesIO
from typing import IO

from caunoi_web.reports.exports.cells import printable, printed, shares
from caunoi_web.reports.exports.pdf_pen import LEADING, PAD, Pen, height
from caunoi_web.reports.tables import Column, Grid, Heading, Paper, Passage

STYLES = {"": "", "bold": "B", "italic": "I", "bold italic": "BI"}
TEXT, SMALL = 10.0, 8.5
TITLE = 14.0


def write_pdf(paper: Paper, target: IO[bytes]) -> None:
    """Write the whole file."""
    pen = Pen(is_wide=paper.is_wide)
    pen.pdf.set_title(printable(paper.head.title))
    pen.pdf.set_author(printable(paper.head.who))
    pen.pdf.set_creation_date(paper.head.at)
    if paper.heading:
        _begin(pen, paper.heading)
    _above(pen, paper)
    for part in paper.parts:
        if isinstance(part, Grid):
            _grid(pen, part)
        else:
            _passage(pen, part)
    if paper.heading:
        _end(pen, paper.heading)
    for grid in paper.annex:
        pen.new_page()
        _grid(pen, grid)
    _number(pen)
    target.write(BytesIO(bytes(pen.pdf.output())).getbuffer())


def _begin(pen: Pen, heading: Heading) -> None:
    """Who issues it on the left, the nation on the right."""
    half = pen.width / 2
    top = pen.y
    ends = []
    for lines, left in ((heading.left, 0.0), (heading.right, half)):
        pen.y = top
        for words, style in lines:
            pen.write(words, TEXT, style=STYLES[style], left=left, width=half, is_centred=True)
        ends.append(pen.y)
    pen.y = min(ends) - TEXT
    if heading.note:
        pen.write(heading.note, 7.5, style="I", grey=0.4)


def _end(pen: Pen, heading: Heading) -> None:
    """Recipients on the left, who signs on the right."""
    half = pen.width / 2
    needed = (max(len(heading.recipients), len(heading.signed) + 4) + 2) * TEXT * LEADING
    if pen.room < needed:
        pen.new_page()
    pen.y -= TEXT
    top = pen.y
    for number, words in enumerate(heading.recipients):
        pen.write(words, TEXT if number == 0 else SMALL, style="" if number else "BI", width=half)
    low, pen.y = pen.y, top
    for words, style in heading.signed:
        pen.write(words or " ", TEXT, style=STYLES[style], left=half, width=half, is_centred=True)
    pen.y = min(low, pen.y)


def _above(pen: Pen, paper: Paper) -> None:
    title, *lines = paper.head.lines()
    pen.y -= 4
    pen.write(title.upper() if paper.heading else title, TITLE, style="B", is_centred=bool(paper.heading))
    for line in lines:
        pen.write(line, SMALL, is_centred=bool(paper.heading), grey=0.25)
    pen.y -= 6


def _passage(pen: Pen, part: Passage) -> None:
    _title(pen, part.title)
    pen.write(part.text, TEXT)
    pen.y -= 4


def _title(pen: Pen, title: str) -> None:
    if not title:
        return
    if pen.room < 60:
        pen.new_page()
    pen.y -= 6
    pen.write(title, 11.5, style="B")
    pen.y -= 2


def _grid(pen: Pen, grid: Grid) -> None:
    """The table; a row never breaks over a page unless it is higher than one."""
    _title(pen, grid.title)
    if grid.note:
        pen.write(grid.note, SMALL, grey=0.25)
        pen.y -= 2
    size = 8.5 if len(grid.columns) <= 7 else 7.0 if len(grid.columns) <= 11 else 6.0
    widths = _widths(grid.columns, pen.width)
    headings = [str(column.heading) for column in grid.columns]
    face, values = pen.faces[""], [column.value for column in grid.columns]
    inside = [wide - 2 * PAD for wide in widths]
    pen.row(headings, widths, size, is_heading=True)
    for row in grid.rows:
        texts = [printed(value(row)) for value in values]
        cells = [
            face.lines(text, wide, size) if text else [] for text, wide in zip(texts, inside, strict=True)
        ]
        while cells and height(cells, size) > pen.room:
            cells = _turn(pen, cells, headings, widths, size)
        if cells:
            pen.cells(cells, widths, size, face)


def _turn(
    pen: Pen,
    cells: list[list[tuple[float, str]]],
    headings: Sequence[str],
    widths: Sequence[float],
    size: float,
) -> list[list[tuple[float, str]]]:
    """Begin a page with the headings; of a row higher than a whole page, write what fits on this one."""
    whole = float(pen.pdf.h) - 2 * pen.margin - 60
    rest = cells
    if height(cells, size) > whole and pen.room > whole / 2:
        fits = int((pen.room - 2 * PAD) / (size * LEADING))
        pen.cells([lines[:fits] for lines in cells], widths, size, pen.faces[""])
        rest = [lines[fits:] for lines in cells]
    pen.new_page()
    pen.row(headings, widths, size, is_heading=True)
    return rest if any(rest) else []


def _widths(columns: Sequence[Column], whole: float) -> list[float]:
    parts = shares(columns)
    return [whole * part / sum(parts) for part in parts]


def _number(pen: Pen) -> None:
    """Page and number of pages below each page."""
    pages = len(pen.pdf.pages)
    for number in range(1, pages + 1):
        pen.pdf.page = number
        width, letters = pen.faces[""].word(f"{number}/{pages}")
        pen.put(letters, (float(pen.pdf.w) - width * SMALL) / 2, pen.margin / 2, SMALL)
