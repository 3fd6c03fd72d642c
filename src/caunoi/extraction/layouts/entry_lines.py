"""Entries that hold one cell on each line, in the order of the header above them."""

from collections.abc import Sequence

from caunoi.extraction.layouts.alignment import columns_of_cells, runs
from caunoi.extraction.layouts.columns import cell_kind
from caunoi.extraction.layouts.entry import Entry
from caunoi.extraction.layouts.lines import lines_of
from caunoi.extraction.places import find_countries
from caunoi.extraction.records import Piece

_FEWEST_COLUMNS = 3  # with the partner's


def are_lined(text: str, entries: Sequence[Entry], header: Sequence[str]) -> bool:
    """True when most entries have as many lines as the header has columns beside the number."""
    width = len(_columns(header))
    if width < _FEWEST_COLUMNS:
        return False
    fitting = sum(len(_cells(text, entry)) == width for entry in entries)
    return fitting * 3 >= len(entries) * 2


def lined_columns(text: str, entry: Entry, name: Piece, header: Sequence[str]) -> dict[str, Piece]:
    """The columns of the lines below the one that names the partner."""
    meanings = _columns(header)
    cells = _cells(text, entry)
    below = [cell for cell in cells[1:] if cell.start >= name.end]
    wanted = meanings[meanings.index("partner") + 1 :]
    if len(below) != len(wanted):
        below = [cell for cell in below if cell.trimmed(text)]
    words = [cell.of(text) for cell in below]
    columns = _country_behind(text, name, cells)
    for column, first, behind in runs(columns_of_cells(words, [cell_kind(cell) for cell in words], wanted)):
        piece = Piece(below[first].start, below[behind - 1].end).trimmed(text)
        if wanted[column] and piece.of(text).strip("-– "):
            columns[wanted[column]] = piece
    return columns


def _country_behind(text: str, name: Piece, cells: list[Piece]) -> dict[str, Piece]:
    """The country that ends the line of the name: "..., Hangzhou, China"."""
    end = next((cell.end for cell in cells if cell.end >= name.end), name.end)
    countries = find_countries(text[name.end : end])
    if not countries or text[name.end + countries[-1].end : end].strip(" .,)"):
        return {}
    return {"country": Piece(name.end + countries[-1].start, name.end + countries[-1].end)}


def _columns(header: Sequence[str]) -> list[str]:
    """The header from the partner on; empty when something else than the number comes before it."""
    meanings = [meaning for meaning in header if meaning != "number"]
    return meanings if meanings and meanings[0] == "partner" else []


def _cells(text: str, entry: Entry) -> list[Piece]:
    """The lines of an entry; one of blanks alone is a cell left blank."""
    return [line for line in lines_of(text, entry.start, entry.end) if line.end > line.start]
