"""Tables that go on over a page break, and rows that the break cuts in two."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from caunoi.reading.layout import GridCell, Merged
from caunoi.reading.printed.hyphens import joint
from caunoi.reading.printed.pages import PrintedPage
from caunoi.reading.printed.tables import PrintedTable

Row = list[GridCell]


def goes_on(above: PrintedTable, below: PrintedTable) -> bool:
    """True when the second table is the first one going on: it has the same columns.

    Columns that are not drawn lie where their words end; there the same header says it too.
    """
    if above.has_columns_of(below):
        return True
    is_drawn = above.is_ruled and below.is_ruled
    return not is_drawn and _texts(above.grid[0]) == _texts(below.grid[0])


def join_cut_rows(pages: Sequence[PrintedPage]) -> None:
    """Put what a page break left of a row behind the row's first part, on the page before.

    A row was cut when no line is drawn at the break though the tables have lines there elsewhere,
    or when its first cell is empty though those of all other rows are filled.
    """
    for upper, lower in pairwise(pages):
        above = upper.items[-1] if upper.items else None
        below = lower.items[0] if lower.items else None
        if isinstance(above, PrintedTable) and isinstance(below, PrintedTable) and goes_on(above, below):
            below = lower.items[0] = _with_header_apart(above, below)
            start = 1 if _texts(above.grid[0]) == _texts(below.grid[0]) and len(below.grid) > 1 else 0
            if _is_cut(above, below, start):
                upper.items[-1], lower.items[0] = _joined(above, below, start)
    for page in pages:
        page.items = [item for item in page.items if not isinstance(item, PrintedTable) or item.grid]


def _with_header_apart(above: PrintedTable, below: PrintedTable) -> PrintedTable:
    """The second table, the rest of a cut row parted from the repeated header that it was taken for."""
    header, first = above.grid[0], below.grid[0]
    if below.is_ruled or _texts(header) == _texts(first):
        return below
    rest: Row = []
    for own, its in zip(header, first, strict=True):
        if not (isinstance(own, str) and isinstance(its, str) and own and its.startswith(own)):
            return below
        rest.append(its[len(own) :].strip())
    moved = [[_moved(cell, 1) for cell in row] for row in below.grid[1:]]
    return replace(below, grid=[list(header), rest, *moved])


def _moved(cell: GridCell, by: int) -> GridCell:
    return Merged(cell.row + by, cell.column) if isinstance(cell, Merged) else cell


def _is_cut(above: PrintedTable, below: PrintedTable, start: int) -> bool:
    last, first = above.grid[-1], below.grid[start]
    if any(isinstance(cell, Merged) for cell in (*last, *first)) or not any(first):
        return False
    if start == 0 and above.is_open_below and below.is_open_above:
        return True
    others = [*above.grid, *below.grid[start + 1 :]]
    return not first[0] and len(others) > 2 and all(row[0] for row in others)


def _joined(above: PrintedTable, below: PrintedTable, start: int) -> tuple[PrintedTable, PrintedTable]:
    last = [_together(one, other) for one, other in zip(above.grid[-1], below.grid[start], strict=True)]
    rest = [*below.grid[:start], *(_lifted(row, start) for row in below.grid[start + 1 :])]
    if start and len(rest) == start:
        rest = []
    return replace(above, grid=[*above.grid[:-1], last]), replace(below, grid=rest)


def _lifted(row: Row, after: int) -> Row:
    """A row one place further up: merged cells that begin below ``after`` are named by their new row."""
    return [
        Merged(cell.row - 1, cell.column) if isinstance(cell, Merged) and cell.row > after else cell
        for cell in row
    ]


def _together(one: GridCell, other: GridCell) -> GridCell:
    if not isinstance(one, str) or not isinstance(other, str) or not one or not other:
        return one or other
    return joint(one, other)


def _texts(row: Sequence[GridCell]) -> list[str]:
    return [cell if isinstance(cell, str) else "" for cell in row]
