"""Comma- or semicolon-separated text, cells in quotation marks where they hold the separator."""

import re

from caunoi.extraction.layouts.alignment import columns_of_cells, runs
from caunoi.extraction.layouts.columns import cell_kind, header_meanings, is_header
from caunoi.extraction.layouts.grid import Grid, records_of
from caunoi.extraction.layouts.lines import lines_of
from caunoi.extraction.records import Piece, Record
from caunoi.extraction.view import View

_SEPARATORS = (",", ";")
_ENDS = {separator: re.compile(rf"[{separator}\n]") for separator in _SEPARATORS}
_LONGEST_HEADER = 2000  # characters
_HEADER_AMONG = 40  # lines


def quoted_records(view: View) -> list[Record]:
    """The records below a header line of separated cells, up to the end of the text."""
    text = view.text
    for line in lines_of(text)[:_HEADER_AMONG]:
        if line.end - line.start > _LONGEST_HEADER:
            continue
        for separator in _SEPARATORS:
            if text.count(separator, line.start, line.end) >= 2 and _is_header(text, line, separator):
                rows = _fitted(text, _rows(text, line.start, separator))
                return records_of(text, Grid(tuple(rows), "quoted"))
    return []


def _is_header(text: str, line: Piece, separator: str) -> bool:
    cells, _ = _row(text, line.start, separator)
    return is_header([piece.of(text) for piece in cells])


def _rows(text: str, start: int, separator: str) -> list[tuple[Piece, ...]]:
    rows = []
    while start < len(text):
        cells, start = _row(text, start, separator)
        rows.append(cells)
    return rows


def _fitted(text: str, rows: list[tuple[Piece, ...]]) -> list[tuple[Piece, ...]]:
    """Rows with more cells than the header hold the separator inside a cell: put together what fits."""
    meanings = header_meanings([piece.of(text) for piece in rows[0]])
    return [row if len(row) <= len(meanings) else _put_together(text, row, meanings) for row in rows]


def _put_together(text: str, row: tuple[Piece, ...], meanings: list[str]) -> tuple[Piece, ...]:
    while len(row) > len(meanings) and not row[-1].of(text):
        row = row[:-1]
    words = [piece.of(text) for piece in row]
    columns = columns_of_cells(words, [cell_kind(cell) for cell in words], meanings)
    cells: dict[int, Piece] = {}
    for column, first, behind in runs(columns):
        filled = [piece for piece in row[first:behind] if piece.of(text)]
        if filled:
            cells[column] = Piece(filled[0].start, filled[-1].end)
    return tuple(cells.get(place, Piece(row[0].start, row[0].start)) for place in range(len(meanings)))


def _row(text: str, start: int, separator: str) -> tuple[tuple[Piece, ...], int]:
    """One row's cells and where the next row begins; a quoted cell may hold line breaks."""
    cells: list[Piece] = []
    while True:
        piece, after = _cell(text, start, separator)
        cells.append(piece)
        if after >= len(text) or text[after] == "\n":
            return tuple(cells), after + 1
        start = after + 1


def _cell(text: str, start: int, separator: str) -> tuple[Piece, int]:
    """One cell without its quotation marks, and the place of the separator behind it."""
    while start < len(text) and text[start] in " \t":
        start += 1
    if text[start : start + 1] == '"':
        closing = _closing_quote(text, start + 1)
        if closing >= 0:
            return Piece(start + 1, closing), _cell_end(text, closing + 1, separator)
    end = _cell_end(text, start, separator)
    return Piece(start, end), end


def _closing_quote(text: str, start: int) -> int:
    """The place of the quotation mark that closes a cell; -1 when none follows within reach."""
    limit = start + 4000
    while True:
        place = text.find('"', start, limit)
        if place < 0 or text[place + 1 : place + 2] != '"':
            return place
        start = place + 2


def _cell_end(text: str, start: int, separator: str) -> int:
    end = _ENDS[separator].search(text, start)
    return end.start() if end else len(text)
