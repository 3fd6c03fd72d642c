"""Markdown tables: cells between pipes."""

import re

from caunoi.extraction.layouts.grid import Grid, records_of
from caunoi.extraction.layouts.lines import heading_words, lines_of
from caunoi.extraction.records import Piece, Record
from caunoi.extraction.view import View

_RULE = re.compile(r"[\s|:+=-]{3,}\Z")


def piped_records(view: View) -> list[Record]:
    """The records of lines with at least two pipes each."""
    text = view.text
    lines = lines_of(text)
    fenced = _is_fenced(text, lines)
    rows: list[tuple[Piece, ...]] = []
    headings: dict[int, str] = {}
    for line in lines:
        words = text[line.start : line.end]
        if words.count("|") < 2:
            heading = heading_words(words) if rows else ""
            if heading:
                headings[len(rows)] = heading
        elif not _RULE.match(words):
            rows.append(_cells(text, line, fenced=fenced))
    return records_of(text, Grid(tuple(rows), "piped", headings)) if len(rows) >= 2 else []


def _is_fenced(text: str, lines: list[Piece]) -> bool:
    """True when every row also begins with a pipe, which then parts no cells."""
    rows = [text[line.start : line.end] for line in lines if text.count("|", line.start, line.end) >= 2]
    return all(row.lstrip().startswith("|") for row in rows)


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
