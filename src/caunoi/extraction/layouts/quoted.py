"""Comma- or semicolon-separated text, cells in quotation marks where they hold the separator."""

import re

from caunoi.extraction.layouts.columns import is_header
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
                rows = _rows(text, line.start, separator)
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
