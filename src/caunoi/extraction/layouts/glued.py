"""Cells that lost what parted them: "Republic of PolandUniversity of Warsaw2024"."""

import re
from collections import Counter
from dataclasses import replace

from caunoi.extraction.layouts.grid import Grid, records_of
from caunoi.extraction.layouts.lines import heading_words, lines_of
from caunoi.extraction.phrases import CAPITALS, SMALL
from caunoi.extraction.places import is_country
from caunoi.extraction.records import Piece, Record
from caunoi.extraction.view import View

_FEWEST = 3  # rows with a country glued to a name
_LONGEST = 300  # characters of a row
_REACH = 80  # characters from its end in which its year stands
_BEFORE_SEAM = re.compile(rf"[{SMALL})](?=[{CAPITALS}])")
_DATE = r"(?:\d{1,2}[/.-]){0,2}(?:19|20)\d\d"
_YEARS = re.compile(rf"(?<![\d/.-])(?:{_DATE})(?:\s?\([^()]{{1,40}}\))?\s*\Z")
_AMONG = re.compile(rf"(?<=[{SMALL})]){_DATE}(?=[{CAPITALS}])")  # "Nhật Bản2020Trao đổi sinh viên"
_NUMBER = re.compile(rf"\d{{1,3}}(?:[.)]\s?|\s)?(?=[{CAPITALS}])")
_OFTEN = 3  # rows that share the words behind a seam: those of a column of units
_Cells = tuple[Piece, Piece, Piece, Piece]


def glued_records(view: View) -> list[Record]:
    """The records of lines in which a country stands right against the name, the year often behind it."""
    text = view.text
    lines = [line.trimmed(text) for line in lines_of(text)]
    cut = [_cells(text, line) if 0 < line.end - line.start <= _LONGEST else None for line in lines]
    if sum(cells is not None for cells in cut) < _FEWEST:
        return []
    rows: list[_Cells] = []
    headings: dict[int, str] = {}
    for line, cells in zip(lines, cut, strict=True):
        if cells:
            rows.append(cells)
        elif heading_words(line.of(text)):
            headings[len(rows)] = heading_words(line.of(text))
    rows = _without_shared(text, rows)
    found = records_of(text, Grid(tuple(rows), "glued", headings))
    return [replace(record, columns=_signed(record.columns)) for record in found]


def _without_shared(text: str, rows: list[_Cells]) -> list[_Cells]:
    """The rows without what stands glued behind the name of several: a unit of the host, a level."""
    seams = [[seam.end() for seam in _BEFORE_SEAM.finditer(text, row[1].start, row[1].end)] for row in rows]
    shared = Counter(text[seam : row[1].end] for row, own in zip(rows, seams, strict=True) for seam in own)
    found: list[_Cells] = []
    for (country, name, year, told), own in zip(rows, seams, strict=True):
        cut = next((seam for seam in own if _ends_name(text, seam, name.end, shared)), name.end)
        found.append((country, Piece(name.start, cut), year, told))
    return found


def _ends_name(text: str, seam: int, end: int, shared: Counter[str]) -> bool:
    """A bracket closes the name, or other rows have the same words behind it ("ParisTech" is whole)."""
    words = text[seam:end]
    return text[seam - 1] == ")" or shared[words] >= (_OFTEN - 1 if " " in words else _OFTEN)


def _signed(columns: dict[str, Piece]) -> dict[str, Piece]:
    """A year that no header explains is that of the signing."""
    return {("signed" if name == "validity" else name): piece for name, piece in columns.items()}


def _cells(text: str, line: Piece) -> _Cells | None:
    """Country, name, year and description of a line; None when no country is glued to anything.

    A number may stand right before the first cell.
    """
    number = _NUMBER.match(text, line.start, line.end)
    start = number.end() if number else line.start
    seams = [found.end() for found in _BEFORE_SEAM.finditer(text, max(start - 1, 0), line.end)]
    if not seams:
        return None
    last, told = _year_and_rest(text, Piece(start, line.end))
    for seam in seams:
        if seam >= last.start:
            break
        before, behind = Piece(start, seam), Piece(seam, last.start)
        if is_country(before.of(text)):
            return before, behind.trimmed(text), last, told
        if is_country(behind.of(text)):
            return behind.trimmed(text), before, last, told
    return None


def _year_and_rest(text: str, line: Piece) -> tuple[Piece, Piece]:
    """The year of a line, at its end or glued between two cells, and what stands behind it."""
    years = _YEARS.search(text, max(line.start, line.end - _REACH), line.end)
    among = None if years else _AMONG.search(text, line.start, line.end)
    if among:
        return Piece(among.start(), among.end()), Piece(among.end(), line.end)
    nothing = Piece(line.end, line.end)
    return (Piece(years.start(), line.end) if years else nothing), nothing
