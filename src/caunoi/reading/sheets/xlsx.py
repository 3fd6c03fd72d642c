"""What an .xlsx says about itself outside its cells: sheet parts, sizes, number formats."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from caunoi.reading.sheets.limits import Attributes, SheetScan, check_area, walk
from caunoi.reading.sheets.values import Display
from caunoi.reading.sheets.workbook import Displays

_RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships id"
# Number formats that every workbook knows without defining them.
_BUILT_IN = {9: "0%", 10: "0.00%", 17: "mmm-yy"}
_LITERAL = re.compile(r'"[^"]*"|\\.|_.|\*.|\[[^\]]*\]')


def checked_displays(parts: Mapping[str, bytes]) -> dict[str, Displays]:
    """For each sheet name the cells that show a year, a month or a percentage.

    Raises ``UnreadableDocument`` (too-large, truncated) for a sheet that must not be opened.
    """
    kinds = _display_of_style(parts.get("xl/styles.xml", b""))
    longest = max(map(len, parts.get("xl/sharedStrings.xml", b"").split(b"si>")))
    found: dict[str, Displays] = {}
    names = dict(_sheet_parts(parts))
    for part, xml in parts.items():
        if b"sheetData" not in xml:
            continue
        scan = SheetScan(frozenset(kinds))
        walk(xml, scan.start)
        check_area(*scan.area, longest, scan.cells)
        found[names.get(part, part)] = {place: kinds[style] for place, style in scan.styled.items()}
    return found


@dataclass(slots=True)
class _Styles:
    """Collects the number format codes, and the format id of each cell style by its position."""

    codes: dict[int, str] = field(default_factory=lambda: dict(_BUILT_IN))
    formats: list[int] = field(default_factory=list)
    _in_cell_styles: bool = False

    def start(self, tag: str, attributes: Attributes) -> None:
        if tag == "numFmt":
            self.codes[_whole(attributes.get("numFmtId"))] = attributes.get("formatCode", "")
        elif tag == "cellXfs":
            self._in_cell_styles = True
        elif tag == "xf" and self._in_cell_styles:
            self.formats.append(_whole(attributes.get("numFmtId")))

    def end(self, tag: str) -> None:
        if tag == "cellXfs":
            self._in_cell_styles = False


def _display_of_style(xml: bytes) -> dict[str, Display]:
    if not xml:
        return {}
    styles = _Styles()
    walk(xml, styles.start, styles.end)
    displays = ((number, _display(styles.codes.get(form, ""))) for number, form in enumerate(styles.formats))
    return {str(number): display for number, display in displays if display}


def _display(code: str) -> Display | None:
    letters = _LITERAL.sub("", code.lower())
    if "%" in letters:
        return Display.PERCENT
    if "y" not in letters or "d" in letters:
        return None
    return Display.MONTH if "m" in letters else Display.YEAR


def _sheet_parts(parts: Mapping[str, bytes]) -> Iterator[tuple[str, str]]:
    """Pairs of part name and sheet name."""
    targets: dict[str, str] = {}
    sheets: list[Attributes] = []

    def note_target(tag: str, attributes: Attributes) -> None:
        if tag == "Relationship":
            targets[attributes.get("Id", "")] = attributes.get("Target", "")

    def note_sheet(tag: str, attributes: Attributes) -> None:
        if tag == "sheet":
            sheets.append(attributes)

    walk(parts.get("xl/_rels/workbook.xml.rels", b"<none/>"), note_target)
    walk(parts.get("xl/workbook.xml", b"<none/>"), note_sheet)
    for sheet in sheets:
        target = targets.get(sheet.get(_RELATION, ""), "")
        yield target.lstrip("/") if target.startswith("/") else f"xl/{target}", sheet.get("name", "")


def _whole(text: str | None) -> int:
    return int(text) if text and text.isascii() and text.isdigit() and len(text) < 9 else 0
