"""Where things stand on a PDF page as it is seen, whichever way it is turned."""

from collections.abc import Callable

import pypdfium2 as pdfium

from caunoi.reading.printed.lines import Box

Placing = Callable[[Box], Box]

_FARTHEST = 15_000.0  # points: no paper is larger


def placing(page: pdfium.PdfPage) -> Placing:
    """Turns boxes of the page's own system (left, bottom, right, top) into those of the page as seen."""
    left, bottom, right, top = (_bounded(edge) for edge in page.get_bbox())
    turn = page.get_rotation()

    def place(box: Box) -> Box:
        x0, y0, x1, y1 = (_bounded(edge) for edge in box)
        if turn == 90:
            return y0 - bottom, x0 - left, y1 - bottom, x1 - left
        if turn == 180:
            return right - x1, y0 - bottom, right - x0, y1 - bottom
        if turn == 270:
            return top - y1, right - x1, top - y0, right - x0
        return x0 - left, top - y1, x1 - left, top - y0

    return place


def _bounded(edge: float) -> float:
    """The edge brought back to where paper can be, which broken files do not care about."""
    return min(max(edge, -_FARTHEST), _FARTHEST) if edge == edge else 0.0
