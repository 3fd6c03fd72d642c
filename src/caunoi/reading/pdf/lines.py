"""The printed lines of a PDF page, with where they stand."""

import ctypes
from collections.abc import Callable, Iterator
from dataclasses import dataclass

import pypdfium2 as pdfium
import pypdfium2.raw as pdfium_c

Box = tuple[float, float, float, float]
"""Left, top, right, bottom in points, from the left upper corner of the page as it is seen."""

MAX_LETTERS_ON_PAGE = 1_000_000

# PDFium gives this for a hyphen at the end of a line and leaves the line break out.
_HYPHEN_BREAK = 0x02
_LINE_ENDS = (0x0D, 0x0A)
_BLANK = 0x20


@dataclass(frozen=True, slots=True)
class Line:
    """A printed line; ``first_word`` is the width of its first word. Lengths are in points."""

    text: str
    box: Box
    first_word: float

    @property
    def height(self) -> float:
        return self.box[3] - self.box[1]


def lines_of(page: pdfium.PdfPage) -> list[Line]:
    """The lines in the order in which the file writes them, which is that of reading."""
    textpage = page.get_textpage()
    try:
        place = _placing(page)
        return [
            _line(textpage, start, letters, place)
            for start, letters in _stretches(textpage)
            if "".join(letters).strip()
        ]
    finally:
        textpage.close()


def _stretches(textpage: pdfium.PdfTextPage) -> Iterator[tuple[int, list[str]]]:
    """Runs of characters between line ends, each with the index of its first character.

    No page of a document has a million letters; what follows after that many is not read.
    """
    letters: list[str] = []
    size = min(textpage.count_chars(), MAX_LETTERS_ON_PAGE)
    code_at = pdfium_c.FPDFText_GetUnicode
    for index in range(size):
        code = code_at(textpage, index)
        if code in _LINE_ENDS:
            yield index - len(letters), letters
            letters = []
        else:
            letters.append("-" if code == _HYPHEN_BREAK else chr(code))
    yield size - len(letters), letters


def _line(textpage: pdfium.PdfTextPage, start: int, letters: list[str], place: Callable[[Box], Box]) -> Line:
    seen = [index for index, letter in enumerate(letters) if not letter.isspace()]
    first, last = seen[0], seen[-1]
    word_end = next((index for index in range(first, last) if letters[index + 1].isspace()), last)
    begin = place(_box(textpage, start + first))
    end = place(_box(textpage, start + last))
    word = place(_box(textpage, start + word_end))
    box = (begin[0], min(begin[1], end[1]), end[2], max(begin[3], end[3]))
    return Line("".join(letters).strip(), box, word[2] - begin[0])


def _box(textpage: pdfium.PdfTextPage, index: int) -> Box:
    """The character's loose box (as high as its font) in the page's own system: left, bottom, right, top."""
    rectangle = pdfium_c.FS_RECTF()
    pdfium_c.FPDFText_GetLooseCharBox(textpage, index, ctypes.byref(rectangle))
    return rectangle.left, rectangle.bottom, rectangle.right, rectangle.top


def _placing(page: pdfium.PdfPage) -> Callable[[Box], Box]:
    """Turns boxes of the page's own system into boxes of the page as it is seen."""
    left, bottom, right, top = page.get_bbox()
    turn = page.get_rotation()

    def place(box: Box) -> Box:
        x0, y0, x1, y1 = box
        if turn == 90:
            return y0 - bottom, x0 - left, y1 - bottom, x1 - left
        if turn == 180:
            return right - x1, y0 - bottom, right - x0, y1 - bottom
        if turn == 270:
            return top - y1, right - x1, top - y0, right - x0
        return x0 - left, top - y1, x1 - left, top - y0

    return place
