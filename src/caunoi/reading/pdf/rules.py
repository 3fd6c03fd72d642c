"""Tells cheaply whether a page has ruling lines, so that tables are looked for only there."""

import ctypes
from collections.abc import Iterator
from typing import Any

import pypdfium2 as pdfium
import pypdfium2.raw as pdfium_c

_THIN = 3.0
_LONG = 8.0
_LEAST = 5
_MOST_SHAPES = 6_000
_MOST_NESTING = 3


def has_rules(page: pdfium.PdfPage) -> bool:
    """True when lines enough for a table of two rows and two columns are drawn, its sides aside.

    A page with more than six thousand shapes is a drawing, not a table.
    """
    across = down = 0
    for number, (width, height) in enumerate(_shapes(page)):
        if number >= _MOST_SHAPES:
            return False
        across += _sides(width, height)
        down += _sides(height, width)
    return across > 0 and down > 0 and across + down >= _LEAST


def _sides(length: float, thickness: float) -> int:
    """How many lines of this direction a shape draws: one, two if it is a frame, or none."""
    if length < _LONG:
        return 0
    if thickness < _THIN:
        return 1
    return 2 if thickness >= _LONG else 0


def _shapes(page: pdfium.PdfPage) -> Iterator[tuple[float, float]]:
    """Width and height of each drawn shape, those inside grouped objects too.

    Asks PDFium directly: most objects of a page are text, and wrapping each takes longer
    than reading the page.
    """
    edges = [ctypes.c_float() for _ in range(4)]
    waiting = [(_members(page, pdfium_c.FPDFPage_CountObjects, pdfium_c.FPDFPage_GetObject), 0)]
    while waiting:
        members, depth = waiting.pop()
        for shape in members:
            kind = pdfium_c.FPDFPageObj_GetType(shape)
            if kind == pdfium_c.FPDF_PAGEOBJ_FORM and depth < _MOST_NESTING:
                inner = _members(shape, pdfium_c.FPDFFormObj_CountObjects, pdfium_c.FPDFFormObj_GetObject)
                waiting.append((inner, depth + 1))
            elif kind == pdfium_c.FPDF_PAGEOBJ_PATH and pdfium_c.FPDFPageObj_GetBounds(shape, *edges):
                left, bottom, right, top = (edge.value for edge in edges)
                yield right - left, top - bottom


def _members(container: Any, count: Any, get: Any) -> Iterator[Any]:
    return (get(container, index) for index in range(count(container)))
