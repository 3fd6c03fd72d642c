"""Pages of a PDF that are pictures: told from pages of text, and recognised."""

import ctypes
from collections.abc import Iterator, Sequence
from typing import Any

import pypdfium2 as pdfium
import pypdfium2.raw as pdfium_c

from caunoi.reading.errors import UnreadableDocument
from caunoi.reading.pdf.opening import ONE_AT_A_TIME, open_pdf
from caunoi.reading.pdf.rules import objects_of
from caunoi.reading.printed.pages import PrintedPage
from caunoi.reading.scans.pictures import DOTS_PER_INCH, MAX_PICTURES, Picture, check_size, straightened
from caunoi.reading.scans.recognition import Budget, recognise
from caunoi.reading.scans.tesseract import Tesseract

_FEW_LETTERS = 100
_MOST_OF_PAGE = 0.5
_SOME_OF_PAGE = 0.05
_MANY_SHAPES = 200
_MOST_OBJECTS = 20_000
_LARGEST_RENDERED = 16_000_000


def is_picture(page: pdfium.PdfPage, letters: int) -> bool:
    """True for a page that shows text without holding it: as a picture, or with letters drawn as shapes."""
    if letters >= _FEW_LETTERS:
        return False
    width, height = page.get_size()
    covered, shapes = 0.0, 0
    for number, (thing, kind) in enumerate(_things(page)):
        if number >= _MOST_OBJECTS:
            break
        if kind == pdfium_c.FPDF_PAGEOBJ_IMAGE:
            covered += _area(thing) / max(1.0, width * height)
        elif kind == pdfium_c.FPDF_PAGEOBJ_PATH:
            shapes += 1
    if letters:
        return covered >= _MOST_OF_PAGE
    return covered >= _SOME_OF_PAGE or shapes >= _MANY_SHAPES


def recognise_pages(data: bytes, pages: Sequence[PrintedPage], numbers: Sequence[int]) -> list[PrintedPage]:
    """The pages, those with these numbers recognised.

    Raises ``UnreadableDocument`` when there are too many, it takes too long, or OCR is not installed.
    """
    if len(numbers) > MAX_PICTURES:
        raise UnreadableDocument(
            "too-large",
            f"{len(numbers)} pages of the PDF are scans, at most {MAX_PICTURES} are read. Split it.",
        )
    read = {page.number: page for page in pages}
    budget = Budget()
    with Tesseract() as engine:
        for number in numbers:
            read[number] = recognise(_picture_of(data, number - 1), number, engine, budget)
    return [read[page.number] for page in pages]


def _picture_of(data: bytes, index: int) -> Picture:
    with ONE_AT_A_TIME:
        pdf = open_pdf(data)
        try:
            page = pdf[index]
            for thing, kind in _things(page):
                if kind == pdfium_c.FPDF_PAGEOBJ_IMAGE:
                    check_size(*_pixels(thing))
            width, height = page.get_size()
            scale = min(DOTS_PER_INCH / 72, (_LARGEST_RENDERED / max(1.0, width * height)) ** 0.5)
            image = page.render(scale=scale, grayscale=True).to_pil().convert("L")
            return straightened(Picture(image, 1 / scale))
        finally:
            pdf.close()


def _things(page: pdfium.PdfPage) -> Iterator[tuple[Any, int]]:
    """Pictures and shapes, each with its kind."""
    kinds = {pdfium_c.FPDF_PAGEOBJ_IMAGE, pdfium_c.FPDF_PAGEOBJ_PATH}
    return ((thing, kind) for thing, kind, _ in objects_of(page, kinds))


def _area(thing: Any) -> float:
    edges = [ctypes.c_float() for _ in range(4)]
    if not pdfium_c.FPDFPageObj_GetBounds(thing, *edges):
        return 0.0
    left, bottom, right, top = (edge.value for edge in edges)
    return max(0.0, right - left) * max(0.0, top - bottom)


def _pixels(thing: Any) -> tuple[int, int]:
    width, height = ctypes.c_uint(), ctypes.c_uint()
    if not pdfium_c.FPDFImageObj_GetImagePixelSize(thing, width, height):
        return 0, 0
    return width.value, height.value
