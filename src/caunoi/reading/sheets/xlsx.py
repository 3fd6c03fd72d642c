"""What an .xlsx says about itself outside its cells: sheet parts, sizes, number formats."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from caunoi.reading.sheets.limits import Attributes, SheetScan, check_area, walk
from caunoi.reading.sheets.look import BUILT_IN, Look, display_of
from caunoi.reading.sheets.values import Display

_RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships id"


def checked_looks(parts: Mapping[str, bytes]) -> dict[str, Look]:
    """How each sheet shows its cells, by its name.

    Raises ``UnreadableDocument`` (too-large, truncated) for a sheet that must not be opened.
    """
    kinds = _display_of_style(parts.get("xl/styles.xml", b""))
    longest = max(map(len, parts.get("xl/sharedStrings.xml", b"").split(b"si>")))
    found: dict[str, Look] = {}
    names = dict(_sheet_parts(parts))
    for part, xml in parts.items():
        if b"sheetData" not in xml:
            continue
        scan = SheetScan(frozenset(kinds))
        walk(xml, scan.start)
        check_area(*scan.area, longest, scan.cells)
        displays = {place: kinds[style] for place, style in scan.styled.items()}
        found[names.get(part, part)] = Look(
            displays, hidden_rows=scan.hidden_rows, hidden_columns=scan.hidden_columns
        )
    return found


@dataclass(slots=True)
class _Styles:
    """Collects the number format codes, and the format id of each cell style by its position."""

    codes: dict[int, str] = field(default_factory=lambda: dict(BUILT_IN))
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
    displays = (
        (number, display_of(styles.codes.get(form, ""))) for number, form in enumerate(styles.formats)
    )
    return {str(number): display for number, display in displays if display}


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
