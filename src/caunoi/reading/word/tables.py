"""Tables of a Word document as grids in which merged cells are told."""

from docx.oxml.xmlchemy import BaseOxmlElement as Element

from caunoi.reading.layout import GridCell, Merged
from caunoi.reading.word.numbering import W
from caunoi.reading.word.paragraphs import TABLE, Paragraphs, block_elements, cells_of, rows_of

_MOST_COLUMNS = 200


def grid_of(table: Element, paragraphs: Paragraphs) -> list[list[GridCell]]:
    """The rows of a table; cells merged to the right or downwards go on as ``Merged``."""
    grid: list[list[GridCell]] = []
    for number, row in enumerate(rows_of(table)):
        above = grid[-1] if grid else []
        line: list[GridCell] = [""] * _number(row.find(f"{W}trPr/{W}gridBefore"), 0)
        for cell in cells_of(row):
            _add_cell(line, cell, above, number, paragraphs.cell_text(cell))
        grid.append(line)
    return grid


def is_frame(table: Element) -> bool:
    """True for a table that only arranges others: those inside it have more cells than it has itself."""
    inner = [nested for row in rows_of(table) for cell in cells_of(row) for nested in _tables_in(cell)]
    cells = sum(_cell_count(nested) for nested in inner if _is_data(nested))
    return cells > _cell_count(table)


def _tables_in(cell: Element) -> list[Element]:
    return list(block_elements(cell, (TABLE,)))


def _cell_count(table: Element) -> int:
    return sum(len(cells_of(row)) for row in rows_of(table))


def _is_data(table: Element) -> bool:
    rows = rows_of(table)
    return len(rows) > 1 and max(len(cells_of(row)) for row in rows) > 1


def _add_cell(line: list[GridCell], cell: Element, above: list[GridCell], row: int, text: str) -> None:
    column = len(line)
    width = max(1, _number(cell.find(f"{W}tcPr/{W}gridSpan"), 1))
    origin = Merged(row, column)
    if _goes_on(cell, "vMerge") and column < len(above):
        upper = above[column]
        origin = upper if isinstance(upper, Merged) else Merged(row - 1, column)
        line.append(origin)
    elif _goes_on(cell, "hMerge") and line:
        left = line[-1]
        line.append(left if isinstance(left, Merged) else Merged(row, column - 1))
    else:
        line.append(text)
    line += [origin] * (width - 1)


def _goes_on(cell: Element, kind: str) -> bool:
    merge = cell.find(f"{W}tcPr/{W}{kind}")
    return merge is not None and merge.get(f"{W}val", "continue") == "continue"


def _number(element: Element | None, default: int) -> int:
    value = "" if element is None else element.get(f"{W}val", "")
    return (
        min(int(value), _MOST_COLUMNS) if value.isascii() and value.isdigit() and len(value) < 9 else default
    )
