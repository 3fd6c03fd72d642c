"""PDF with a text layer: what stands on its pages, put together as the pages show it."""

import re
import threading

import pypdfium2 as pdfium
import pypdfium2.raw as pdfium_c

from caunoi.domain.documents import Document
from caunoi.reading.errors import UnreadableDocument
from caunoi.reading.pdf.lines import lines_of
from caunoi.reading.pdf.rules import rules_of
from caunoi.reading.pdf.streams import check_streams
from caunoi.reading.printed.free_tables import find_free_columns
from caunoi.reading.printed.furniture import drop_furniture
from caunoi.reading.printed.laying_out import lay_out
from caunoi.reading.printed.pages import PrintedPage, find_ruled_tables

MAX_PAGES = 3_000
MAX_LETTERS = 10_000_000

_HEAD = 1024
_MAGIC = re.compile(rb"%PDF-[0-9]")
# PDFium must not be entered by two threads at a time.
_ONE_AT_A_TIME = threading.Lock()


class PdfReader:
    """Repeated headers, footers and page numbers are left out; scans are refused."""

    name = "PDF document"
    media_type = "application/pdf"
    suffixes = (".pdf",)

    def accepts(self, data: bytes, name: str) -> bool:
        return _MAGIC.search(data[:_HEAD]) is not None

    def read(self, data: bytes, name: str) -> Document:
        check_streams(data)
        notes: list[str] = []
        with _ONE_AT_A_TIME:
            pages = _pages_of(data)
        without_text = [page.number for page in pages if not page.items]
        if len(without_text) == len(pages):
            raise UnreadableDocument(
                "no-text",
                "The PDF has no text layer: it is a scan, and recognising text in pictures (OCR) is not part "
                "of this version. Upload the file it was printed from, or a PDF that was saved as text.",
            )
        if without_text:
            notes.append(f"Pages without any text, scanned or blank: {', '.join(map(str, without_text))}.")
        find_ruled_tables(pages)
        drop_furniture(pages)
        find_free_columns(pages)
        return lay_out(pages).document(name, self.media_type, notes)


def _pages_of(data: bytes) -> list[PrintedPage]:
    pdf = _open(data)
    pages: list[PrintedPage] = []
    letters = 0
    try:
        if len(pdf) > MAX_PAGES:
            raise UnreadableDocument("too-large", f"The PDF has more than {MAX_PAGES:,} pages. Split it.")
        for index in range(len(pdf)):
            pages.append(_read_page(pdf, index))
            letters += sum(len(line.text) for line in pages[-1].lines)
            if letters > MAX_LETTERS:
                raise UnreadableDocument(
                    "too-large", f"The PDF has more than {MAX_LETTERS:,} letters. Split it."
                )
        return pages
    finally:
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


def _read_page(pdf: pdfium.PdfDocument, index: int) -> PrintedPage:
    page = pdf[index]
    try:
        rules = rules_of(page)
        width, height = page.get_size()
        return PrintedPage(index + 1, width, height, rules, list(lines_of(page, rules.upright)))
    finally:
        page.close()
