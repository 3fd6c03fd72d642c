"""One cell per line: the header lines come first, then the same cycle for every row."""

import re
from collections.abc import Sequence

from caunoi.extraction.layouts.alignment import columns_of_cells, runs
from caunoi.extraction.layouts.columns import cell_kind, guessed_meanings, header_meanings
from caunoi.extraction.layouts.lines import heading_words, is_footer, lines_of, numbered_heading
from caunoi.extraction.layouts.quality import quality
from caunoi.extraction.records import AGREEING, Piece, Record
from caunoi.extraction.view import View

_NUMBER = re.compile(r"\s*(\d{1,4})\s*[.)]?\s*\Z")
_FEWEST = 3  # columns, and rows without a header
_MOST = 15  # columns
_BEFORE_UNKNOWN = 2  # headers above one that is not known
_LONGEST_HEADER = 60  # characters
_HEADER_AMONG = 200  # lines
_MOST_LINES = 60  # of one row

_Chunks = list[list[Piece]]


def stacked_records(view: View) -> list[Record]:
    """The records of a list of cells, one on each line: of the ways to part the rows the best."""
    text = view.text
    lines = lines_of(text)
    head, after = _header(text, lines)
    meanings = header_meanings([lines[place].of(text) for place in head])
    body = lines[after:] if head else lines
    numbered = _numbered_chunks(text, body)
    if not meanings:
        return _records(text, numbered, []) if len(numbered) >= _FEWEST else []
    if numbered and "number" in meanings:
        return _records(text, numbered, meanings)
    ways = [
        _blocks(text, body, len(meanings)),
        _counted(text, body, len(meanings)),
        _filled(text, body, len(meanings)),
    ]
    found = [_records(text, chunks, meanings) for chunks in (numbered, *ways) if chunks]
    return max(found, key=lambda records: quality(text, records), default=[])


def _header(text: str, lines: Sequence[Piece]) -> tuple[list[int], int]:
    """The places of the header lines, and where the rows begin; nothing when there is no header.

    The lines may be spaced with blank ones. A line among them that is no known header is the
    header of a column whose meaning does not matter, if the lines stand close.
    """
    run: list[int] = []
    for place, line in enumerate(lines[:_HEADER_AMONG]):
        words = line.of(text)
        is_known = len(words) <= _LONGEST_HEADER and bool(header_meanings([words])[0])
        if is_known or (words and _goes_on(text, lines, run, place)):
            run.append(place)
        elif words:
            if _is_whole(text, lines, run):
                break
            run = []
    if not _is_whole(text, lines, run):
        return [], 0
    run = _with_unknown(text, lines, _without_title(text, lines, run))
    return run, run[-1] + 1


def _goes_on(text: str, lines: Sequence[Piece], run: list[int], place: int) -> bool:
    """A single unknown line between the headers of a list that names its partner: "Faculty champion"."""
    words = lines[place].of(text)
    if (
        len(run) < _BEFORE_UNKNOWN
        or len(words) > _LONGEST_HEADER
        or cell_kind(words) not in ("text", "content")
    ):
        return False
    meanings = header_meanings([lines[one].of(text) for one in run])
    below = next((line.of(text) for line in lines[place + 1 : place + 3] if line.of(text)), "")
    is_known = len(below) <= _LONGEST_HEADER and bool(header_meanings([below])[0])
    return is_known and "partner" in meanings and bool(meanings[-1])


def _with_unknown(text: str, lines: Sequence[Piece], run: list[int]) -> list[int]:
    """The header with the unknown lines right below it, up to a blank line, when it has no blank ones."""
    if run[-1] - run[0] + 1 != len(run):
        return run
    below: list[int] = []
    for place in range(run[-1] + 1, min(run[-1] + 4, len(lines))):
        words = lines[place].of(text)
        if not words:
            return [*run, *below]
        if len(words) > _LONGEST_HEADER or cell_kind(words) != "text":
            break
        below.append(place)
    return run


def _is_whole(text: str, lines: Sequence[Piece], run: list[int]) -> bool:
    meanings = header_meanings([lines[place].of(text) for place in run])
    return _FEWEST <= len(run) <= _MOST and "partner" in meanings


def _without_title(text: str, lines: Sequence[Piece], run: list[int]) -> list[int]:
    """A title that reads like a header ("Partner institutions") is none when a column has its meaning."""
    meanings = [header_meanings([lines[place].of(text)])[0] for place in run]
    while len(run) > _FEWEST and meanings[0] in meanings[1:]:
        run, meanings = run[1:], meanings[1:]
    return run


def _numbered_chunks(text: str, lines: Sequence[Piece]) -> _Chunks:
    """Rows that begin with a line holding nothing but the next number."""
    chunks: _Chunks = []
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


def _without_foot(text: str, chunks: _Chunks) -> _Chunks:
    """The last row ends where a footer begins, or where the longest other row would end."""
    longest = max((len(chunk) for chunk in chunks[:-1]), default=len(chunks[-1]))
    foot = next((n for n, line in enumerate(chunks[-1]) if is_footer(line.of(text))), longest)
    chunks[-1] = chunks[-1][: min(foot, longest)]
    return chunks


