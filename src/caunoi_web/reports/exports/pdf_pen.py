"""Letters and lines on PDF pages, quick enough for a hundred thousand rows.

The library keeps the pages and puts the letters of the font into the file; its own cells, which measure
and place every text anew, would take minutes for a long register. Here each word is measured and encoded
once. The text stays text: it can be searched, selected and copied with every Vietnamese sign.
"""

import logging
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any

import font_roboto
from fpdf import FPDF

from caunoi_web.reports.exports.cells import printable

FAMILY = "Roboto"
FILES = {
    "": "Roboto-Regular.ttf",
    "B": "Roboto-Bold.ttf",
    "I": "Roboto-Italic.ttf",
    "BI": "Roboto-BoldItalic.ttf",
}
WIDE_MARGIN, MARGIN = 28.0, 50.0  # points, on a page that lies and on one that stands
LEADING = 1.22  # of the size
PAD = 2.0  # points inside a cell
OFTEN, MOST_KEPT = 60, 20_000  # letters of a text that may come again, and how many such are kept

Lines = list[tuple[float, str]]  # each with its width and its letters as the file has them

# It notes each letter that the font lacks; those are shown as boxes and need no line in the log.
logging.getLogger("fpdf").setLevel(logging.ERROR)
logging.getLogger("fontTools").setLevel(logging.ERROR)


@dataclass(slots=True)
class Face:
    """One style of the font: how wide its words are and how they are written; its number in the file."""

    font: Any
    number: int
    words: dict[str, tuple[float, str]] = field(default_factory=dict)
    texts: dict[tuple[str, float], Lines] = field(default_factory=dict)

    def word(self, text: str) -> tuple[float, str]:
        """Width at one point, and the letters as the file has them."""
        known = self.words.get(text)
        if known is None:
            width = sum(self.font.cw[ord(sign)] for sign in text) / 1000
            known = self.words[text] = (width, self.font.encode_text(text)[1:-4])
        return known

    def lines(self, text: str, width: float, size: float) -> Lines:
        """The text on lines no wider than ``width``; a width belongs to one size of a table or paragraph."""
        known = self.texts.get((text, width))
        if known is not None:
            return known
        found: Lines = []
        for piece in printable(text).split("\n"):
            found += self._wrapped(piece.split(), width / size)
        found = [(wide * size, letters) for wide, letters in found]
        if len(text) < OFTEN and len(self.texts) < MOST_KEPT:
            self.texts[text, width] = found
        return found

    def _wrapped(self, words: Iterable[str], width: float) -> Lines:
        gap, blank = self.word(" ")
        found: Lines = []
        used, line = 0.0, []
        for text in words:
            wide, letters = self.word(text)
            if wide > width:
                found += [(used, blank.join(line))] if line else []
                *whole, (used, letters) = self._broken(text, width)
                found += whole
                line = [letters]
            elif line and used + gap + wide > width:
                found.append((used, blank.join(line)))
                used, line = wide, [letters]
            else:
                used += wide + (gap if line else 0)
                line.append(letters)
        return [*found, (used, blank.join(line))]

    def _broken(self, text: str, width: float) -> Lines:
        """A word that is wider than the line, cut where it must be."""
        parts, start, used = [], 0, 0.0
        for place, sign in enumerate(text):
            wide = self.word(sign)[0]
            if used + wide > width and place > start:
                parts.append(text[start:place])
                start, used = place, 0.0
            used += wide
        return [self.word(part) for part in (*parts, text[start:])]


