"""Brings a document into Unicode that was typed in a legacy encoding, wholly or in parts."""

import re
from bisect import bisect_right
from dataclasses import dataclass, field, replace

from caunoi.domain.documents import Document, Table
from caunoi.domain.quotes import Span
from caunoi.reading.legacy.detection import Evidence, evidence, odd_words, weighed
from caunoi.reading.legacy.tables import CONVERSIONS

_PIECE = re.compile(r"[^\t\n\r]+")
_SAMPLE = 400_000
_MIXED = 12
_ADVICE = "it was left as it is. If it reads wrongly, convert it to Unicode (for example with UniKey)."


def in_unicode(document: Document) -> Document:
    """The document with what is typed in a legacy encoding converted, and a note that says so.

    Decided line by line and cell by cell, since parts pasted together differ. Nothing is
    converted unless the whole text, or a dozen words in lines of their own, leave no doubt.
    """
    whole = weighed(document.text[:_SAMPLE])
    if whole is None or whole.gained < min(_MIXED, _least(whole)):
        return document
    conversion = _converted(document.text, whole)
    if not (whole.is_certain or conversion.gained >= _MIXED):
        doubt = f"Parts of the text may be typed in the old Vietnamese encoding {whole.encoding}; {_ADVICE}"
        return replace(document, notes=(*document.notes, doubt))
    note = f"The text was typed in the old Vietnamese encoding {whole.encoding} and was converted to Unicode."
    return replace(
        document,
        text="".join(conversion.pieces),
        tables=tuple(_moved_table(table, conversion) for table in document.tables),
        pages=tuple(replace(page, span=conversion.moved(page.span)) for page in document.pages),
        doubts=tuple(replace(doubt, span=conversion.moved(doubt.span)) for doubt in document.doubts),
        notes=(*document.notes, note),
    )


def _least(whole: Evidence) -> int:
    return 1 if whole.is_certain else _MIXED


@dataclass(slots=True)
class _Conversion:
    """The new text in pieces, and where each piece began before and after."""

    source: str
    encoding: str
    pieces: list[str] = field(default_factory=list)
    gained: int = 0
    _before: list[int] = field(default_factory=list)
    _after: list[int] = field(default_factory=list)
    _is_converted: list[bool] = field(default_factory=list)
    _size: int = 0

    def put(self, start: int, end: int, *, converts: bool) -> None:
        piece = self.source[start:end]
        self._before.append(start)
        self._after.append(self._size)
        self._is_converted.append(converts)
        self.pieces.append(CONVERSIONS[self.encoding](piece) if converts else piece)
        self._size += len(self.pieces[-1])

    def moved(self, span: Span) -> Span:
        """Where a stretch of the old text stands in the new one."""
        return Span(self._position(span.start), self._position(span.end))

    def _position(self, before: int) -> int:
        place = bisect_right(self._before, before) - 1
        if place < 0:
            return before
        within = self.source[self._before[place] : before]
        if self._is_converted[place]:
            within = CONVERSIONS[self.encoding](within)
        return self._after[place] + len(within)


def _converted(text: str, whole: Evidence) -> _Conversion:
    conversion = _Conversion(text, whole.encoding)
    position = 0
    for piece in _PIECE.finditer(text):
        if piece.start() > position:
            conversion.put(position, piece.start(), converts=False)
        found = evidence(odd_words(piece[0]), whole.encoding)
        converts = _is_typed_so(found, is_whole=whole.is_certain)
        conversion.gained += found.gained if converts else 0
        conversion.put(*piece.span(), converts=converts)
        position = piece.end()
    conversion.put(position, len(text), converts=False)
    return conversion


def _is_typed_so(found: Evidence, *, is_whole: bool) -> bool:
    if is_whole:
        return found.gained >= found.lost and found.neither <= 2 * max(1, found.gained)
    return found.gained > 0 and not found.lost and found.gained >= found.neither


def _moved_table(table: Table, conversion: _Conversion) -> Table:
    return replace(
        table,
        rows=tuple(
            tuple(replace(cell, span=conversion.moved(cell.span)) for cell in row) for row in table.rows
        ),
    )
