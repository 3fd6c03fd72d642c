"""A paper as DOCX: table headings on every page, plain text in every cell, pages numbered.

The library makes the page; the rows are put into its XML as text, one after the other, because twenty
thousand of them as objects would take minutes and much memory. No cell holds a field or a link, whatever
was written into it.
"""

import re
from collections.abc import Iterator
from io import BytesIO
from typing import IO
from zipfile import ZIP_DEFLATED, ZipFile

from docx import Document
from docx.document import Document as Page
from docx.enum.section import WD_ORIENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt
from docx.table import _Cell
from docx.text.paragraph import Paragraph

from caunoi_web.reports.exports.cells import printable
from caunoi_web.reports.exports.docx_rows import TWIPS, grid_pieces
from caunoi_web.reports.tables import Grid, Heading, Paper, Passage

FONT = "Times New Roman"  # what Vietnamese administration prescribes (Decree 30/2020, annex I)
LONG, SHORT, MARGIN = 29.7, 21.0, 1.5  # cm
BODY = "word/document.xml"
_PLACE = re.compile(rb"<w:p>(?:(?!<w:p>).)*?GRID-(\d+)-STANDS-HERE.*?</w:p>", re.DOTALL)


def write_docx(paper: Paper, target: IO[bytes]) -> None:
    """Write the whole file; memory stays small for any length."""
    with ZipFile(_frame(paper)) as frame, ZipFile(target, "w", ZIP_DEFLATED, compresslevel=4) as file:
        for part in frame.namelist():
            if part != BODY:
                file.writestr(part, frame.read(part))
        with file.open(BODY, "w", force_zip64=True) as body:
            for piece in _body(frame.read(BODY), paper):
                body.write(piece)


def _body(frame: bytes, paper: Paper) -> Iterator[bytes]:
    """The frame with each marked paragraph replaced by its table."""
    inside = int(((LONG if paper.is_wide else SHORT) - 2 * MARGIN) * TWIPS)
    written = 0
    for place in _PLACE.finditer(frame):
        yield frame[written : place.start()]
        grid = (*paper.parts, *paper.annex)[int(place[1])]
        if isinstance(grid, Grid):
            for piece in grid_pieces(grid, inside):
                yield piece.encode()
        yield b"<w:p/>"  # a document may not end with a table, nor two of them touch
        written = place.end()
    yield frame[written:]


def _frame(paper: Paper) -> BytesIO:
    """The page with everything but the tables, whose places are marked."""
    page = Document()
    section = page.sections[0]
    if paper.is_wide:
        section.orientation = WD_ORIENT.LANDSCAPE
    section.page_width = Cm(LONG if paper.is_wide else SHORT)
    section.page_height = Cm(SHORT if paper.is_wide else LONG)
    section.left_margin = section.right_margin = section.top_margin = section.bottom_margin = Cm(MARGIN)
    page.styles["Normal"].font.name, page.styles["Normal"].font.size = FONT, Pt(12)
    page.core_properties.title = printable(paper.head.title)[:255]
    page.core_properties.author = printable(paper.head.who)[:255]
    if paper.heading:
        _begin(page, paper.heading)
    _above(page, paper)
    for number, part in enumerate(paper.parts):
        _part(page, part, number)
    if paper.heading:
        _end(page, paper.heading)
    for number, grid in enumerate(paper.annex, start=len(paper.parts)):
        page.add_page_break()
        _part(page, grid, number)
    _number_pages(section.footer.paragraphs[0])
    file = BytesIO()
    page.save(file)
    return file


def _part(page: Page, part: Grid | Passage, number: int) -> None:
    if part.title:
        title = page.add_paragraph()
        title.paragraph_format.keep_with_next = True
        _line(title, part.title, size=13, style="bold")
    if isinstance(part, Passage):
        for words in part.text.split("\n"):
            _line(page.add_paragraph(), words, size=12)
        return
    if part.note:
        _line(page.add_paragraph(), part.note, size=10)
    page.add_paragraph(f"GRID-{number}-STANDS-HERE")


def _begin(page: Page, heading: Heading) -> None:
    """Who issues it on the left, the nation on the right, in a table without lines."""
    left, right = page.add_table(rows=1, cols=2).rows[0].cells
    _lines(left, heading.left)
    _lines(right, heading.right)
    if heading.note:
        _line(page.add_paragraph(), heading.note, size=9, style="italic")


def _end(page: Page, heading: Heading) -> None:
    """Recipients on the left, who signs on the right."""
    left, right = page.add_table(rows=1, cols=2).rows[0].cells
    for number, words in enumerate(heading.recipients):
        paragraph = left.paragraphs[0] if number == 0 else left.add_paragraph()
        _line(paragraph, words, size=11 if number else 12, style="" if number else "bold italic")
    _lines(right, heading.signed)


def _lines(cell: _Cell, lines: tuple[tuple[str, str], ...]) -> None:
    for number, (words, style) in enumerate(lines):
        paragraph = cell.paragraphs[0] if number == 0 else cell.add_paragraph()
        paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
        _line(paragraph, words, size=12, style=style)


def _above(page: Page, paper: Paper) -> None:
    title, *lines = paper.head.lines()
    for number, words in enumerate((title.upper() if paper.heading else title, *lines)):
        paragraph = page.add_paragraph()
        if paper.heading:
            paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
        _line(paragraph, words, size=10 if number else 15, style="" if number else "bold")


def _line(paragraph: Paragraph, words: str, *, size: float, style: str = "") -> None:
    paragraph.paragraph_format.space_after = Pt(2)
    run = paragraph.add_run(printable(words))
    run.bold, run.italic, run.font.size = "bold" in style, "italic" in style, Pt(size)


def _number_pages(paragraph: Paragraph) -> None:
    """Page and number of pages, counted by the program that opens the file."""
    paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    for name, after in (("PAGE", " / "), ("NUMPAGES", "")):
        simple = OxmlElement("w:fldSimple")
        simple.set(qn("w:instr"), name)
        paragraph._p.append(simple)
        paragraph.add_run(after)
