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
from caunoi_web.reports.exports.docx_rows import grid_pieces
from caunoi_web.reports.exports.docx_template import Frame, frame_of
from caunoi_web.reports.tables import Grid, Heading, Paper, Passage

FONT = "Times New Roman"  # what Vietnamese administration prescribes (Decree 30/2020, annex I)
LONG, SHORT, MARGIN = 29.7, 21.0, 1.5  # cm
TWIP = 635  # a twentieth of a point, in the units of the library
LEAST_WIDE = 2000  # of a table, in such twentieths: a file may state margins that leave nothing
BODY = "word/document.xml"
PLACE = "caunoi_table_"  # a bookmark where a table comes: no words of a person are one
_PLACE = re.compile(rb'<w:p><w:bookmarkStart w:id="0" w:name="caunoi_table_(\d{1,5})"/></w:p>')


def write_docx(paper: Paper, target: IO[bytes]) -> None:
    """Write the whole file; memory stays small for any length."""
    page = _page(paper)
    inside = _inside(page)
    with ZipFile(_saved(page)) as frame, ZipFile(target, "w", ZIP_DEFLATED, compresslevel=4) as file:
        for part in frame.namelist():
            if part != BODY:
                file.writestr(part, frame.read(part))
        with file.open(BODY, "w", force_zip64=True) as body:
            for piece in _body(frame.read(BODY), paper, inside):
                body.write(piece)


def _body(frame: bytes, paper: Paper, inside: int) -> Iterator[bytes]:
    """The frame with each marked paragraph replaced by its table."""
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


def _page(paper: Paper) -> Page:
    """Everything but the tables, whose places are marked: in the office's own file, or as it comes."""
    heading = paper.heading
    frame = frame_of(paper, heading, heading.word_file) if heading and heading.word_file else None
    page = frame.page if frame else _fresh_page(paper)
    page.core_properties.title = printable(paper.head.title)[:255]
    page.core_properties.author = printable(paper.head.who)[:255]
    first = len(page.element.body) - 1  # the last element is the section, before which all is added
    if heading and not frame:
        _begin(page, heading)
    _above(page, paper, frame)
    for number, part in enumerate(paper.parts):
        _part(page, part, number)
    if heading and not (frame and frame.has_ending):
        _end(page, heading)
    if frame:
        frame.put_in_place(first)
    for number, grid in enumerate(paper.annex, start=len(paper.parts)):
        page.add_page_break()
        _part(page, grid, number)
    return page


def _fresh_page(paper: Paper) -> Page:
    page = Document()
    section = page.sections[0]
    if paper.is_wide:
        section.orientation = WD_ORIENT.LANDSCAPE
    section.page_width = Cm(LONG if paper.is_wide else SHORT)
    section.page_height = Cm(SHORT if paper.is_wide else LONG)
    section.left_margin = section.right_margin = section.top_margin = section.bottom_margin = Cm(MARGIN)
    page.styles["Normal"].font.name, page.styles["Normal"].font.size = FONT, Pt(12)
    _number_pages(section.footer.paragraphs[0])
    return page


def _inside(page: Page) -> int:
    """The width between the margins of the last section, in twentieths of a point."""
    section = page.sections[-1]
    wide, left, right = section.page_width, section.left_margin, section.right_margin
    inside = ((wide or Cm(SHORT)) - (left or 0) - (right or 0)) // TWIP
    return max(int(inside), LEAST_WIDE)


def _saved(page: Page) -> BytesIO:
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
    mark = OxmlElement("w:bookmarkStart")
    mark.set(qn("w:id"), "0")
    mark.set(qn("w:name"), f"{PLACE}{number}")
    page.add_paragraph()._p.append(mark)


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


def _above(page: Page, paper: Paper, frame: Frame | None) -> None:
    """Title and facts, as far as the office's own file does not print them."""
    title, *lines = paper.head.lines()
    if not (frame and frame.has_title):
        _line(_above_all(page, paper), title.upper() if paper.heading else title, size=15, style="bold")
    for words in () if frame and frame.has_facts else lines:
        _line(_above_all(page, paper), words, size=10)


def _above_all(page: Page, paper: Paper) -> Paragraph:
    paragraph = page.add_paragraph()
    if paper.heading:
        paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    return paragraph


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
