"""CSV and TSV: the text as decoded, with a table whose cells stand in it."""

import re
from collections.abc import Iterator

from caunoi.domain.documents import Cell, Document, Table
from caunoi.domain.quotes import Span
from caunoi.reading.errors import UnreadableDocument
from caunoi.reading.layout import MAX_CELLS
from caunoi.reading.text.encodings import decode

_SEPARATORS = ("\t", ";", ",", "|")
_SAMPLE_ROWS = 50
_MOST_SEPARATED = 2 * MAX_CELLS  # empty rows count here too
_DECLARED = re.compile(r"sep=([\t;,|])\r?\n", re.IGNORECASE)
_LINE_END = re.compile(r"\r\n|\n|\r")

Row = list[Span]


class DelimitedReader:
    """``document.text`` stays the file as decoded; a quoted cell's span leaves its quotes out.

    A doubled quote inside such a cell stays doubled, as it stands in the text. Lines
    without any text give no row, short rows are filled up with empty cells.
    """

    name = "CSV table"
    media_type = "text/csv"
    suffixes = (".csv", ".tsv", ".tab")

    def accepts(self, data: bytes, name: str) -> bool:
        return name.lower().endswith(self.suffixes)

    def read(self, data: bytes, name: str) -> Document:
        decoded = decode(data)
        separator, start = _separator(decoded.text, name)
        rows = _filled_rows(decoded.text, start, separator)
        width = max(map(len, rows), default=0)
        if len(rows) * width > MAX_CELLS:
            raise _too_many()
        table = Table(tuple(_cells(number, row, width) for number, row in enumerate(rows)))
        return Document(
            name=name,
            text=decoded.text,
            media_type=self.media_type,
            tables=(table,) if rows else (),
            notes=decoded.notes,
        )


def _filled_rows(text: str, start: int, separator: str) -> list[Row]:
    """The rows with some text; raises ``UnreadableDocument`` (too-large) before they fill the memory."""
    rows, cells = [], 0
    for row in _rows(text, start, separator):
        cells += len(row)
        if cells > _MOST_SEPARATED:
            raise _too_many()
        if any(len(span) for span in row):
            rows.append(row)
    return rows


def _too_many() -> UnreadableDocument:
    return UnreadableDocument("too-large", f"The table holds more than {MAX_CELLS:,} cells. Split the file.")


def _separator(text: str, name: str) -> tuple[str, int]:
    """The separator, and where the first row begins (after Excel's ``sep=`` line, if any)."""
    declared = _DECLARED.match(text)
    if declared:
        return declared[1], declared.end()
    if name.lower().endswith((".tsv", ".tab")):
        return "\t", 0
    return max(_SEPARATORS, key=lambda separator: _agreement(text, separator)), 0


def _agreement(text: str, separator: str) -> int:
    """How many of the first rows have the same number of cells, of which there is more than one.

    Where two separators agree as well, the first wins: a comma may be a decimal sign.
    """
    widths = []
    for row in _rows(text, 0, separator):
        widths.append(len(row))
        if len(widths) == _SAMPLE_ROWS:
            break
    return max((widths.count(width) for width in set(widths) if width > 1), default=0)


def _rows(text: str, start: int, separator: str) -> Iterator[Row]:
    bare = re.compile(f"[^{re.escape(separator)}\r\n]*")
    position, row = start, Row()
    while position < len(text):
        span, position = _field(text, position, bare)
        row.append(span)
        if len(row) > MAX_CELLS:
            raise _too_many()
        if text.startswith(separator, position):
            position += 1
            if position == len(text):
                row.append(Span(position, position))
            continue
        yield row
        row = []
        line_end = _LINE_END.match(text, position)
        position = line_end.end() if line_end else position
    if row:
        yield row


def _field(text: str, position: int, bare: re.Pattern[str]) -> tuple[Span, int]:
    """The next cell, and where the separator or line end after it stands."""
    quoted = _quoted(text, position)
    if quoted is not None:
        rest = bare.match(text, quoted.end + 1)
        if rest is not None and not rest[0].strip():
            return _trimmed(text, quoted), rest.end()
    match = bare.match(text, position)
    end = match.end() if match else position
    return _trimmed(text, Span(position, end)), end


def _quoted(text: str, position: int) -> Span | None:
    """The inside of a quoted cell that begins here; none when its end is missing."""
    if not text.startswith('"', position):
        return None
    end = position + 1
    while True:
        end = text.find('"', end)
        if end < 0:
            return None
        if not text.startswith('"', end + 1):
            return Span(position + 1, end)
        end += 2


def _trimmed(text: str, span: Span) -> Span:
    words = text[span.start : span.end]
    lead = len(words) - len(words.lstrip())
    return Span(span.start + lead, span.start + lead + len(words.strip()))


def _cells(number: int, row: Row, width: int) -> tuple[Cell, ...]:
    end = row[-1].end
    filled = row + [Span(end, end)] * (width - len(row))
    return tuple(Cell(span, number, column) for column, span in enumerate(filled))
