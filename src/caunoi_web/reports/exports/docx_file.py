"""A table as DOCX across an A4 page: its headings on every page, plain text in every cell.

The library makes the page; the rows are put into its XML as text, one after the other, because twenty
thousand of them as objects would take minutes and much memory. No cell holds a field or a link, whatever
was written into it.
"""

from collections.abc import Iterator
from io import BytesIO
from typing import IO
from xml.sax.saxutils import escape
from zipfile import ZIP_DEFLATED, ZipFile

from docx import Document
from docx.document import Document as Page
from docx.enum.section import WD_ORIENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt
from docx.text.paragraph import Paragraph

from caunoi_web.reports.exports.cells import printable, printed
from caunoi_web.reports.tables import Column, Table, Value

FONT = "Times New Roman"  # what Vietnamese administration prescribes (Decree 30/2020, annex I)
WIDE, HIGH, MARGIN = 29.7, 21.0, 1.5  # cm
TWIPS = 567  # in a centimetre
SMALL_FROM = 9  # columns; with so many the letters are smaller
BODY = "word/document.xml"
_ROWS = "THE-ROWS-STAND-HERE"
_BREAK = '</w:t><w:br/><w:t xml:space="preserve">'


def write_docx(table: Table, target: IO[bytes]) -> None:
    """Write the whole file; memory stays small for any length."""
    with ZipFile(_frame(table)) as frame, ZipFile(target, "w", ZIP_DEFLATED, compresslevel=4) as file:
        for part in frame.namelist():
            if part != BODY:
                file.writestr(part, frame.read(part))
        before, after = _around(frame.read(BODY))
        with file.open(BODY, "w", force_zip64=True) as body:
            body.write(before)
            for piece in table_pieces(table.columns, table.rows):
                body.write(piece.encode())
            body.write(after)


def table_pieces(columns: tuple[Column, ...], rows: Iterator) -> Iterator[str]:  # type: ignore[type-arg]
    """The table as pieces of WordprocessingML: frame and headings first, then row by row."""
    size = 16 if len(columns) < SMALL_FROM else 13  # half points
    widths = _widths(columns)
    yield _beginning(columns, widths, size)
    cells = [(column.value, _cell(width, size)) for column, width in zip(columns, widths, strict=True)]
    for row in rows:
        yield _row([cell % _text(value(row)) for value, cell in cells])
    yield "</w:tbl>"


def _beginning(columns: tuple[Column, ...], widths: list[int], size: int) -> str:
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    headings = [
        _cell(width, size, is_heading=True) % _text(str(column.heading))
        for column, width in zip(columns, widths, strict=True)
    ]
    return (
        '<w:tbl><w:tblPr><w:tblStyle w:val="TableGrid"/><w:tblW w:w="5000" w:type="pct"/>'
        f'<w:tblLayout w:type="fixed"/></w:tblPr><w:tblGrid>{grid}</w:tblGrid>'
        f"{_row(headings, is_heading=True)}"
    )


def _row(cells: list[str], *, is_heading: bool = False) -> str:
    repeated = "<w:tblHeader/>" if is_heading else ""
    return f"<w:tr><w:trPr><w:cantSplit/>{repeated}</w:trPr>{''.join(cells)}</w:tr>"


def _cell(width: int, size: int, *, is_heading: bool = False) -> str:
    """A cell with ``%s`` where its text stands."""
    shade = '<w:shd w:val="clear" w:color="auto" w:fill="E3ECEB"/>' if is_heading else ""
    bold = "<w:b/>" if is_heading else ""
    return (
        f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{shade}</w:tcPr>'
        '<w:p><w:pPr><w:spacing w:before="20" w:after="20"/></w:pPr>'
        f'<w:r><w:rPr>{bold}<w:sz w:val="{size}"/><w:szCs w:val="{size}"/></w:rPr>'
        '<w:t xml:space="preserve">%s</w:t></w:r></w:p></w:tc>'
    )


def _text(value: Value) -> str:
    text = escape(printable(printed(value)))
    return text.replace("\n", _BREAK) if "\n" in text else text


def _widths(columns: tuple[Column, ...]) -> list[int]:
    """In twentieths of a point: the page shared out by the widths in characters."""
    whole = sum(column.width for column in columns)
    inside = (WIDE - 2 * MARGIN) * TWIPS
    return [int(inside * column.width / whole) for column in columns]


def _frame(table: Table) -> BytesIO:
    """The page with everything but the table, whose place a word marks."""
    page = Document()
    section = page.sections[0]
    section.orientation = WD_ORIENT.LANDSCAPE
    section.page_width, section.page_height = Cm(WIDE), Cm(HIGH)
    section.left_margin = section.right_margin = section.top_margin = section.bottom_margin = Cm(MARGIN)
    page.styles["Normal"].font.name, page.styles["Normal"].font.size = FONT, Pt(11)
    page.core_properties.title = printable(table.head.title)[:255]
    page.core_properties.author = printable(table.head.who)[:255]
    title, *lines = table.head.lines()
    _line(page, title, size=15, is_bold=True)
    for line in lines:
        _line(page, line, size=10)
    page.add_paragraph(_ROWS)
    number_pages(section.footer.paragraphs[0])
    file = BytesIO()
    page.save(file)
    return file


def _line(page: Page, text: str, *, size: float, is_bold: bool = False) -> None:
    paragraph = page.add_paragraph()
    paragraph.paragraph_format.space_after = Pt(2)
    run = paragraph.add_run(printable(text))
    run.bold, run.font.size = is_bold, Pt(size)


def number_pages(paragraph: Paragraph) -> None:
    """Page and number of pages, counted by the program that opens the file."""
    paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    for field, after in (("PAGE", " / "), ("NUMPAGES", "")):
        simple = OxmlElement("w:fldSimple")
        simple.set(qn("w:instr"), field)
        paragraph._p.append(simple)
        paragraph.add_run(after)


def _around(body: bytes) -> tuple[bytes, bytes]:
    """The document before and after the paragraph that marks the place of the rows."""
    place = body.index(_ROWS.encode())
    start = body.rindex(b"<w:p>", 0, place)
    end = body.index(b"</w:p>", place)
    # The paragraph stays, empty, after the table: a document may not end with a table.
    return body[:start], b"<w:p>" + body[end:]
