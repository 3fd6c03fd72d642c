"""Columns parted by runs of blanks, each cell standing below its header."""

import re
from dataclasses import dataclass, field, replace

from caunoi.extraction.layouts.columns import header_meanings, is_header
from caunoi.extraction.layouts.lines import heading_words, is_footer, lines_of
from caunoi.extraction.records import Piece, Record
from caunoi.extraction.view import View

_CELL = re.compile(r"\S(?:\S| (?! ))*")
_HEADER_AMONG = 60  # lines
_SLACK = 3  # characters by which a cell may stand left of its header


def spaced_records(view: View) -> list[Record]:
    """The records below a header line whose cells are parted by two or more blanks."""
    text = view.text
    lines = lines_of(text)
    for place, line in enumerate(lines[:_HEADER_AMONG]):
        cells = _cells(text, line)
        if len(cells) >= 3 and is_header([cell.of(text) for cell in cells]):
            rows = _Rows(text, cells, line.start, header_meanings([cell.of(text) for cell in cells]))
            return rows.read(lines[place + 1 :])
    return []


def _cells(text: str, line: Piece) -> list[Piece]:
    return [Piece(m.start(), m.end()) for m in _CELL.finditer(text, line.start, line.end)]


@dataclass(slots=True)
class _Rows:
    text: str
    header: list[Piece]
    header_start: int
    meanings: list[str]
    records: list[Record] = field(default_factory=list)
    heading: str = ""

    def read(self, lines: list[Piece]) -> list[Record]:
        """The records of the lines below the header, up to a footer."""
        for line in lines:
            cells = _cells(self.text, line)
            if not cells:
                continue
            if is_footer(line.of(self.text)):
                break
            self._take(line, self._placed(line, cells))
        return self.records

    def _placed(self, line: Piece, cells: list[Piece]) -> dict[str, Piece]:
        """Each cell with the meaning of the last header that does not begin right of it."""
        starts = [cell.start - self.header_start for cell in self.header]
        placed: dict[str, Piece] = {}
        for cell in cells:
            column = cell.start - line.start + _SLACK
            place = max((n for n, start in enumerate(starts) if start <= column), default=0)
            meaning = self.meanings[place]
            if meaning and meaning not in placed:
                placed[meaning] = cell
        return placed

    def _take(self, line: Piece, placed: dict[str, Piece]) -> None:
        heading = heading_words(line.of(self.text)) if len(placed) <= 1 else ""
        filled = {name: piece for name, piece in placed.items() if piece.of(self.text).strip("-– ")}
        if heading:
            self.heading = heading
        elif self._begins(filled):
            trimmed = line.trimmed(self.text)
            self.records.append(Record(trimmed.start, trimmed.end, filled, self.heading, "spaced"))
        elif self.records:
            self._go_on(line, filled)

    def _begins(self, placed: dict[str, Piece]) -> bool:
        """A row has a number where there is such a column, and a partner beside something else."""
        if "number" in self.meanings:
            return "number" in placed and "partner" in placed
        return "partner" in placed and len(placed) >= 2

    def _go_on(self, line: Piece, placed: dict[str, Piece]) -> None:
        """Further lines of the cells of the row above."""
        row = self.records[-1]
        columns, tails = dict(row.columns), dict(row.tails)
        for name, piece in placed.items():
            if name in columns:
                tails[name] = (*tails.get(name, ()), piece)
            else:
                columns[name] = piece
        self.records[-1] = replace(row, columns=columns, tails=tails, end=line.trimmed(self.text).end)
