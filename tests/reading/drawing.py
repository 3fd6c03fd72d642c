"""Draws pages of text as pictures, as a scanner would give them."""

import io
import subprocess
from collections.abc import Sequence
from functools import cache

from PIL import Image, ImageDraw, ImageFont

DOTS_PER_INCH = 200
_POINT = DOTS_PER_INCH / 72


@cache
def _font(size: float) -> ImageFont.FreeTypeFont:
    found = subprocess.run(
        ["fc-match", "-f", "%{file}", "Noto Sans:style=Regular"], capture_output=True, text=True, check=True
    ).stdout
    return ImageFont.truetype(found, round(size * _POINT))


class Sheet:
    """A white A4 page; places are points from its left upper corner."""

    def __init__(self, grey: int = 255) -> None:
        self.image = Image.new("L", (1654, 2339), grey)
        self._brush = ImageDraw.Draw(self.image)

    def text(self, x: float, y: float, words: str, size: float = 11) -> "Sheet":
        """One line whose foot stands at ``y``."""
        self._brush.text((x * _POINT, y * _POINT), words, fill=20, font=_font(size), anchor="ls")
        return self

    def line(self, x0: float, y0: float, x1: float, y1: float) -> "Sheet":
        places = tuple(place * _POINT for place in (x0, y0, x1, y1))
        self._brush.line(places, fill=30, width=3)
        return self

    def table(self, x: float, y: float, rows: Sequence[Sequence[str]], widths: Sequence[float]) -> "Sheet":
        """A ruled table with one line of text in each cell."""
        edges = [x + sum(widths[:count]) for count in range(len(widths) + 1)]
        for number, row in enumerate(rows):
            top = y + 24 * number
            self.line(edges[0], top, edges[-1], top)
            for edge, words in zip(edges, row, strict=False):
                self.text(edge + 5, top + 16, words)
        bottom = y + 24 * len(rows)
        for edge in edges:
            self.line(edge, y, edge, bottom)
        return self.line(edges[0], bottom, edges[-1], bottom)

    def turned(self, degrees: float) -> "Sheet":
        """The page laid askew on the scanner."""
        self.image = self.image.rotate(degrees, Image.Resampling.BICUBIC, fillcolor=255)
        return self

    def data(self, kind: str = "PNG") -> bytes:
        """The picture as a file."""
        return saved([self], kind)


def saved(sheets: Sequence[Sheet], kind: str) -> bytes:
    """The pages in one file: PNG or JPEG (one page), TIFF or PDF."""
    target = io.BytesIO()
    first, *others = [sheet.image for sheet in sheets]
    more = {"save_all": True, "append_images": others} if others else {}
    first.save(target, kind, resolution=DOTS_PER_INCH, dpi=(DOTS_PER_INCH, DOTS_PER_INCH), **more)
    return target.getvalue()
