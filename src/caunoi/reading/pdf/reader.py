"""PDF: what stands on its pages, put together as the pages show it; scanned pages by OCR."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

import pypdfium2 as pdfium

from caunoi.domain.documents import Document
from caunoi.reading.errors import UnreadableDocument
from caunoi.reading.pdf.lines import lines_of
from caunoi.reading.pdf.opening import ONE_AT_A_TIME, open_pdf
from caunoi.reading.pdf.rules import rules_of
from caunoi.reading.pdf.scanned import is_picture, recognise_pages
from caunoi.reading.pdf.streams import check_streams
from caunoi.reading.printed.document import document_of
from caunoi.reading.printed.pages import PrintedPage
from caunoi.reading.scans import tesseract
from caunoi.reading.scans.doubts import with_doubts

MAX_PAGES = 3_000
MAX_LETTERS = 10_000_000

_HEAD = 1024
_MAGIC = re.compile(rb"%PDF-[0-9]")


class PdfReader:
    """Repeated headers, footers and page numbers are left out; pages that are pictures are recognised."""

    name = "PDF document"
    media_type = "application/pdf"
    suffixes = (".pdf",)

    def accepts(self, data: bytes, name: str) -> bool:
        return _MAGIC.search(data[:_HEAD]) is not None

    def read(self, data: bytes, name: str) -> Document:
        check_streams(data)
        with ONE_AT_A_TIME:
            found = _look_through(data)
        pages, notes = _with_pictures_read(data, found)
        if not any(page.items for page in pages):
            raise UnreadableDocument("no-text", "This PDF holds no text, neither as letters nor in pictures.")
        without = [page.number for page in pages if not page.items and page.number not in found.pictures]
        if without:
            notes.append(f"Pages without any text: {_listed(without)}.")
        return with_doubts(document_of(pages, name, self.media_type, notes), pages)


@dataclass(slots=True)
class _Pages:
    """The pages of a file, and the numbers of those that are pictures of text."""

    pages: list[PrintedPage] = field(default_factory=list)
    pictures: list[int] = field(default_factory=list)

    @property
    def have_text(self) -> bool:
        return any(page.items for page in self.pages if page.number not in self.pictures)


def _look_through(data: bytes) -> _Pages:
    pdf = open_pdf(data)
    found = _Pages()
    letters = 0
    try:
        if len(pdf) > MAX_PAGES:
            raise UnreadableDocument("too-large", f"The PDF has more than {MAX_PAGES:,} pages. Split it.")
        for index in range(len(pdf)):
            letters += _read_page(pdf, index, found)
            if letters > MAX_LETTERS:
                raise UnreadableDocument(
                    "too-large", f"The PDF has more than {MAX_LETTERS:,} letters. Split it."
                )
        return found
    finally:
        pdf.close()


def _with_pictures_read(data: bytes, found: _Pages) -> tuple[list[PrintedPage], list[str]]:
    """The pages, those that are pictures recognised where that is installed, and what to say of them."""
    if not found.pictures:
        return found.pages, []
    numbers = _listed(found.pictures)
    if found.have_text and not tesseract.is_installed():
        return found.pages, [f"Pages {numbers} are pictures and were not read. {tesseract.MISSING}"]
    pages = recognise_pages(data, found.pages, found.pictures)
    return pages, [f"Pages {numbers} are pictures: their text was recognised (OCR) and may be misread."]


def _read_page(pdf: pdfium.PdfDocument, index: int, found: _Pages) -> int:
    """Add the page to those found; how many letters it holds."""
    page = pdf[index]
    try:
        rules = rules_of(page)
        width, height = page.get_size()
        lines = lines_of(page, rules.upright)
        letters = sum(len(line.text) for line in lines)
        if is_picture(page, letters):
            found.pictures.append(index + 1)
        found.pages.append(PrintedPage(index + 1, width, height, rules, list(lines)))
        return letters
    finally:
        page.close()


def _listed(numbers: Sequence[int]) -> str:
    return ", ".join(map(str, numbers))