class Pen:
    """Writes downwards from the top of a page and begins new pages; ``y`` is the distance from the bottom."""

    def __init__(self, *, is_wide: bool) -> None:
        self.pdf = FPDF(orientation="landscape" if is_wide else "portrait", format="A4", unit="pt")
        self.pdf.set_auto_page_break(auto=False)
        folder = Path(font_roboto.__file__).parent / "files"
        for style, file in FILES.items():
            self.pdf.add_font(FAMILY, style, folder / file)
        fonts = {style: self.pdf.fonts[f"{FAMILY.lower()}{style}"] for style in FILES}
        self.faces = {style: Face(font, int(font.i)) for style, font in fonts.items()}
        self.y, self.margin = 0.0, WIDE_MARGIN if is_wide else MARGIN
        self.new_page()

    @cached_property
    def width(self) -> float:
        """Between the margins."""
        return float(self.pdf.w) - 2 * self.margin

    @property
    def room(self) -> float:
        """What is left of the page."""
        return self.y - self.margin

    def new_page(self) -> None:
        """Begin a page; every style of the font is made known to it."""
        self.pdf.add_page()
        for face in self.faces.values():
            self.pdf._set_font_for_page(face.font, 10)
        self.y = float(self.pdf.h) - self.margin

    def write(
        self,
        text: str,
        size: float,
        *,
        style: str = "",
        left: float = 0.0,
        width: float | None = None,
        is_centred: bool = False,
        grey: float = 0.0,
    ) -> None:
        """A paragraph; it goes on over the page."""
        width = self.width - left if width is None else width
        for wide, letters in self.faces[style].lines(text, width, size):
            if self.room < size * LEADING:
                self.new_page()
            self.y -= size * LEADING
            x = self.margin + left + ((width - wide) / 2 if is_centred else 0)
            self.put(letters, x, self.y + size * 0.25, size, style, grey)

    def put(self, letters: str, x: float, y: float, size: float, style: str = "", grey: float = 0.0) -> None:
        """Letters at a place."""
        number = self.faces[style].number
        self.pdf._out(f"BT {grey:.2f} g /F{number} {size} Tf {x:.2f} {y:.2f} Td ({letters}) Tj ET")

    def line(self, x: float, y: float, width: float) -> None:
        """A thin line from left to right."""
        self.pdf._out(f"0.6 w {x:.2f} {y:.2f} m {x + width:.2f} {y:.2f} l S")

    def row(
        self, texts: Sequence[str], widths: Sequence[float], size: float, *, is_heading: bool = False
    ) -> None:
        """A framed row of a table at the present place; the caller has seen to the room."""
        face = self.faces["B" if is_heading else ""]
        cells = [
            face.lines(text, wide - 2 * PAD, size) if text else ()
            for text, wide in zip(texts, widths, strict=True)
        ]
        self.cells(cells, widths, size, face, is_heading=is_heading)

    def cells(
        self,
        cells: Sequence[Lines],
        widths: Sequence[float],
        size: float,
        face: Face,
        *,
        is_heading: bool = False,
    ) -> None:
        """A row whose texts lie in lines already."""
        high = height(cells, size)
        top, bottom, x = self.y, self.y - high, self.margin
        whole = sum(widths)
        shade = f"0.89 g {x:.2f} {bottom:.2f} {whole:.2f} {high:.2f} re f " if is_heading else ""
        marks = [f"{shade}0.4 w 0.6 G {x:.2f} {bottom:.2f} {whole:.2f} {high:.2f} re S 0 g"]
        lead = size * LEADING
        for lines, wide in zip(cells, widths, strict=True):
            if x > self.margin:
                marks.append(f"{x:.2f} {top:.2f} m {x:.2f} {bottom:.2f} l S")
            if lines:
                rest = "".join(f" 0 -{lead:.2f} Td ({letters}) Tj" for _wide, letters in lines[1:])
                place = f"{x + PAD:.2f} {top - PAD - size:.2f}"
                marks.append(f"BT /F{face.number} {size} Tf {place} Td ({lines[0][1]}) Tj{rest} ET")
            x += wide
        self.pdf._out("\n".join(marks))
        self.pdf._out("0 G")
        self.y = bottom


def height(cells: Sequence[Lines], size: float) -> float:
    """How high a row is, in points."""
    return max(1, *map(len, cells)) * size * LEADING + 2 * PAD
