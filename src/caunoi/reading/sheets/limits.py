"""Looks through the XML of a spreadsheet before it is opened: how large, and shown how."""

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from xml.parsers import expat

from caunoi.reading.errors import UnreadableDocument
from caunoi.reading.layout import MAX_CELLS
from caunoi.reading.sheets.look import Span, add_hidden

MAX_AREA = 2_000_000
MAX_TEXT = 1_000_000_000

_LAST_ROW, _LAST_COLUMN = 1_048_576, 16_384
_TRUE = ("1", "true")
_REFERENCE = re.compile(r"([A-Z]{1,3})([0-9]{1,7})")

Attributes = dict[str, str]


def walk(
    xml: bytes, on_start: Callable[[str, Attributes], None], on_end: Callable[[str], None] | None = None
) -> None:
    """Call back with the local name of each element; raises ``UnreadableDocument`` if not well-formed."""
    parser = expat.ParserCreate(namespace_separator=" ")
    parser.StartElementHandler = lambda name, attributes: on_start(name.rpartition(" ")[2], attributes)
    if on_end:
        parser.EndElementHandler = lambda name: on_end(name.rpartition(" ")[2])
    try:
        parser.Parse(xml, True)  # noqa: FBT003
    except expat.ExpatError as fault:
        raise UnreadableDocument(
            "truncated",
            f"A sheet is damaged: its XML breaks off or breaks in line {fault.lineno}. Save it again.",
        ) from fault


def too_wide(rows: int, columns: int) -> UnreadableDocument:
    """The error for a sheet whose used area is too large."""
    return UnreadableDocument(
        "too-large",
        f"A sheet stretches over {rows:,} rows and {columns:,} columns. "
        "Delete the stray cells far away from the table, or split the sheet.",
    )


def check_area(rows: int, columns: int, longest: int, cells: int) -> None:
    """Refuse a sheet that would fill the memory, however few cells it was written with."""
    if rows * columns > MAX_AREA:
        raise too_wide(rows, columns)
    if cells > MAX_CELLS:
        raise UnreadableDocument("too-large", f"A sheet holds more than {MAX_CELLS:,} cells. Split it.")
    if cells * longest > MAX_TEXT:
        raise UnreadableDocument(
            "too-large", f"A sheet repeats a text of {longest:,} bytes too often. Split it."
        )


@dataclass(slots=True)
class SheetScan:
    """Walks one worksheet part of an .xlsx: the corners in use, and the cells of given styles."""

    styles: frozenset[str]
    cells: int = 0
    styled: dict[tuple[int, int], str] = field(default_factory=dict)
    hidden_rows: list[Span] = field(default_factory=list)
    hidden_columns: list[Span] = field(default_factory=list)
    _rows: list[int] = field(default_factory=lambda: [_LAST_ROW, -1])
    _columns: list[int] = field(default_factory=lambda: [_LAST_COLUMN, -1])
    _at: tuple[int, int] = (-1, -1)

    @property
    def area(self) -> tuple[int, int]:
        """Rows and columns from the first to the last cell with a value; (0, 0) without any."""
        if not self.cells:
            return 0, 0
        return self._rows[1] - self._rows[0] + 1, self._columns[1] - self._columns[0] + 1

    def start(self, tag: str, attributes: Attributes) -> None:
        if tag == "c":
            self._at = _address(attributes.get("r", ""), self._at)
            if attributes.get("s") in self.styles:
                self.styled[self._at] = attributes["s"]
        elif tag in ("v", "is"):
            self._use(*self._at)
        elif tag == "row":
            self._start_row(attributes)
        elif tag == "col" and attributes.get("hidden") in _TRUE:
            first, last = (_whole(attributes.get(name)) for name in ("min", "max"))
            add_hidden(self.hidden_columns, first - 1, last - 1)

    def _start_row(self, attributes: Attributes) -> None:
        row = _whole(attributes.get("r")) - 1
        if row < 0:
            row = self._at[0] + 1
        self._at = (row, -1)
        if attributes.get("hidden") in _TRUE:
            add_hidden(self.hidden_rows, row, row)

    def _use(self, row: int, column: int) -> None:
        if not (0 <= row < _LAST_ROW and 0 <= column < _LAST_COLUMN):
            raise UnreadableDocument("truncated", "A sheet is damaged: a cell has an impossible address.")
        self.cells += 1
        if row < self._rows[0]:
            self._rows[0] = row
        if row > self._rows[1]:
            self._rows[1] = row
        if column < self._columns[0]:
            self._columns[0] = column
        if column > self._columns[1]:
            self._columns[1] = column


def _whole(text: str | None) -> int:
    return int(text) if text and text.isascii() and text.isdigit() and len(text) < 9 else 0


def _address(reference: str, previous: tuple[int, int]) -> tuple[int, int]:
    if not reference:
        return previous[0], previous[1] + 1
    match = _REFERENCE.fullmatch(reference)
    if match is None:
        raise UnreadableDocument("truncated", "A sheet is damaged: a cell has an impossible address.")
    column = 0
    for letter in match[1]:
        column = column * 26 + ord(letter) - ord("A") + 1
    return int(match[2]) - 1, column - 1
