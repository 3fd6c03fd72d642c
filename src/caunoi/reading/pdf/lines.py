"""The printed lines of a PDF page, with where their words stand."""

import ctypes
from collections.abc import Iterator, Sequence

import pypdfium2 as pdfium
import pypdfium2.raw as pdfium_c

from caunoi.reading.pdf.places import Placing, placing
from caunoi.reading.pdf.spelling import are_spelled_apart, spelled_together
from caunoi.reading.printed.lines import Box, Line, Word

MAX_LETTERS_ON_PAGE = 1_000_000

# PDFium gives this for a hyphen at the end of a line and leaves the line break out.
_HYPHEN_BREAK = 0x02
_LINE_ENDS = (0x0D, 0x0A)
_ACROSS = 1.0  # points by which a word must stand on both sides of a drawn line to be cut by it
_SHIFT = 0.3  # of its height, by which a word may stand higher or lower than the one before it
_AS_HIGH = 0.8
_BACK = 1.0  # points by which a word may begin before the end of the one before it


def lines_of(page: pdfium.PdfPage, cuts: Sequence[Box] = ()) -> list[Line]:
    """The lines in the order in which the file writes them, which is that of reading.

    ``cuts`` are upright drawn lines: letters that stand close on both sides of one are two words.
    """
    textpage = page.get_textpage()
    try:
        letters = _Letters(textpage, placing(page), cuts)
        lines = [line for start, end in letters.stretches() for line in letters.lines(start, end)]
        return spelled_together(lines) if are_spelled_apart(lines) else lines
    finally:
        textpage.close()


class _Letters:
    """The characters of a page by their numbers, read only where they are asked for."""

    def __init__(self, textpage: pdfium.PdfTextPage, place: Placing, cuts: Sequence[Box]) -> None:
        self._page, self._place, self._cuts = textpage, place, cuts
        self._rectangle = pdfium_c.FS_RECTF()
        self._target = ctypes.byref(self._rectangle)
        code_at = pdfium_c.FPDFText_GetUnicode
        size = min(textpage.count_chars(), MAX_LETTERS_ON_PAGE)
        self._codes = [code_at(textpage, index) for index in range(size)]

    def stretches(self) -> Iterator[tuple[int, int]]:
        """Runs of characters between line ends.

        No page of a document has a million letters; what follows after that many is not read.
        """
        start = 0
        for index, code in enumerate(self._codes):
            if code in _LINE_ENDS:
                yield start, index
                start = index + 1
            elif code == _HYPHEN_BREAK:
                yield start, index + 1
                start = index + 1
        yield start, len(self._codes)

    def lines(self, start: int, end: int) -> Iterator[Line]:
        """The line that stands there; several where the words jump back, up or down, as from cell to cell."""
        text = "".join("-" if code == _HYPHEN_BREAK else chr(code) for code in self._codes[start:end])
        line: list[Word] = []
        for word in self._words(text, start):
            if line and _jumps(line[-1], word):
                yield Line.of(line)
                line = []
            line.append(word)
        if line:
            yield Line.of(line, text.strip())

    def _words(self, text: str, start: int) -> Iterator[Word]:
        first = start
        for part in text.split():
            first = start + text.index(part, first - start)
            yield from self._cut(part, first)
            first += len(part)

    def _cut(self, text: str, first: int) -> Iterator[Word]:
        """The word, or its parts when a drawn line runs through between its letters."""
        begin, end = self._box(first), self._box(first + len(text) - 1)
        box = (begin[0], min(begin[1], end[1]), end[2], max(begin[3], end[3]))
        middle = (box[1] + box[3]) / 2
        cut = next(
            (
                cut[0]
                for cut in self._cuts
                if box[0] + _ACROSS < cut[0] < box[2] - _ACROSS and cut[1] <= middle <= cut[3]
            ),
            None,
        )
        if cut is None:
            yield Word(text, box)
            return
        before = sum(1 for index in range(len(text)) if _middle(self._box(first + index)) < cut)
        if before in (0, len(text)):
            yield Word(text, box)
            return
        yield from self._cut(text[:before], first)
        yield from self._cut(text[before:], first + before)

    def _box(self, index: int) -> Box:
        """The character's loose box, which is as high as its font."""
        pdfium_c.FPDFText_GetLooseCharBox(self._page, index, self._target)
        seen = self._rectangle
        return self._place((seen.left, seen.bottom, seen.right, seen.top))


def _jumps(last: Word, word: Word) -> bool:
    """True when the word begins another line; one set smaller beside its line (a raised digit) does not."""
    if word.box[0] < min(last.box[0] + _BACK, last.box[2] - _BACK):
        return True
    shift = abs(word.box[1] + word.box[3] - last.box[1] - last.box[3]) / 2
    return shift > _SHIFT * word.height and word.height > _AS_HIGH * last.height


def _middle(box: Box) -> float:
    return (box[0] + box[2]) / 2
