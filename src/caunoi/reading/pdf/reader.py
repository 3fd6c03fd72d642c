"""PDF with a text layer: pages, paragraphs, and tables where the page draws their lines."""

import re
import threading
from dataclasses import dataclass, field

import pypdfium2 as pdfium
import pypdfium2.raw as pdfium_c

from caunoi.domain.documents import Document
from caunoi.reading.errors import UnreadableDocument
from caunoi.reading.layout import Layout
from caunoi.reading.pdf.furniture import repeated_lines
from caunoi.reading.pdf.lines import Line, lines_of
from caunoi.reading.pdf.paragraphs import Margins, paragraphs_of
from caunoi.reading.pdf.rules import has_rules
from caunoi.reading.pdf.streams import check_streams
from caunoi.reading.pdf.tables import RuledTable, TableFinder

MAX_PAGES = 3_000
MAX_LETTERS = 10_000_000

_HEAD = 1024
_MAGIC = re.compile(rb"%PDF-[0-9]")
# PDFium must not be entered by two threads at a time.
_ONE_AT_A_TIME = threading.Lock()


@dataclass(slots=True)
class _Page:
    """What stands on a page, in reading order."""

    number: int
    width: float
    items: list[Line | RuledTable] = field(default_factory=list)

    @property
    def lines(self) -> list[Line]:
        return [item for item in self.items if isinstance(item, Line)]


class PdfReader:
    """Repeated headers, footers and page numbers are left out; scans are refused."""

    name = "PDF document"
    media_type = "application/pdf"
    suffixes = (".pdf",)

    def accepts(self, data: bytes, name: str) -> bool:
        return _MAGIC.search(data[:_HEAD]) is not None

    def read(self, data: bytes, name: str) -> Document:
        check_streams(data)
        with _ONE_AT_A_TIME:
            pages, notes = _pages_of(data)
        without_text = [page.number for page in pages if not page.items]
        if len(without_text) == len(pages):
            raise UnreadableDocument(
                "no-text",
                "The PDF has no text layer: it is a scan, and recognising text in pictures (OCR) is not part "
                "of this version. Upload the file it was printed from, or a PDF that was saved as text.",
            )
        if without_text:
            notes.append(f"Pages without any text, scanned or blank: {', '.join(map(str, without_text))}.")
        _drop_furniture(pages)
        return _laid_out(pages).document(name, self.media_type, notes)


def _pages_of(data: bytes) -> tuple[list[_Page], list[str]]:
    pdf = _open(data)
    finder = TableFinder(data)
    notes: list[str] = []
    pages: list[_Page] = []
    letters = 0
    try:
        if len(pdf) > MAX_PAGES:
            raise UnreadableDocument("too-large", f"The PDF has more than {MAX_PAGES:,} pages. Split it.")
        for index in range(len(pdf)):
            pages.append(_read_page(pdf, index, finder, notes))
            letters += sum(len(line.text) for line in pages[-1].lines)
            if letters > MAX_LETTERS:
                raise UnreadableDocument(
                    "too-large", f"The PDF has more than {MAX_LETTERS:,} letters. Split it."
                )
        return pages, notes
    finally:
        finder.close()
        pdf.close()


def _open(data: bytes) -> pdfium.PdfDocument:
    try:
        return pdfium.PdfDocument(data)
    except pdfium.PdfiumError as fault:
        if pdfium_c.FPDF_GetLastError() == pdfium_c.FPDF_ERR_PASSWORD:
            raise UnreadableDocument(
                "encrypted", "The PDF is protected by a password. Save or print it to a PDF without one."
            ) from fault
        raise UnreadableDocument(
            "truncated", "The PDF is damaged or was not transferred whole. Save or download it again."
        ) from fault


def _read_page(pdf: pdfium.PdfDocument, index: int, finder: TableFinder, notes: list[str]) -> _Page:
    page = pdf[index]
    try:
        lines = lines_of(page)
        is_ruled = has_rules(page)
        width = page.get_width()
    finally:
        page.close()
    tables = _tables_on(index, finder, notes) if is_ruled and lines else []
    return _Page(index + 1, width, _with_tables(lines, tables))


def _tables_on(index: int, finder: TableFinder, notes: list[str]) -> list[RuledTable]:
    """The tables of a page; a fault in looking for them costs the tables, not the text."""
    try:
        return finder.on_page(index)
    except Exception:  # pdfminer raises whatever broken files make it run into
        notes.append(f"Tables on page {index + 1} could not be told apart; it was read as running text.")
        return []


def _with_tables(lines: list[Line], tables: list[RuledTable]) -> list[Line | RuledTable]:
    """Put each table in the place of the lines that stand in it."""
    items: list[Line | RuledTable] = []
    placed: set[int] = set()
    for line in lines:
        owner = next((number for number, table in enumerate(tables) if _stands_in(line, table)), None)
        if owner is None:
            items.append(line)
        elif owner not in placed:
            placed.add(owner)
            items.append(tables[owner])
    return items


def _stands_in(line: Line, table: RuledTable) -> bool:
    x, y = (line.box[0] + line.box[2]) / 2, (line.box[1] + line.box[3]) / 2
    left, top, right, bottom = table.box
    return left <= x <= right and top <= y <= bottom


def _drop_furniture(pages: list[_Page]) -> None:
    repeated = repeated_lines([[line.text for line in page.lines] for page in pages])
    for page, indexes in zip(pages, repeated, strict=True):
        lines = page.lines
        furniture = {id(lines[index]) for index in indexes}
        page.items = [item for item in page.items if id(item) not in furniture]


def _laid_out(pages: list[_Page]) -> Layout:
    layout = Layout()
    above: Line | RuledTable | None = None
    for page in pages:
        with layout.page(page.number):
            margins = Margins.of(page.lines, page.width)
            waiting: list[Line] = []
            for item in page.items:
                if isinstance(item, Line):
                    waiting.append(item)
                else:
                    _lay_out_lines(waiting, margins, layout)
                    _lay_out_table(item, page, above, layout)
            _lay_out_lines(waiting, margins, layout)
        above = page.items[-1] if page.items else None
    return layout


def _lay_out_table(table: RuledTable, page: _Page, above: Line | RuledTable | None, layout: Layout) -> None:
    """A table at the top of a page goes on with one of the same columns at the end of the last page."""
    if table is page.items[0] and isinstance(above, RuledTable) and above.has_columns_of(table):
        layout.table_goes_on(table.grid)
    else:
        layout.table(table.grid)


def _lay_out_lines(waiting: list[Line], margins: Margins, layout: Layout) -> None:
    for paragraph in paragraphs_of(waiting, margins):
        layout.block(paragraph)
    waiting.clear()
