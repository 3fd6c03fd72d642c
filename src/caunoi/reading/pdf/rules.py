"""The straight lines that a PDF page draws."""

import ctypes
from collections.abc import Collection, Iterator
from typing import Any

import pypdfium2 as pdfium
import pypdfium2.raw as pdfium_c

from caunoi.reading.pdf.places import Placing, placing
from caunoi.reading.printed.lines import Box, Rules

_THIN = 3.0
_SHORT = 2.0
_MOST_SHAPES = 6_000
_MOST_SEGMENTS = 20_000
_MOST_NESTING = 3

Matrix = tuple[float, float, float, float, float, float]
_AS_IT_IS: Matrix = (1, 0, 0, 1, 0, 0)


def rules_of(page: pdfium.PdfPage) -> Rules:
    """Level and upright lines, the sides of frames and of shaded boxes too.

    A page with more than six thousand shapes is a drawing, not a table: then there are none.
    """
    place = placing(page)
    level: list[Box] = []
    upright: list[Box] = []
    segments = 0
    for number, (shape, _, matrix) in enumerate(objects_of(page, {pdfium_c.FPDF_PAGEOBJ_PATH})):
        if number >= _MOST_SHAPES or segments >= _MOST_SEGMENTS:
            return Rules()
        for box in _straight_parts(shape, matrix, place):
            segments += 1
            width, height = box[2] - box[0], box[3] - box[1]
            if height <= _THIN and width >= max(_SHORT, height):
                level.append((box[0], (box[1] + box[3]) / 2, box[2], (box[1] + box[3]) / 2))
            elif width <= _THIN and height >= _SHORT:
                upright.append(((box[0] + box[2]) / 2, box[1], (box[0] + box[2]) / 2, box[3]))
    return Rules(tuple(level), tuple(upright))


def _straight_parts(shape: Any, matrix: Matrix, place: Placing) -> Iterator[Box]:
    """The shape itself when it is thin; else each of its straight sides."""
    whole = _bounds(shape, matrix, place)
    if whole is None:
        return
    if min(whole[2] - whole[0], whole[3] - whole[1]) <= _THIN:
        yield whole
        return
    last: tuple[float, float] | None = None
    first: tuple[float, float] | None = None
    inner = _times(_matrix_of(shape), matrix)
    for number in range(min(pdfium_c.FPDFPath_CountSegments(shape), _MOST_SEGMENTS)):
        segment = pdfium_c.FPDFPath_GetPathSegment(shape, number)
        point = _point(segment, inner)
        kind = pdfium_c.FPDFPathSegment_GetType(segment)
        if kind == pdfium_c.FPDF_SEGMENT_MOVETO:
            first = point
        elif kind == pdfium_c.FPDF_SEGMENT_LINETO and last:
            yield place(_between(last, point))
        if pdfium_c.FPDFPathSegment_GetClose(segment) and first:
            yield place(_between(point, first))
        last = point


def _between(one: tuple[float, float], other: tuple[float, float]) -> Box:
    return min(one[0], other[0]), min(one[1], other[1]), max(one[0], other[0]), max(one[1], other[1])


def _point(segment: Any, matrix: Matrix) -> tuple[float, float]:
    x, y = ctypes.c_float(), ctypes.c_float()
    pdfium_c.FPDFPathSegment_GetPoint(segment, x, y)
    return _moved(x.value, y.value, matrix)


def _moved(x: float, y: float, matrix: Matrix) -> tuple[float, float]:
    a, b, c, d, e, f = matrix
    return a * x + c * y + e, b * x + d * y + f


def _times(inner: Matrix, outer: Matrix) -> Matrix:
    a, b, c, d, e, f = inner
    (ox, oy) = _moved(e, f, outer)
    oa, ob, oc, od, _, _ = outer
    return a * oa + b * oc, a * ob + b * od, c * oa + d * oc, c * ob + d * od, ox, oy


def _matrix_of(shape: Any) -> Matrix:
    matrix = pdfium_c.FS_MATRIX()
    if not pdfium_c.FPDFPageObj_GetMatrix(shape, matrix):
        return _AS_IT_IS
    return matrix.a, matrix.b, matrix.c, matrix.d, matrix.e, matrix.f


def _bounds(shape: Any, matrix: Matrix, place: Placing) -> Box | None:
    edges = [ctypes.c_float() for _ in range(4)]
    if not pdfium_c.FPDFPageObj_GetBounds(shape, *edges):
        return None
    left, bottom, right, top = (edge.value for edge in edges)
    corners = [_moved(x, y, matrix) for x in (left, right) for y in (bottom, top)]
    xs, ys = [x for x, _ in corners], [y for _, y in corners]
    return place((min(xs), min(ys), max(xs), max(ys)))


def objects_of(page: pdfium.PdfPage, kinds: Collection[int]) -> Iterator[tuple[Any, int, Matrix]]:
    """Each object of these kinds, those inside grouped objects too: with its kind and what places it.

    Asks PDFium directly and in one loop: a page may hold each letter as an object.
    """
    kind_of = pdfium_c.FPDFPageObj_GetType
    count, get = pdfium_c.FPDFPage_CountObjects, pdfium_c.FPDFPage_GetObject
    waiting: list[tuple[Any, Matrix, int]] = [(page.raw, _AS_IT_IS, 0)]
    while waiting:
        holder, matrix, depth = waiting.pop()
        for number in range(count(holder)):
            thing = get(holder, number)
            kind = kind_of(thing)
            if kind in kinds:
                yield thing, kind, matrix
            elif kind == pdfium_c.FPDF_PAGEOBJ_FORM and depth < _MOST_NESTING:
                waiting.append((thing, _times(_matrix_of(thing), matrix), depth + 1))
        count, get = pdfium_c.FPDFFormObj_CountObjects, pdfium_c.FPDFFormObj_GetObject
