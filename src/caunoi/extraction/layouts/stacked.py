"""One cell per line: the header lines come first, then the same cycle for every row."""

import re
from collections.abc import Sequence

from caunoi.extraction.layouts.columns import cell_kind, guessed_meanings, header_meanings
from caunoi.extraction.layouts.lines import heading_words, is_footer, lines_of
from caunoi.extraction.records import Piece, Record
from caunoi.extraction.view import View

_NUMBER = re.compile(r"\s*(\d{1,4})\s*[.)]?\s*\Z")
_FITS = {
    "number": ("number",),
    "country": ("country", "partner"),
    "document": ("document",),
    "partner": ("partner", "unit"),
    "date": ("signed", "start", "end", "validity"),
    "validity": ("validity", "start", "end"),
    "content": ("content", "remark"),
    "text": ("content", "remark", "unit", "partner", "document"),
}
_FEWEST = 3  # columns, and rows without a header
_MOST = 15  # columns


def stacked_records(view: View) -> list[Record]:
    """The records of a list of cells, one on each line."""
    text = view.text
    lines = lines_of(text)
    head = _header(text, lines)
    meanings = header_meanings([lines[place].of(text) for place in head])
    body = lines[head[-1] + 1 :] if head else lines
    chunks = _numbered_chunks(text, body)
    if not chunks and meanings:
        chunks = _counted_chunks(text, body, meanings)
    if not chunks or (not meanings and len(chunks) < _FEWEST):
        return []
    return _records(text, chunks, meanings)


def _header(text: str, lines: Sequence[Piece]) -> list[int]:
    """The places of the header lines, which may be spaced with blank ones; empty when there are none."""
    run: list[int] = []
    for place, line in enumerate(lines[:200]):
        words = line.of(text)
        if len(words) <= 60 and bool(header_meanings([words])[0]):
            run.append(place)
        elif words:
            if _is_whole(text, lines, run):
                break
            run = []
    return _without_title(text, lines, run) if _is_whole(text, lines, run) else []


def _is_whole(text: str, lines: Sequence[Piece], run: list[int]) -> bool:
    meanings = header_meanings([lines[place].of(text) for place in run])
    return _FEWEST <= len(run) <= _MOST and "partner" in meanings


def _without_title(text: str, lines: Sequence[Piece], run: list[int]) -> list[int]:
    """A title that reads like a header ("Partner institutions") is none when a column has its meaning."""
    meanings = [header_meanings([lines[place].of(text)])[0] for place in run]
    while len(run) > _FEWEST and meanings[0] in meanings[1:]:
        run, meanings = run[1:], meanings[1:]
    return run


def _numbered_chunks(text: str, lines: Sequence[Piece]) -> list[list[Piece]]:
    """Rows that begin with a line holding nothing but the next number."""
    chunks: list[list[Piece]] = []
    last = -1
    for line in lines:
        match = _NUMBER.match(text[line.start : line.end])
        number = int(match[1]) if match else -1
        if match and (number == last + 1 or (last < 0 and number < 1000) or (last < number <= last + 3)):
            chunks.append([])
            last = number
        if chunks:
            chunks[-1].append(line)
    return _without_foot(text, chunks) if len(chunks) >= 2 else []


def _without_foot(text: str, chunks: list[list[Piece]]) -> list[list[Piece]]:
    """The last row ends where a footer begins, or where the longest other row would end."""
    longest = max((len(chunk) for chunk in chunks[:-1]), default=len(chunks[-1]))
    foot = next((n for n, line in enumerate(chunks[-1]) if is_footer(line.of(text))), longest)
    chunks[-1] = chunks[-1][: min(foot, longest)]
    return chunks


def _counted_chunks(text: str, lines: Sequence[Piece], meanings: list[str]) -> list[list[Piece]]:
    """Rows without numbers: as many filled lines each as there are headers."""
    filled = [line for line in lines if line.trimmed(text)]
    foot = next((n for n, line in enumerate(filled) if is_footer(line.of(text))), len(filled))
    width = len(meanings)
    return [list(filled[n : n + width]) for n in range(0, foot - width + 1, width)]


def _records(text: str, chunks: list[list[Piece]], meanings: list[str]) -> list[Record]:
    records, heading = [], ""
    meanings = meanings or _guessed(text, chunks)
    for chunk in chunks:
        cells, below = _cells(text, chunk, len(meanings))
        columns = {
            meaning: cell.trimmed(text)
            for meaning, cell in _matched(text, meanings, cells)
            if meaning and cell.of(text).strip("-– ")
        }
        if "partner" in columns:
            end = max(piece.end for piece in columns.values())
            records.append(Record(columns["partner"].start, end, columns, heading, "stacked"))
        heading = below or heading
    return records


def _matched(text: str, meanings: list[str], cells: list[Piece]) -> list[tuple[str, Piece]]:
    """Each cell with its column. With cells missing, a cell goes to the next column it fits."""
    if len(cells) >= len(meanings):
        return list(zip(meanings, cells, strict=False))
    matched: list[tuple[str, Piece]] = []
    place = 0
    for cell in cells:
        fitting = _FITS.get(cell_kind(cell.of(text)), ())
        spare = len(meanings) - len(cells) + len(matched)
        place = next((n for n in range(place, spare + 1) if meanings[n] in fitting), place)
        matched.append((meanings[place], cell))
        place += 1
    return matched


def _guessed(text: str, chunks: list[list[Piece]]) -> list[str]:
    width = min(max(len([c for c in chunk if c.trimmed(text)]) for chunk in chunks), _MOST)
    rows = [[cell.of(text) for cell in _cells(text, chunk, width)[0]] for chunk in chunks]
    rows = [row + [""] * (width - len(row)) for row in rows]
    return guessed_meanings(list(zip(*rows, strict=True)))


def _cells(text: str, chunk: list[Piece], width: int) -> tuple[list[Piece], str]:
    """The cells of one row, and a heading that stands below its last cell.

    A chunk with exactly as many lines as columns keeps its blank cells; otherwise empty lines,
    then all blank ones, are mere spacing. Lines too many go on with the last cell.
    """
    written = [line for line in chunk if line.end > line.start]
    filled = [line for line in chunk if line.trimmed(text)]
    cells = next((lines for lines in (chunk, written) if len(lines) == width), filled)
    if len(cells) <= width:
        return cells, ""
    heading = heading_words(cells[-1].of(text))
    if heading:
        cells = cells[:-1]
    cells = _unwrapped(text, cells, width)
    if len(cells) <= width:
        return cells, heading
    return [*cells[: width - 1], Piece(cells[width - 1].start, cells[-1].end)], heading


def _unwrapped(text: str, cells: list[Piece], width: int) -> list[Piece]:
    """Lines too many: those that go on with the cell above, small or in brackets, join it."""
    joined: list[Piece] = []
    spare = len(cells) - width
    for cell in cells:
        first = text[cell.start : cell.end].lstrip()[:1]
        above = text[joined[-1].start : joined[-1].end].lstrip()[:1] if joined else ""
        is_item = first in "-•+" and above in "-•+"
        if joined and spare > 0 and (first.islower() or first == "(" or is_item):
            joined[-1] = Piece(joined[-1].start, cell.end)
            spare -= 1
        else:
            joined.append(cell)
    return joined
