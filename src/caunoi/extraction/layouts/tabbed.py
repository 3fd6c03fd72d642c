"""Cells parted by tabs, with line breaks inside cells and headings between the rows."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from caunoi.extraction.layouts.columns import header_meanings, is_header
from caunoi.extraction.layouts.grid import Grid, looks_like_rows, records_of
from caunoi.extraction.layouts.lines import heading_words, is_footer, lines_of
from caunoi.extraction.layouts.names import is_unfinished
from caunoi.extraction.records import Piece, Record
from caunoi.extraction.view import View

_SPANNING = {"country", "region"}
_LONGEST_REST = 160  # a line without a tab that goes on with the cell above is short
_NUMBERED = re.compile(r"\s*\d{1,4}\s*[.)]?\s*\Z")


def tabbed_records(view: View) -> list[Record]:
    """The records of lines that hold tabs."""
    text = view.text
    lines = lines_of(text)
    tabs = [text.count("\t", line.start, line.end) for line in lines]
    width, first = _width(text, lines, tabs)
    if width < 1:
        return []
    if _spans_rows(text, lines[first]):
        return list(_spanned(text, lines[first + 1 :], header_meanings(_words(text, lines[first]))))
    rows = _Rows(text, width)
    above = next((line.of(text) for line in reversed(lines[:first]) if line.trimmed(text)), "")
    if heading_words(above):
        rows.headings[0] = heading_words(above)
    for line, count in zip(lines[first:], tabs[first:], strict=True):
        rows.take(line, count)
    rows.close()
    grid = Grid(tuple(rows.rows), "tabbed", rows.headings)
    cells = [[piece.of(text) for piece in row] for row in rows.rows[:40]]
    return records_of(text, grid) if looks_like_rows(cells) else []


def _spans_rows(text: str, line: Piece) -> bool:
    """A header of places and then the partner: places are written once for all their partners."""
    meanings = header_meanings(_words(text, line))
    return len(meanings) > 1 and meanings[-1] == "partner" and set(meanings[:-1]) <= _SPANNING


def _words(text: str, line: Piece) -> list[str]:
    return text[line.start : line.end].split("\t")


def _spanned(text: str, lines: list[Piece], meanings: list[str]) -> Iterator[Record]:
    """One row for each line, the last cell of which is the partner; what is missing stands further up."""
    above: dict[str, Piece] = {}
    start = -1
    for line in lines:
        start = line.start if start < 0 else start
        if not line.trimmed(text) or is_unfinished(text, line):
            continue
        cells = [cell.trimmed(text) for cell in _split(text, Piece(start, line.end))[-len(meanings) :]]
        start = -1
        places = dict(zip(meanings[-len(cells) : -1], cells[:-1], strict=True))
        above |= {meaning: cell for meaning, cell in places.items() if cell}
        spanning = {
            m: piece if places.get(m) else replace(piece, inherited=True) for m, piece in above.items()
        }
        if cells[-1] and not is_footer(cells[-1].of(text)):
            columns = spanning | {"partner": cells[-1]}
            yield Record(cells[-1].start, cells[-1].end, columns, "", "tabbed", names_only=True)


def _width(text: str, lines: list[Piece], tabs: list[int]) -> tuple[int, int]:
    """How many tabs a whole row has, and the line where the rows begin."""
    for place, line in enumerate(lines):
        if tabs[place] >= 2 and is_header(text[line.start : line.end].split("\t")):
            return tabs[place], place
    counts = Counter(count for count in tabs if count >= 1)
    if not counts or counts.most_common(1)[0][1] < 2:
        return 0, 0
    width = counts.most_common(1)[0][0]
    return width, tabs.index(width)


@dataclass(slots=True)
class _Rows:
    """Gathers lines into rows: a row is whole when it has all its tabs."""

    text: str
    width: int
    rows: list[tuple[Piece, ...]] = field(default_factory=list)
    headings: dict[int, str] = field(default_factory=dict)
    cells: list[Piece] = field(default_factory=list)
    after_blank: bool = False

    def take(self, line: Piece, tabs: int) -> None:
        """Put one line where it belongs: a new row, more of the row above, or a heading."""
        words = self.text[line.start : line.end]
        if not words.strip():
            self.after_blank = True
        elif tabs:
            self._take_cells(line, tabs)
        elif not self._goes_on(words):
            self._take_loose_line(words)
        else:
            self.cells[-1] = Piece(self.cells[-1].start, line.end)

    def _take_cells(self, line: Piece, tabs: int) -> None:
        held = len(self.cells) - 1
        if self.cells and (held + tabs > self.width or held >= self.width or self._starts_row(line)):
            self.close()
        pieces = _split(self.text, line)
        if self.cells:
            self.cells[-1] = Piece(self.cells[-1].start, pieces[0].end)
            pieces = pieces[1:]
        self.cells += pieces
        self.after_blank = False

    def _starts_row(self, line: Piece) -> bool:
        first = _split(self.text, line)[0]
        return bool(_NUMBERED.match(self.text, first.start, first.end))

    def _goes_on(self, words: str) -> bool:
        """A line without a tab goes on with the last cell unless it is a heading or a footer."""
        if not self.cells or self.after_blank or len(words) > _LONGEST_REST or is_footer(words):
            return False
        whole = len(self.cells) > self.width
        return words.lstrip()[:1].islower() or not (whole and heading_words(words))

    def _take_loose_line(self, words: str) -> None:
        self.close()
        heading = heading_words(words)
        if heading:
            self.headings[len(self.rows)] = heading

    def close(self) -> None:
        """The row gathered so far is whole."""
        if self.cells:
            self.rows.append(tuple(self.cells[: self.width + 1]))
        self.cells = []
        self.after_blank = False


def _split(text: str, line: Piece) -> list[Piece]:
    cells, start = [], line.start
    while True:
        cut = text.find("\t", start, line.end)
        cells.append(Piece(start, line.end if cut < 0 else cut))
        if cut < 0:
            return cells
        start = cut + 1