def _blocks(text: str, lines: Sequence[Piece], width: int) -> _Chunks:
    """Rows parted by empty lines; a line of nothing but blanks is a cell left blank.

    Two blocks that with the empty line between them are a row of ``width`` cells are one: a cell was blank.
    """
    chunks: _Chunks = [[]]
    for line in _above_foot(text, lines):
        if line.end > line.start:
            chunks[-1].append(line)
        elif chunks[-1]:
            chunks.append([])
    filled = [chunk for chunk in chunks if chunk]
    whole = sum(len(chunk) >= width for chunk in filled)
    if width > _FEWEST and whole * 2 >= len(filled):
        filled = _rejoined(filled, width)
    return filled if len(filled) >= 2 else []


def _rejoined(chunks: _Chunks, width: int) -> _Chunks:
    """The chunks, two neighbours made one where only a blank cell between them is missing to a row."""
    joined: _Chunks = []
    for chunk in chunks:
        if joined and len(joined[-1]) + 1 + len(chunk) == width:
            gap = joined[-1][-1].end + 1
            joined[-1] = [*joined[-1], Piece(gap, gap), *chunk]
        else:
            joined.append(chunk)
    return joined


def _above_foot(text: str, lines: Sequence[Piece]) -> Sequence[Piece]:
    foot = next((n for n, line in enumerate(lines) if is_footer(line.of(text))), len(lines))
    return lines[:foot]


def _counted(text: str, lines: Sequence[Piece], width: int) -> _Chunks:
    """Rows without numbers: as many lines each as there are headers, blank cells counted."""
    return _cut([line for line in _above_foot(text, lines) if line.end > line.start], width)


def _filled(text: str, lines: Sequence[Piece], width: int) -> _Chunks:
    """Rows without numbers: as many filled lines each as there are headers."""
    return _cut([line for line in _above_foot(text, lines) if line.trimmed(text)], width)


def _cut(lines: list[Piece], width: int) -> _Chunks:
    return [lines[n : n + width] for n in range(0, len(lines) - width + 1, width)]


def _records(text: str, chunks: _Chunks, meanings: list[str]) -> list[Record]:
    records, heading, headed = [], "", bool(meanings)
    meanings = meanings or _guessed(text, chunks)
    names_only = not AGREEING & set(meanings)
    for chunk in chunks:
        cells, below = _cells(text, chunk, len(meanings), ends_in_place=meanings[-1] in ("country", "region"))
        columns = _columns(text, cells, meanings)
        if len(cells) == 1 and heading_words(cells[0].of(text)):  # nothing else in its block
            heading = heading_words(cells[0].of(text))
        elif "partner" in columns:
            start, end = columns["partner"].start, max(piece.end for piece in columns.values())
            record = Record(start, end, columns, heading, "stacked", names_only=names_only, headed=headed)
            records.append(record)
        heading = below or heading
    return records


def _columns(text: str, cells: list[Piece], meanings: list[str]) -> dict[str, Piece]:
    """Each cell in its column; lines that go on with the cell above are put together with it."""
    words = [cell.of(text) for cell in cells[:_MOST_LINES]]
    kinds = [cell_kind(cell) for cell in words]
    columns: dict[str, Piece] = {}
    for column, first, behind in runs(columns_of_cells(words, kinds, meanings)):
        piece = Piece(cells[first].start, cells[behind - 1].end).trimmed(text)
        if meanings[column] and piece.of(text).strip("-– "):
            columns[meanings[column]] = piece
    return columns


def _guessed(text: str, chunks: _Chunks) -> list[str]:
    width = min(max(len([c for c in chunk if c.trimmed(text)]) for chunk in chunks), _MOST)
    rows = [[cell.of(text) for cell in _cells(text, chunk, width)[0]][:width] for chunk in chunks]
    rows = [row + [""] * (width - len(row)) for row in rows]
    return guessed_meanings(list(zip(*rows, strict=True)))


def _cells(
    text: str, chunk: list[Piece], width: int, *, ends_in_place: bool = False
) -> tuple[list[Piece], str]:
    """The cells of one row, and a heading that stands below its last cell.

    A chunk with exactly as many lines as columns keeps its blank cells; otherwise empty lines,
    then all blank ones, are mere spacing. ``ends_in_place``: the last column holds countries, so
    that only a second country below is a heading.
    """
    chunk, section = _without_section(text, chunk)
    written = [line for line in chunk if line.end > line.start]
    filled = [line for line in chunk if line.trimmed(text)]
    cells = next((lines for lines in (chunk, written) if len(lines) == width), filled)
    heading = heading_words(cells[-1].of(text)) if len(cells) > width else ""
    if heading and ends_in_place and not heading_words(cells[-2].of(text)):
        heading = ""
    return (cells[:-1] if heading else cells), section or heading


def _without_section(text: str, chunk: list[Piece]) -> tuple[list[Piece], str]:
    """The chunk without a numbered heading below its row ("II. ĐỐI TÁC TRONG NƯỚC"), and that heading."""
    last = max((place for place, line in enumerate(chunk) if line.trimmed(text)), default=0)
    heading = numbered_heading(chunk[last].of(text)) if last else ""
    return (chunk[:last], heading) if heading else (chunk, "")
