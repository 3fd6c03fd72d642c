"""Cells that lost what parted them: "Republic of PolandUniversity of Warsaw2024"."""

import re
from dataclasses import replace

from caunoi.extraction.layouts.grid import Grid, records_of
from caunoi.extraction.layouts.lines import heading_words, lines_of
from caunoi.extraction.phrases import CAPITALS, SMALL
from caunoi.extraction.places import find_countries
from caunoi.extraction.records import Piece, Record
from caunoi.extraction.view import View

_FEWEST = 3  # rows with a country glued to a name
_LONGEST = 300  # characters of a row
_REACH = 80  # characters from its end in which its year stands
_SEAM = re.compile(rf"(?<=[{SMALL})])(?=[{CAPITALS}])")
_YEARS = re.compile(r"(?<![\d/.-])(?:(?:\d{1,2}[/.-]){0,2}(?:19|20)\d\d)(?:\s?\([^()]{1,40}\))?\s*\Z")
_Cells = tuple[Piece, Piece, Piece]


def glued_records(view: View) -> list[Record]:
    """The records of lines in which a country stands right against the name, the year often behind it."""
    text = view.text
    rows: list[_Cells] = []
    headings: dict[int, str] = {}
    for line in lines_of(text):
        piece = line.trimmed(text)
        cells = _cells(text, piece) if 0 < piece.end - piece.start <= _LONGEST else None
        if cells:
            rows.append(cells)
        elif heading_words(piece.of(text)):
            headings[len(rows)] = heading_words(piece.of(text))
    found = records_of(text, Grid(tuple(rows), "glued", headings)) if len(rows) >= _FEWEST else []
    return [replace(record, columns=_signed(record.columns)) for record in found]


def _signed(columns: dict[str, Piece]) -> dict[str, Piece]:
    """A year that no header explains is that of the signing."""
    return {("signed" if name == "validity" else name): piece for name, piece in columns.items()}


def _cells(text: str, line: Piece) -> _Cells | None:
    """Country, name and year of a line; None when no country is glued to anything."""
    years = _YEARS.search(text, max(line.start, line.end - _REACH), line.end)
    last = Piece(years.start(), line.end) if years else Piece(line.end, line.end)
    for seam in _SEAM.finditer(text, line.start, last.start):
        before, behind = Piece(line.start, seam.start()), Piece(seam.start(), last.start)
        if _is_country(before.of(text)):
            return before, behind.trimmed(text), last
        if _is_country(behind.of(text)):
            return behind.trimmed(text), before, last
    return None


def _is_country(words: str) -> bool:
    return any(one.start == 0 and one.end == len(words) for one in find_countries(words))
