"""Columns parted by runs of blanks, each cell standing below its header."""

import re
from dataclasses import dataclass, field

from caunoi.extraction.layouts.columns import cell_kind, header_meanings, is_header
from caunoi.extraction.layouts.grid import Grid, records_of
from caunoi.extraction.layouts.lines import heading_words, is_footer, lines_of, section_heading
from caunoi.extraction.records import Piece, Record
from caunoi.extraction.view import View

_CELL = re.compile(r"\S(?:\S| (?! ))*")
_HEADER_AMONG = 60  # lines
_PARAGRAPH = 100  # characters of a line below the table that is prose
_SLACK = 3  # characters by which a cell may stand left of its header
_TIMED = ("date", "validity")
_FEWEST = 2  # cells of a header; with two, both must be known


def spaced_records(view: View) -> list[Record]:
    """The records below each header line whose cells are parted by two or more blanks."""
    text = view.text
    lines = lines_of(text)
    heads = [place for place, line in enumerate(lines) if _heads(text, line)]
    if not heads or heads[0] >= _HEADER_AMONG:
        return []
    records: list[Record] = []
    for head, end in zip(heads, [*heads[1:], len(lines)], strict=True):
        table = _Table(text, _cells(text, lines[head]), lines[head].start)
        table.read(lines[head + 1 : end])
        if table.rows:
            records += records_of(text, table.grid())
    return records


def _cells(text: str, line: Piece) -> list[Piece]:
    return [Piece(m.start(), m.end()) for m in _CELL.finditer(text, line.start, line.end)]


def _heads(text: str, line: Piece) -> bool:
    if "   " not in text[line.start : line.end]:
        return False
    words = [cell.of(text) for cell in _cells(text, line)]
    if len(words) == _FEWEST:
        return set(header_meanings(words)) == {"partner", "country"}
    return len(words) > _FEWEST and is_header(words)


@dataclass(slots=True)
class _Table:
    """The lines below one header, gathered into rows of as many cells as it has."""

    text: str
    header: list[Piece]
    header_start: int
    meanings: list[str] = field(default_factory=list)
    hangs: bool = False
    rows: list[tuple[Piece, ...]] = field(default_factory=list)
    tails: dict[int, dict[int, tuple[Piece, ...]]] = field(default_factory=dict)
    headings: dict[int, str] = field(default_factory=dict)

    def read(self, lines: list[Piece]) -> None:
        """Take the lines up to a footer."""
        self.meanings = header_meanings([cell.of(self.text) for cell in self.header])
        after_blank = False
        filled = [(line, _cells(self.text, line)) for line in lines]
        self.hangs = self._hangs([(line, cells[0]) for line, cells in filled if cells])
        for line, cells in filled:
            is_prose = after_blank and len(cells) == 1 and line.end - line.start > _PARAGRAPH
            if is_prose or (cells and is_footer(line.of(self.text))):
                break
            after_blank = not cells
            if cells:
                self._take(line, self._placed(line, cells))

    def _hangs(self, firsts: list[tuple[Piece, Piece]]) -> bool:
        """Further lines of the first column stand in a little: "  Global Environmental Studies"."""
        if self.meanings[0] != "partner":
            return False
        indents = [cell.start - line.start for line, cell in firsts]
        edge = self.header[0].start - self.header_start
        width = self.header[1].start - self.header_start - _SLACK
        return edge in indents and any(edge < indent < width for indent in indents)

    def grid(self) -> Grid:
        """The header and the rows below it."""
        rows = (tuple(self.header), *self.rows)
        headings = {row + 1: words for row, words in self.headings.items()}
        tails = {row + 1: more for row, more in self.tails.items()}
        return Grid(rows, "spaced", headings, tails)

    def _placed(self, line: Piece, cells: list[Piece]) -> dict[int, Piece]:
        """Each cell with the number of the last header that does not begin right of it."""
        starts = [cell.start - self.header_start for cell in self.header]
        parted = self._parted(line, cells, starts)
        placed: dict[int, Piece] = {}
        for cell in parted:
            column = cell.start - line.start + _SLACK
            place = max((n for n, start in enumerate(starts) if start <= column), default=0)
            placed.setdefault(place, cell)
        if len(placed) < len(parted) == len(starts):  # not below their headers, but as many as these
            return dict(enumerate(parted))
        return placed

    def _parted(self, line: Piece, cells: list[Piece], starts: list[int]) -> list[Piece]:
        """The cells, one cut where a time stands right below a header behind a single blank."""
        parted: list[Piece] = []
        taken = {cell.start - line.start for cell in cells}
        if len(cells) >= len(starts):
            return cells
        for cell in cells:
            inner = [line.start + start for start in starts if start not in taken]
            cut = next((at for at in inner if cell.start < at < cell.end and self.text[at - 1] == " "), None)
            is_whole = cell_kind(cell.of(self.text)) in _TIMED
            if cut is not None and not is_whole and cell_kind(self.text[cut : cell.end]) in _TIMED:
                parted += [Piece(cell.start, cut - 1), Piece(cut, cell.end)]
            else:
                parted.append(cell)
        return parted

    def _take(self, line: Piece, placed: dict[int, Piece]) -> None:
        cells = [piece.of(self.text) for _, piece in sorted(placed.items())]
        heading = heading_words(line.of(self.text)) if len(placed) <= 1 else section_heading(cells)
        if heading:
            self.headings[len(self.rows)] = heading
        elif self._begins(line, placed):
            width = len(self.header)
            blank = Piece(line.start, line.start)
            self.rows.append(tuple(placed.get(place, blank) for place in range(width)))
        elif self.rows:
            self._go_on(placed)

    def _begins(self, line: Piece, placed: dict[int, Piece]) -> bool:
        """A row has a number where there is such a column, and a partner beside something else."""
        filled = {self.meanings[n] for n, piece in placed.items() if piece.of(self.text).strip("-– ")}
        written = {self.meanings[place] for place in placed}
        if "number" in self.meanings:
            return "number" in filled and "partner" in filled
        if self.hangs:
            return placed.get(0, line).start - line.start <= self.header[0].start - self.header_start
        return "partner" in filled and len(written) >= _FEWEST

    def _go_on(self, placed: dict[int, Piece]) -> None:
        """Further lines of the cells of the row above."""
        last = len(self.rows) - 1
        row = list(self.rows[last])
        tails = self.tails.setdefault(last, {})
        for place, piece in placed.items():
            if row[place]:
                tails[place] = (*tails.get(place, ()), piece)
            else:
                row[place] = piece
        self.rows[last] = tuple(row)
