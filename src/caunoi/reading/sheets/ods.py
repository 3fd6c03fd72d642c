"""What an OpenDocument spreadsheet says about its sheets before it is opened."""

from bisect import bisect_right
from dataclasses import dataclass, field

from caunoi.reading.layout import MAX_CELLS
from caunoi.reading.sheets.limits import Attributes, check_area, walk
from caunoi.reading.sheets.look import Look, add_hidden
from caunoi.reading.sheets.values import Display

_STYLE_PARTS = ("day", "month", "year")
_CELLS = ("table-cell", "covered-table-cell")
_HIDDEN = ("collapse", "filter")
_DIGITS = 12


@dataclass(slots=True)
class OdsScan:
    """Follows rows and cells with their repetitions; ``looks`` holds what they show by sheet name.

    ``displays`` names the cell styles that show a date in part.
    """

    displays: dict[str, Display]
    longest: int = 0
    looks: dict[str, Look] = field(default_factory=dict)
    _budget: int = MAX_CELLS
    _look: Look = field(default_factory=Look)
    _defaults: list[tuple[int, str]] = field(default_factory=list)
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
            self._look = self.looks.setdefault(attributes.get("name", ""), Look())
            self._row = self._rows_in_use = self._width = self._column = 0
            self._defaults = []
        elif tag == "table-column":
            self._start_column(attributes)
        elif tag == "table-row":
            self._start_row(attributes)
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

    def _start_column(self, attributes: Attributes) -> None:
        end = self._column + _count(attributes, "number-columns-repeated")
        if attributes.get("visibility") in _HIDDEN:
            add_hidden(self._look.hidden_columns, self._column, end - 1)
        self._column = end
        self._defaults.append((end, attributes.get("default-cell-style-name", "")))

    def _start_row(self, attributes: Attributes) -> None:
        self._column, self._row_in_use = 0, False
        self._repeat = _count(attributes, "number-rows-repeated")
        if attributes.get("visibility") in _HIDDEN:
            add_hidden(self._look.hidden_rows, self._row, self._row + self._repeat - 1)

    def _start_cell(self, attributes: Attributes) -> None:
        self._cell_end = self._column + _count(attributes, "number-columns-repeated")
        wide, high = _count(attributes, "number-columns-spanned"), _count(attributes, "number-rows-spanned")
        if wide > 1 or high > 1:
            last = (self._row + high - 1, self._column + wide - 1)
            self._look.merged.append(((self._row, self._column), last))
        if "value-type" in attributes:
            self._use()
            self._note_display(attributes)

    def _note_display(self, attributes: Attributes) -> None:
        kind = attributes["value-type"]
        display = Display.PERCENT if kind == "percentage" else None
        if kind == "date":
            display = self.displays.get(attributes.get("style-name") or self._default_style())
        if display is None:
            return
        for row in range(self._row, self._row + min(self._repeat, self._budget)):
            columns = range(self._column, min(self._cell_end, self._column + self._budget))
            self._budget = max(0, self._budget - len(columns))
            self._look.displays.update(((row, column), display) for column in columns)

    def _default_style(self) -> str:
        place = bisect_right(self._defaults, self._column, key=lambda default: default[0])
        return self._defaults[place][1] if place < len(self._defaults) else ""

    def _use(self) -> None:
        self._row_in_use = True
        self._width = max(self._width, self._cell_end)


def checked_looks(content: bytes, styles: bytes) -> dict[str, Look]:
    """How each sheet shows its cells; raises ``UnreadableDocument`` (too-large, truncated).

    ``content`` and ``styles`` are the XML parts of these names.
    """
    displays = _displays(content, styles)
    scan = OdsScan(displays, longest=max(map(len, content.split(b"table-cell"))))
    walk(content, scan.start, scan.end)
    return scan.looks


@dataclass(slots=True)
class _Styles:
    """Collects which parts of a date each data style shows, and the data style of each cell style."""

    parts: dict[str, set[str]] = field(default_factory=dict)
    data_style: dict[str, str] = field(default_factory=dict)
    _in: str = ""

    def start(self, tag: str, attributes: Attributes) -> None:
        attributes = {name.rpartition(" ")[2]: value for name, value in attributes.items()}
        if tag == "date-style":
            self._in = attributes.get("name", "")
            self.parts[self._in] = set()
        elif tag in _STYLE_PARTS and self._in:
            self.parts[self._in].add(tag)
        elif tag == "style" and "data-style-name" in attributes:
            self.data_style[attributes.get("name", "")] = attributes["data-style-name"]

    def end(self, tag: str) -> None:
        if tag == "date-style":
            self._in = ""


def _displays(*parts: bytes) -> dict[str, Display]:
    styles = _Styles()
    for xml in parts:
        if xml:
            walk(xml, styles.start, styles.end)
    found = {}
    for name, data_style in styles.data_style.items():
        shown = styles.parts.get(data_style, set())
        if "year" in shown and "day" not in shown:
            found[name] = Display.MONTH if "month" in shown else Display.YEAR
    return found


def _count(attributes: Attributes, name: str) -> int:
    text = attributes.get(name, "1")
    return int(text[:_DIGITS]) if text.isascii() and text.isdigit() else 1
