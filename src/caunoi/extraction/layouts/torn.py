"""Columns that were torn apart: all names below their header, then all countries below theirs, and so on."""

from collections.abc import Sequence

from caunoi.extraction.layouts.columns import cell_kind, header_meanings
from caunoi.extraction.layouts.lines import is_footer, lines_of
from caunoi.extraction.records import AGREEING, Piece, Record
from caunoi.extraction.view import View

_FEWEST_COLUMNS, _FEWEST_ROWS = 2, 3
_MOST_COLUMNS = 15
_LONGEST_HEADER, _LONGEST_CELL = 60, 120  # characters
_DATED = ("date", "validity", "number")
_KINDS: dict[str, tuple[str, ...]] = {
    "partner": ("partner",),
    "country": ("country",),
    "signed": _DATED,
    "start": _DATED,
    "end": _DATED,
    "validity": _DATED,
    "document": ("document",),
}


def torn_records(view: View) -> list[Record]:
    """The records of neighbouring columns of the same length, one of which holds the partners."""
    text = view.text
    lines = [line.trimmed(text) for line in lines_of(text) if line.trimmed(text)]
    heads = [place for place, line in enumerate(lines) if _is_header(line.of(text))]
    if len(heads) < _FEWEST_COLUMNS:
        return []
    ends = [*heads[1:], len(lines)]
    columns = [_column(text, lines, head, end) for head, end in zip(heads, ends, strict=True)]
    for first in range(len(columns) - 1):
        found = _joined(text, columns, first)
        if found:
            return found
    return []


def _is_header(words: str) -> bool:
    return len(words) <= _LONGEST_HEADER and bool(header_meanings([words])[0])


def _column(text: str, lines: Sequence[Piece], head: int, end: int) -> tuple[str, list[Piece]]:
    """What a header means, and the lines below it, up to the next header or the foot of the list."""
    below = lines[head + 1 : end]
    foot = next((place for place, line in enumerate(below) if is_footer(line.of(text))), len(below))
    return header_meanings([lines[head].of(text)])[0], list(below[:foot])


def _joined(text: str, columns: Sequence[tuple[str, list[Piece]]], first: int) -> list[Record]:
    """The rows of the columns that begin with ``first``; none when their lengths differ."""
    height = len(columns[first][1])
    if height < _FEWEST_ROWS:
        return []
    alike: list[tuple[str, list[Piece]]] = []
    for meaning, cells in columns[first : first + _MOST_COLUMNS]:
        is_last_and_longer = len(cells) > height and bool(alike)  # what stands below the list
        if len(cells) != height and not is_last_and_longer:
            break
        if meaning not in [one for one, _ in alike]:
            alike.append((meaning, cells[:height]))
        if is_last_and_longer:
            break
    meanings = [meaning for meaning, _ in alike]
    if len(alike) < _FEWEST_COLUMNS or "partner" not in meanings:
        return []
    if not all(_fits(text, meaning, cells) for meaning, cells in alike):
        return []
    rows = zip(*(cells for _, cells in alike), strict=True)
    names_only = not AGREEING & set(meanings)
    return [_record(dict(zip(meanings, row, strict=True)), names_only=names_only) for row in rows]


def _fits(text: str, meaning: str, cells: Sequence[Piece]) -> bool:
    """Most cells are short and, in a column of partners, places or times, such a thing."""
    words = [cell.of(text) for cell in cells]
    kinds = _KINDS.get(meaning, ())
    fitting = sum(len(one) <= _LONGEST_CELL and (not kinds or cell_kind(one) in kinds) for one in words)
    return fitting * 5 >= len(words) * 4


def _record(columns: dict[str, Piece], *, names_only: bool) -> Record:
    name = columns["partner"]
    return Record(name.start, name.end, columns, "", "torn", names_only=names_only)
