"""Data tables of a web page as grids in which merged cells are told."""

from selectolax.lexbor import LexborNode

from caunoi.reading.errors import UnreadableDocument
from caunoi.reading.layout import MAX_CELLS, GridCell, Merged
from caunoi.reading.web.flow import Flow
from caunoi.reading.web.nodes import children, rows_of

_MOST_COLUMNS = 1000
_MOST_ROWS = 65_534


def caption_of(table: LexborNode, *, has_fonts: bool = False) -> str:
    """The table's own caption on one line; the empty string without one."""
    captions = [child for child in children(table) if child.tag == "caption"]
    return " ".join(_text(captions[0], has_fonts=has_fonts).split()) if captions else ""


def grid_of(table: LexborNode, *, has_fonts: bool = False) -> list[list[GridCell]]:
    """The rows of a table; the other parts of a cell with rowspan or colspan are ``Merged``."""
    rows = rows_of(table)
    taken: dict[tuple[int, int], Merged] = {}
    grid: list[list[GridCell]] = []
    for number, cells in enumerate(rows):
        line: list[GridCell] = []
        for cell in cells:
            _go_past(taken, number, line)
            _take(taken, cell, (number, len(line)), len(rows))
            line.append(_text(cell, has_fonts=has_fonts))
        _go_past(taken, number, line)
        grid.append(line)
    return grid


def _go_past(taken: dict[tuple[int, int], Merged], row: int, line: list[GridCell]) -> None:
    while (merged := taken.pop((row, len(line)), None)) is not None:
        line.append(merged)


def _take(taken: dict[tuple[int, int], Merged], cell: LexborNode, at: tuple[int, int], rows: int) -> None:
    """Note the places that a cell covers besides its own."""
    row, column = at
    wide = min(_number(cell, "colspan"), _MOST_COLUMNS)
    high = min(_number(cell, "rowspan") or _MOST_ROWS, rows - row)
    if wide * high + len(taken) > MAX_CELLS:
        raise UnreadableDocument(
            "too-large", "The merged cells of a table cover more places than can be read."
        )
    origin = Merged(row, column)
    for below in range(high):
        for beside in range(max(1, wide)):
            taken[row + below, column + beside] = origin
    del taken[row, column]


def _number(cell: LexborNode, name: str) -> int:
    """The attribute's number; 1 when it is missing or none. ``rowspan=0`` reaches the last row."""
    text = cell.attributes.get(name) or ""
    return int(text) if text.isascii() and text.isdigit() and len(text) < 9 else 1


def _text(element: LexborNode, *, has_fonts: bool) -> str:
    pieces = Flow(has_fonts=has_fonts).over(element)
    return "".join(piece for piece in pieces if isinstance(piece, str))
