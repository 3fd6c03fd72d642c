"""Numbered lines whose cells are parted by " / ", " | " or ";", below a header line."""

import re

from caunoi.extraction.layouts.columns import cell_kind, header_meanings, is_header
from caunoi.extraction.layouts.lines import heading_words, is_footer, lines_of
from caunoi.extraction.records import Piece, Record
from caunoi.extraction.view import View

_SEPARATORS = (" / ", " | ", "; ", " – ", " - ")
_NUMBER = re.compile(r"\s{0,8}(\d{1,4})\s?[.)]?\s+")
_HEADER_AMONG = 60  # lines


def slashed_records(view: View) -> list[Record]:
    """The records of separated lines; the header says which cells there are."""
    text = view.text
    lines = [line for line in lines_of(text) if line.trimmed(text)]
    for place, line in enumerate(lines[:_HEADER_AMONG]):
        for separator in _SEPARATORS:
            cells = text[line.start : line.end].split(separator)
            if len(cells) >= 3 and is_header(cells):
                return _below(text, lines[place + 1 :], separator, header_meanings(cells))
    return []


def _below(text: str, lines: list[Piece], separator: str, meanings: list[str]) -> list[Record]:
    records: list[Record] = []
    heading = ""
    for line in lines:
        words = text[line.start : line.end]
        if words.count(separator) + 2 < len(meanings) - 1 or is_footer(words):
            heading = heading_words(words) or heading
            continue
        columns = _columns(text, line, separator, meanings)
        if "partner" in columns:
            piece = line.trimmed(text)
            records.append(Record(piece.start, piece.end, columns, heading, "slashed"))
    return records


def _columns(text: str, line: Piece, separator: str, meanings: list[str]) -> dict[str, Piece]:
    columns: dict[str, Piece] = {}
    start = line.start
    number = _NUMBER.match(text, line.start, line.end)
    if meanings[0] == "number" and number:
        columns["number"] = Piece(number.start(1), number.end(1))
        meanings, start = meanings[1:], number.end()
    cells = _joined(text, _split(text, Piece(start, line.end), separator), meanings)
    for meaning, cell in zip(meanings, cells, strict=False):
        filled = cell.trimmed(text)
        if meaning and filled.of(text).strip("-– "):
            columns[meaning] = filled
    return columns


def _split(text: str, line: Piece, separator: str) -> list[Piece]:
    cells, start = [], line.start
    while True:
        cut = text.find(separator, start, line.end)
        cells.append(Piece(start, line.end if cut < 0 else cut))
        if cut < 0:
            return cells
        start = cut + len(separator)


def _joined(text: str, cells: list[Piece], meanings: list[str]) -> list[Piece]:
    """Too many cells: first two neighbouring dates are one period, then the last cells one text."""
    place = 0
    while len(cells) > len(meanings) and place + 1 < len(cells):
        kinds = [cell_kind(cell.of(text)) for cell in cells[place : place + 2]]
        meant = meanings[place] if place < len(meanings) else ""
        if kinds == ["date", "date"] and meant == "validity":
            cells = [*cells[:place], Piece(cells[place].start, cells[place + 1].end), *cells[place + 2 :]]
        place += 1
    if len(cells) > len(meanings):
        cells = [*cells[: len(meanings) - 1], Piece(cells[len(meanings) - 1].start, cells[-1].end)]
    return cells
