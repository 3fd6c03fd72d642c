"""A table once its cells are known: from rows of pieces to records."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from caunoi.extraction.layouts.columns import (
    cell_kind,
    guessed_meanings,
    header_meaning,
    header_meanings,
    is_header,
)
from caunoi.extraction.layouts.dittos import is_ditto
from caunoi.extraction.layouts.lines import heading_words, is_footer, section_heading
from caunoi.extraction.records import AGREEING, Piece, Record

_SPLIT = ("signed", "start", "end", "validity")  # what a second header row may part a column into
_MERGEABLE = ("country", "partner", "region", "unit")
_MAY_NAME = ("partner", "unit", "alias", "content", "remark", "")  # columns in which partners may stand
_SAMPLE = 40  # cells looked at
_MOSTLY, _HARDLY = 0.6, 0.2  # shares of names that make a column the partners', or none of theirs
_INHERITED = Piece(0, 0, inherited=True)
_DIGIT = re.compile(r"\d")


@dataclass(frozen=True, slots=True)
class Grid:
    """Rows of cells; every row has as many as the widest, short ones are filled up with empty pieces.

    ``headings`` gives, by the number of a row, the heading standing above it; ``tails`` the
    further lines of its cells, by the number of the column, where those stand apart.
    """

    rows: tuple[tuple[Piece, ...], ...]
    layout: str
    headings: dict[int, str] = field(default_factory=dict)
    tails: dict[int, dict[int, tuple[Piece, ...]]] = field(default_factory=dict)


def records_of(text: str, grid: Grid) -> list[Record]:
    """The records of a grid: header found or guessed, headings and footers told from rows."""
    rows = _even(grid.rows)
    words = [[piece.of(text) for piece in row] for row in rows]
    head = _header_row(words)
    body = range(head + 1, len(rows)) if head >= 0 else range(len(rows))
    meanings = _meanings(words, head, body)
    if "partner" not in meanings or (head < 0 and not _tells_enough(words, meanings)):
        return []
    return _Reader(text, grid, rows, words, meanings, headed=head >= 0).read(body)


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
    return _with_partners(columns, meanings)


def _with_partners(columns: Sequence[Sequence[str]], meanings: list[str]) -> list[str]:
    """The column full of organisations is the partners', whatever its header or that of another says.

    "Đơn vị" may well head the partners, and "Tên" the projects with them.
    """
    shares = [
        _share_of_names(column) if meaning in _MAY_NAME else 0.0
        for column, meaning in zip(columns, meanings, strict=True)
    ]
    best = shares.index(max(shares)) if shares else 0
    if "partner" not in meanings:
        return (
            [*meanings[:best], "partner", *meanings[best + 1 :]] if shares and shares[best] > 0 else meanings
        )
    named = meanings.index("partner")
    if shares[best] >= _MOSTLY and shares[named] <= _HARDLY and meanings[best] not in ("unit", "alias"):
        meanings = [*meanings]
        meanings[named], meanings[best] = "content", "partner"
    return meanings


def _share_of_names(column: Sequence[str]) -> float:
    kinds = [kind for cell in column[:_SAMPLE] if (kind := cell_kind(cell))]
    return kinds.count("partner") / len(kinds) if kinds else 0.0


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
    headed: bool = False
    heading: str = ""
    above: dict[str, Piece] = field(default_factory=dict)

    def read(self, body: range) -> list[Record]:
        """The records of the rows ``body``, cells left blank filled from above where they repeat."""
        merged = {m for m in _MERGEABLE if m in self.meanings and self._is_merged(m, body)}
        records = []
        self.heading = next(
            (self.grid.headings[n] for n in range(body.start, -1, -1) if n in self.grid.headings), ""
        )
        for place in body:
            if place in self.grid.headings:
                self.heading, self.above = self.grid.headings[place], {}
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
        section = section_heading(filled)
        if section:
            self.heading, self.above = section, {}
            return None
        if is_footer(filled[0]) or self._is_total(words) or _heads_others(words):
            return None
        columns = self._columns(row, merged)
        if columns.get("alias") and columns.get("partner", _INHERITED).inherited:
            columns["partner"] = columns.pop("alias")  # the name stands in the other language only
        if "partner" not in columns or not _has_letter(columns["partner"].of(self.text)):
            return None
        pieces = [piece for piece in columns.values() if not piece.inherited] or list(columns.values())
        start, end = min(p.start for p in pieces), max(p.end for p in pieces)
        names_only = not AGREEING & set(self.meanings)
        tails = self._tails(place, columns)
        end = max([end, *(piece.end for pieces in tails.values() for piece in pieces)])
        heading, layout = self.heading, self.grid.layout
        return Record(start, end, columns, heading, layout, tails, names_only=names_only, headed=self.headed)

    def _tails(self, place: int, columns: dict[str, Piece]) -> dict[str, tuple[Piece, ...]]:
        more = self.grid.tails.get(place, {})
        return {self.meanings[n]: pieces for n, pieces in more.items() if self.meanings[n] in columns}

    def _is_total(self, words: list[str]) -> bool:
        """ "Total | | 14 |": a sum, not a row."""
        partner = words[self.meanings.index("partner")]
        return bool(partner) and is_footer(partner)

    def _note_heading(self, words: str) -> None:
        if words and not is_footer(words):
            self.heading, self.above = heading_words(words) or words, {}

    def _columns(self, row: tuple[Piece, ...], merged: set[str]) -> dict[str, Piece]:
        columns: dict[str, Piece] = {}
        for meaning, piece in zip(self.meanings, row, strict=True):
            filled = piece.trimmed(self.text)
            if not meaning:
                continue
            words = filled.of(self.text)
            if meaning in self.above and words and is_ditto(words):
                columns[meaning] = Piece(self.above[meaning].start, self.above[meaning].end, inherited=True)
            elif words.strip(" -–"):
                columns[meaning] = filled
            elif not filled and meaning in merged and meaning in self.above:  # a dash means none
                columns[meaning] = Piece(self.above[meaning].start, self.above[meaning].end, inherited=True)
        self.above |= {m: piece for m, piece in columns.items() if not piece.inherited}
        return columns


def _heads_others(words: Sequence[str]) -> bool:
    """The header of a table of other things below this one: "Năm | Đoàn vào | Đoàn ra"."""
    filled = [cell for cell in words if cell.strip()]
    return len(filled) > 1 and bool(header_meaning(filled[0])) and not any(map(_DIGIT.search, filled))


def _has_letter(words: str) -> bool:
    """A row of another table ("2021 | 5 | 2") has a number where the partner should stand."""
    return any(letter.isalpha() for letter in words)


def looks_like_rows(cells: Sequence[Sequence[str]]) -> bool:
    """True when most of several rows have a cell that names an organisation."""
    rows = [row for row in cells if sum(1 for cell in row if cell.strip()) >= 2]
    named = sum(any(cell_kind(cell) == "partner" for cell in row) for row in rows[:30])
    return len(rows) >= 2 and named * 2 >= len(rows[:30])
