"""A table once its cells are known: from rows of pieces to records."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from caunoi.extraction.layouts.columns import (
    cell_kind,
    guessed_meanings,
    header_meaning,
    header_meanings,
    is_header,
)
from caunoi.extraction.layouts.lines import heading_words, is_footer
from caunoi.extraction.records import AGREEING, Piece, Record

_SPLIT = ("signed", "start", "end", "validity")  # what a second header row may part a column into
_MERGEABLE = ("country", "partner", "region", "unit")


@dataclass(frozen=True, slots=True)
class Grid:
    """Rows of cells; every row has as many as the widest, short ones are filled up with empty pieces.

    ``headings`` gives, by the number of a row, the heading standing above it.
    """

    rows: tuple[tuple[Piece, ...], ...]
    layout: str
    headings: dict[int, str] = field(default_factory=dict)


def records_of(text: str, grid: Grid) -> list[Record]:
    """The records of a grid: header found or guessed, headings and footers told from rows."""
    rows = _even(grid.rows)
    words = [[piece.of(text) for piece in row] for row in rows]
    head = _header_row(words)
    body = range(head + 1, len(rows)) if head >= 0 else range(len(rows))
    meanings = _meanings(words, head, body)
    if "partner" not in meanings or (head < 0 and not _tells_enough(words, meanings)):
        return []
    return _Reader(text, grid, rows, words, meanings).read(body)


def _even(rows: Sequence[tuple[Piece, ...]]) -> list[tuple[Piece, ...]]:
    width = max((len(row) for row in rows), default=0)
    return [row + (Piece(row[-1].end, row[-1].end),) * (width - len(row)) for row in rows if row]


def _header_row(words: list[list[str]]) -> int:
    """The place of the header among the first rows; -1 when there is none."""
    for place, row in enumerate(words[:12]):
        if is_header(row):
            return place
    return -1


def _meanings(words: list[list[str]], head: int, body: range) -> list[str]:
    columns = list(zip(*(words[place] for place in body), strict=True)) if body else []
    if not columns:
        return []
    guessed = guessed_meanings(columns)
    if head < 0:
        return guessed
    meanings = _refined(header_meanings(words[head]), words[head + 1] if head + 1 < len(words) else [])
    for place, meaning in enumerate(guessed):  # a column whose header says nothing
        if not meanings[place] and not words[head][place] and meaning not in meanings:
            meanings[place] = meaning
    if "partner" not in meanings and "partner" in guessed:  # "Đơn vị" may well head the partners
        meanings[guessed.index("partner")] = "partner"
    return meanings


def _refined(meanings: list[str], below: list[str]) -> list[str]:
    """A second header row below says more: "Thời hạn" over "Từ" and "Đến"."""
    second = [header_meaning(cell) for cell in below]
    filled = [place for place, cell in enumerate(below) if cell.strip()]
    if not filled or not all(second[place] in _SPLIT for place in filled):
        return meanings
    return [second[place] or meaning for place, meaning in enumerate(meanings)]


def _tells_enough(words: list[list[str]], meanings: list[str]) -> bool:
    """Without a header, names alone are no register: a paper, a country or times belong to it."""
    return looks_like_rows(words) and bool(
        {"document", "country", "signed", "validity", "start"} & set(meanings)
    )


@dataclass(slots=True)
class _Reader:
    text: str
    grid: Grid
    rows: list[tuple[Piece, ...]]
    words: list[list[str]]
    meanings: list[str]
    heading: str = ""
    above: dict[str, Piece] = field(default_factory=dict)

    def read(self, body: range) -> list[Record]:
        """The records of the rows ``body``, cells left blank filled from above where they repeat."""
        merged = {m for m in _MERGEABLE if m in self.meanings and self._is_merged(m, body)}
        records = []
        for place in body:
            self.heading = self.grid.headings.get(place, self.heading)
            record = self._record(place, merged)
            if record:
                records.append(record)
        return records

    def _is_merged(self, meaning: str, body: range) -> bool:
        """A blank repeats the cell above where no written value ever comes twice in the column."""
        column = self.meanings.index(meaning)
        cells = [self.words[place][column] for place in body if self._is_row(place)]
        written = [cell.lower() for cell in cells if cell.strip(" -")]
        blanks = len(cells) - len(written)
        if not cells or not cells[0].strip(" -") or not blanks:
            return False
        return meaning == "partner" or len(set(written)) == len(written)

    def _is_row(self, place: int) -> bool:
        return sum(1 for cell in self.words[place] if cell.strip(" -–")) >= 2

    def _record(self, place: int, merged: set[str]) -> Record | None:
        row, words = self.rows[place], self.words[place]
        filled = [cell for cell in words if cell.strip(" -–")]
        if is_header(words):  # the header again on the next page, or that of another table
            self.meanings, self.above = header_meanings(words), {}
            return None
        if len({*filled}) <= 1 or "partner" not in self.meanings:
            self._note_heading(" ".join(dict.fromkeys(filled)))
            return None
        if is_footer(filled[0]) or self._is_total(words):
            return None
        columns = self._columns(row, merged)
        if "partner" not in columns:
            return None
        pieces = [piece for piece in columns.values() if not piece.inherited] or list(columns.values())
        start, end = min(p.start for p in pieces), max(p.end for p in pieces)
        names_only = not AGREEING & set(self.meanings)
        return Record(start, end, columns, self.heading, self.grid.layout, names_only=names_only)

    def _is_total(self, words: list[str]) -> bool:
        """ "Total | | 14 |": a sum, not a row."""
        partner = words[self.meanings.index("partner")]
        return bool(partner) and is_footer(partner)

    def _note_heading(self, words: str) -> None:
        if words and not is_footer(words):
            self.heading = heading_words(words) or words

    def _columns(self, row: tuple[Piece, ...], merged: set[str]) -> dict[str, Piece]:
        columns: dict[str, Piece] = {}
        for meaning, piece in zip(self.meanings, row, strict=True):
            filled = piece.trimmed(self.text)
            if not meaning:
                continue
            if filled.of(self.text).strip(" -–"):
                columns[meaning] = filled
            elif not filled and meaning in merged and meaning in self.above:  # a dash means none
                columns[meaning] = Piece(self.above[meaning].start, self.above[meaning].end, inherited=True)
        self.above |= {m: piece for m, piece in columns.items() if not piece.inherited}
        return columns


def looks_like_rows(cells: Sequence[Sequence[str]]) -> bool:
    """True when most of several rows have a cell that names an organisation."""
    rows = [row for row in cells if sum(1 for cell in row if cell.strip()) >= 2]
    named = sum(any(cell_kind(cell) == "partner" for cell in row) for row in rows[:30])
    return len(rows) >= 2 and named * 2 >= len(rows[:30])
