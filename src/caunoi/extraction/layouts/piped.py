"""Markdown tables: cells between pipes."""

import re

from caunoi.extraction.layouts.grid import Grid, records_of
from caunoi.extraction.layouts.lines import heading_words, lines_of
from caunoi.extraction.records import Piece, Record
from caunoi.extraction.view import View

_LONGEST_ROW = 6000  # characters
_RULE = re.compile(r"[\s|:+=-]{3,}\Z")


def piped_records(view: View) -> list[Record]:
    """The records of rows with at least two pipes each; a row may go on over several lines."""
    text = view.text
    lines = lines_of(text)
    fenced, width = _shape(text, lines)
    if not width:
        return []
    rows: list[Piece] = []
    headings: dict[int, str] = {}
    for line in lines:
        words = text[line.start : line.end]
        if _goes_on(text, rows, line, width, fenced=fenced):
            rows[-1] = Piece(rows[-1].start, line.end)
        elif words.count("|") >= 2 and not _RULE.match(words):
            rows.append(line)
        elif heading_words(words):
            headings[len(rows)] = heading_words(words)
    cells = tuple(_cells(text, row, fenced=fenced) for row in rows)
    return records_of(text, Grid(cells, "piped", headings)) if len(rows) >= 2 else []


def _shape(text: str, lines: list[Piece]) -> tuple[bool, int]:
    """Whether every row also begins with a pipe, which then parts no cells; and its pipes."""
    rows = [line for line in lines if text.count("|", line.start, line.end) >= 2]
    if len(rows) < 2:
        return False, 0
    first = [text[row.start : row.end] for row in rows]
    return all(row.lstrip().startswith("|") for row in first), first[0].count("|")


def _goes_on(text: str, rows: list[Piece], line: Piece, width: int, *, fenced: bool) -> bool:
    """True for a line that completes the row above, whose pipes are not all there yet."""
    words = text[line.start : line.end]
    if (
        not rows
        or not words.strip()
        or rows[-1].end != line.start - 1
        or line.end - rows[-1].start > _LONGEST_ROW
    ):
        return False
    missing = width - text.count("|", rows[-1].start, rows[-1].end)
    starts = words.lstrip().startswith("|") if fenced else words.count("|") > missing
    return missing > 0 and not starts and not _RULE.match(words)


def _cells(text: str, line: Piece, *, fenced: bool) -> tuple[Piece, ...]:
    piece = line.trimmed(text) if fenced else line
    start = piece.start + fenced
    end = piece.end - (fenced and piece.end > start and text[piece.end - 1] == "|")
    cells = []
    while True:
        cut = text.find("|", start, end)
        cells.append(Piece(start, end if cut < 0 else cut))
        if cut < 0:
            return tuple(cells)
        start = cut + 1
