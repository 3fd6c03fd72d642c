"""Reads figures from tables of numbers by year: "Năm | Số cán bộ"."""

import re
from collections.abc import Sequence

from caunoi.domain.documents import Cell, Document, Table
from caunoi.domain.findings import FigureFinding
from caunoi.domain.quotes import Quote
from caunoi.extraction.figures_counts import find_units
from caunoi.extraction.figures_numbers import find_numbers

_YEAR_HEADING = re.compile(r"\s*(?:năm|năm học|year|academic year)\s*\Z", re.IGNORECASE)
_YEAR = re.compile(r"\s*((?:19|20)\d\d)(?:\s*[-–/]\s*(?:20)?\d\d)?\s*\Z")
_CERTAIN = 0.95


def figures_in_tables(document: Document, language: str) -> list[FigureFinding]:
    """One figure for each number in a column that counts something, in a row headed by a year."""
    return [figure for table in document.tables for figure in _in_table(document, table, language)]


def _in_table(document: Document, table: Table, language: str) -> list[FigureFinding]:
    if len(table.rows) < 2:
        return []
    headings = [_words(document, cell) for cell in table.rows[0]]
    years = next((place for place, words in enumerate(headings) if _YEAR_HEADING.match(words)), None)
    if years is None:
        return []
    counted = {place: units[0].value for place, words in enumerate(headings) if (units := find_units(words))}
    found = []
    for row in table.rows[1:]:
        year = _YEAR.match(_words(document, row[years])) if len(row) > years else None
        if year:
            found += _in_row(document, row, int(year[1]), counted, language)
    return found


def _in_row(
    document: Document, row: Sequence[Cell], year: int, counted: dict[int, str], language: str
) -> list[FigureFinding]:
    found = []
    for place, what in counted.items():
        words = _words(document, row[place]) if len(row) > place else ""
        numbers = find_numbers(words, language)
        if len(numbers) == 1 and words.strip().replace(" ", "").isascii():
            quote = Quote.cut(document.text, row[place].span.start, row[place].span.end)
            value = numbers[0].value
            found.append(
                FigureFinding(what, value, quote, year=year, confidence=_CERTAIN, rule="table-number")
            )
    return found


def _words(document: Document, cell: Cell) -> str:
    return document.text[cell.span.start : cell.span.end]
