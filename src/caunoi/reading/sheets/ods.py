"""What an OpenDocument spreadsheet says about its sheets before it is opened."""

from dataclasses import dataclass, field

from caunoi.reading.sheets.limits import Attributes, check_area, walk
from caunoi.reading.sheets.sheet import Corner

_CELLS = ("table-cell", "covered-table-cell")
_DIGITS = 12


@dataclass(slots=True)
class OdsScan:
    """Follows rows and cells with their repetitions; ``merged`` holds the areas by sheet name."""

    merged: dict[str, list[tuple[Corner, Corner]]] = field(default_factory=dict)
    longest: int = 0
    _sheet: str = ""
    _row: int = 0
    _column: int = 0
    _repeat: int = 1
    _rows_in_use: int = 0
    _width: int = 0
    _cell_end: int = 0
    _row_in_use: bool = False

    def start(self, tag: str, attributes: Attributes) -> None:
        # The parser goes by names without their namespaces, so this must too.
        attributes = {name.rpartition(" ")[2]: value for name, value in attributes.items()}
        if tag == "table":
            self._sheet = attributes.get("name", "")
            self._row = self._rows_in_use = self._width = 0
        elif tag == "table-row":
            self._column, self._row_in_use = 0, False
            self._repeat = _count(attributes, "number-rows-repeated")
        elif tag in _CELLS:
            self._start_cell(attributes)
        elif tag == "p":
            self._use()

    def end(self, tag: str) -> None:
        if tag in _CELLS:
            self._column = self._cell_end
        elif tag == "table-row":
            self._row += self._repeat
            if self._row_in_use:
                self._rows_in_use = self._row
            check_area(self._rows_in_use, self._width, self.longest, self._rows_in_use * self._width)

    def _start_cell(self, attributes: Attributes) -> None:
        self._cell_end = self._column + _count(attributes, "number-columns-repeated")
        wide, high = _count(attributes, "number-columns-spanned"), _count(attributes, "number-rows-spanned")
        if wide > 1 or high > 1:
            last = (self._row + high - 1, self._column + wide - 1)
            self.merged.setdefault(self._sheet, []).append(((self._row, self._column), last))
        if "value-type" in attributes:
            self._use()

    def _use(self) -> None:
        self._row_in_use = True
        self._width = max(self._width, self._cell_end)


def checked_merges(content: bytes) -> dict[str, list[tuple[Corner, Corner]]]:
    """The merged areas of each sheet; raises ``UnreadableDocument`` (too-large, truncated)."""
    scan = OdsScan(longest=max(map(len, content.split(b"table-cell"))))
    walk(content, scan.start, scan.end)
    return scan.merged


def _count(attributes: Attributes, name: str) -> int:
    text = attributes.get(name, "1")
    return int(text[:_DIGITS]) if text.isascii() and text.isdigit() else 1
