"""The tables of a file or pasted text, as lines of cells with their places in the text."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from django.utils.translation import gettext as _

from caunoi.domain.documents import Cell, Document, Table
from caunoi.extraction.layouts.choice import find_records
from caunoi.extraction.layouts.columns import guessed_meanings
from caunoi.extraction.records import Record
from caunoi.extraction.view import View
from caunoi.reading import read
from caunoi.reading.errors import UnreadableDocument
from caunoi_web.imports.errors import UnreadableTable
from caunoi_web.imports.headings import given_heading
from caunoi_web.sources.failures import failure_of

MOST_ROWS, MOST_COLUMNS = 20_000, 120
_ORDER = (
    "number",
    "partner",
    "alias",
    "country",
    "document",
    "content",
    "signed",
    "start",
    "end",
    "validity",
)


@dataclass(frozen=True, slots=True)
class Line:
    """One line: ``number`` is that of the file (a sheet's row), ``places`` say where each cell stands.

    ``inherited`` are the columns that only go on with a merged cell.
    """

    number: int
    cells: tuple[str, ...]
    places: tuple[tuple[int, int], ...]
    inherited: frozenset[int] = frozenset()

    @property
    def is_blank(self) -> bool:
        return not any(cell.strip() for cell in self.cells)


@dataclass(frozen=True, slots=True)
class Found:
    """A table of a file; ``name`` is that of its sheet, "" when it has none."""

    name: str
    lines: tuple[Line, ...]

    @property
    def width(self) -> int:
        return max((len(line.cells) for line in self.lines), default=0)


def read_file(data: bytes, name: str) -> Document:
    """The file as the library reads it. Raises ``UnreadableTable`` in the person's language."""
    try:
        return read(data, name)
    except UnreadableDocument as fault:
        failure = failure_of(fault.code)
        raise UnreadableTable(f"{failure.what} {failure.remedy}") from fault


def tables_of(document: Document) -> list[Found]:
    """Every table of a document; of a text without any, the rows that read like a register's.

    Raises ``UnreadableTable`` when there is none, or one is larger than an import takes.
    """
    found = [Found(table.name, tuple(_lines(document, table))) for table in document.tables]
    found = [table for table in found if len(table.lines) > 1] or found
    if not found:
        found = _running_rows(document)
    if not found:
        raise UnreadableTable(
            _(
                "There is no table in it. Copy the cells from Excel or Word with their headings, "
                "or upload the file."
            )
        )
    return found


def check_size(table: Found) -> None:
    """Raise ``UnreadableTable`` for a table that is too wide or too long."""
    if table.width > MOST_COLUMNS:
        raise UnreadableTable(
            _("The table has %(columns)d columns; at most %(most)d are read. Delete those without use.")
            % {"columns": table.width, "most": MOST_COLUMNS}
        )
    if len(table.lines) > MOST_ROWS + 50:
        raise UnreadableTable(
            _("The table has %(rows)d rows; at most %(most)d are read at once. Split it.")
            % {"rows": len(table.lines), "most": MOST_ROWS}
        )


def _lines(document: Document, table: Table) -> Iterator[Line]:
    is_csv = document.media_type == "text/csv"
    width = 1 + max((cell.column for row in table.rows for cell in row), default=-1)
    used = sorted({cell.column for row in table.rows for cell in row})
    columns = {column: place for place, column in enumerate(used)} if width > len(used) else None
    for row in table.rows:
        line = _line(document.text, row, columns, is_csv=is_csv)
        if not line.is_blank:
            yield line


def _line(text: str, row: Sequence[Cell], columns: dict[int, int] | None, *, is_csv: bool) -> Line:
    cells = [""] * (len(columns) if columns else len(row))
    places, inherited = [(0, 0)] * len(cells), set()
    for cell in row:
        place = columns[cell.column] if columns else cell.column
        words = text[cell.span.start : cell.span.end]
        cells[place] = words.replace('""', '"') if is_csv else words
        places[place] = (cell.span.start, cell.span.end)
        if cell.inherited:
            inherited.add(place)
    return Line(row[0].row + 1, tuple(cells), tuple(places), frozenset(inherited))


def _running_rows(document: Document) -> list[Found]:
    """Rows without cells, as a page or PDF gives them, cut by the reader of registers."""
    view = View.of(document.text)
    records = find_records(view, document)
    meanings = {meaning for record in records for meaning in record.columns}
    order = [*(one for one in _ORDER if one in meanings), *sorted(meanings - set(_ORDER))]
    order = [meaning for meaning in order if given_heading(meaning)]
    if not order:
        return []
    heading = Line(0, tuple(given_heading(one) for one in order), ((0, 0),) * len(order))
    rows = [_record_line(view, record, order, number) for number, record in enumerate(records, start=1)]
    return [Found("", (heading, *rows))]


def _record_line(view: View, record: Record, order: Sequence[str], number: int) -> Line:
    cells, places = [], []
    for meaning in order:
        pieces = [record.columns[meaning]] if meaning in record.columns else []
        pieces = [piece.trimmed(view.text) for piece in (*pieces, *record.tails.get(meaning, ()))]
        cells.append("\n".join(view.text[piece.start : piece.end] for piece in pieces if piece))
        first = pieces[0] if pieces and pieces[0] else None
        places.append((view.origins[first.start], view.origins[first.end]) if first else (0, 0))
    return Line(number, tuple(cells), tuple(places))


def without_headings(lines: Sequence[Line]) -> list[str]:
    """Headings for a table that has none, told by its cells; "Column 3" where nothing tells."""
    width = max((len(line.cells) for line in lines), default=0)
    columns = [[_cell(line, place) for line in lines[:40]] for place in range(width)]
    meanings = guessed_meanings(columns)
    return [
        given_heading(meaning) or _("Column %(number)d") % {"number": place}
        for place, meaning in enumerate(meanings, start=1)
    ]


def _cell(line: Line, place: int) -> str:
    return " ".join(line.cells[place].split()) if place < len(line.cells) else ""


def told_apart(headings: Sequence[str]) -> list[str]:
    """The headings with a number behind those that stand there more than once, and a name for empty ones."""
    counts = {words: len(list(some)) for words, some in groupby(sorted(headings))}
    met: dict[str, int] = {}
    found = []
    for place, words in enumerate(headings, start=1):
        met[words] = met.get(words, 0) + 1
        if not words:
            found.append(_("Column %(number)d") % {"number": place})
        else:
            found.append(f"{words} ({met[words]})" if counts[words] > 1 else words)
    return found
