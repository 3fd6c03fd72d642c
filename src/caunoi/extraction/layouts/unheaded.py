"""Numbered rows of cells parted by blanks, below no header, whose cells go on in the lines below them."""

import re
from collections.abc import Sequence

from caunoi.extraction.layouts.columns import is_header
from caunoi.extraction.layouts.grid import Grid, records_of
from caunoi.extraction.layouts.lines import heading_words, is_footer, lines_of
from caunoi.extraction.records import Piece, Record
from caunoi.extraction.view import View

_ROW = re.compile(r"\s{0,8}\d{1,3}\s?[.)]?\s{1,6}(?=\S)")
_CELL = re.compile(r"\S(?:\S| (?! ))*")
_BLANKS = re.compile(r"\s{2,}")
_HEADER_AMONG = 60  # lines
_FEWEST = 2  # rows
_SHARE = 0.9  # of the numbered lines have such cells
_FEWEST_CELLS = 3  # behind the number
_SLACK = 3  # characters by which a cell may stand left of the one above it
_MOST_LINES = 6  # below the first one of a row


def unheaded_records(view: View) -> list[Record]:
    """The records of the rows; none where the numbered lines do not have as many cells as each other."""
    text = view.text
    lines = lines_of(text)
    if any(is_header(_BLANKS.split(text[line.start : line.end].strip())) for line in lines[:_HEADER_AMONG]):
        return []
    firsts = [place for place, line in enumerate(lines) if _cells_of_row(text, line)]
    numbered = sum(_ROW.match(text, line.start, line.end) is not None for line in lines)
    if len(firsts) < _FEWEST or len(firsts) < numbered * _SHARE:
        return []
    rows = [_cells_of_row(text, lines[place]) for place in firsts]
    width = max(map(len, rows))
    if sum(len(row) == width for row in rows) * 3 < len(rows) * 2:
        return []
    starts = _starts(
        [(lines[place], row) for place, row in zip(firsts, rows, strict=True) if len(row) == width]
    )
    grid_rows, tails = [], {}
    for number, place in enumerate(firsts):
        placed = _placed(lines[place], rows[number], starts)
        grid_rows.append(
            tuple(placed.get(n, Piece(lines[place].start, lines[place].start)) for n in range(width))
        )
        stop = firsts[number + 1] if number + 1 < len(firsts) else len(lines)
        tails[number] = _below(text, lines[place + 1 : stop], starts, placed)
    return records_of(text, Grid(tuple(grid_rows), "spaced", {}, tails))


def _cells_of_row(text: str, line: Piece) -> list[Piece]:
    """The cells behind the number of a row; nothing for other lines."""
    number = _ROW.match(text, line.start, line.end)
    if not number:
        return []
    cells = [Piece(m.start(), m.end()) for m in _CELL.finditer(text, number.end(), line.end)]
    return cells if len(cells) >= _FEWEST_CELLS else []


def _starts(rows: Sequence[tuple[Piece, Sequence[Piece]]]) -> list[int]:
    """How far from the left each column begins."""
    columns = zip(*([cell.start - line.start for cell in cells] for line, cells in rows), strict=True)
    return [min(column) for column in columns]


def _placed(line: Piece, cells: Sequence[Piece], starts: Sequence[int]) -> dict[int, Piece]:
    if len(cells) == len(starts):
        return dict(enumerate(cells))
    placed: dict[int, Piece] = {}
    for cell in cells:
        placed.setdefault(_column(cell.start - line.start, starts), cell)
    return placed


def _column(place: int, starts: Sequence[int]) -> int:
    return max((n for n, start in enumerate(starts) if start <= place + _SLACK), default=0)


def _below(
    text: str, lines: Sequence[Piece], starts: Sequence[int], row: dict[int, Piece]
) -> dict[int, tuple[Piece, ...]]:
    """What stands in the lines below a row, by column; up to a blank line, a heading or a footer."""
    found: dict[int, tuple[Piece, ...]] = {}
    for line in lines[:_MOST_LINES]:
        words = line.of(text)
        cells = [Piece(m.start(), m.end()) for m in _CELL.finditer(text, line.start, line.end)]
        is_flush = bool(cells) and cells[0].start - line.start < starts[0] - _SLACK
        if not words or is_footer(words) or (is_flush and (heading_words(words) or len(cells) == 1)):
            break
        for cell in cells:
            column = _column(cell.start - line.start, starts)
            if column in row:
                found[column] = (*found.get(column, ()), cell)
    return found
