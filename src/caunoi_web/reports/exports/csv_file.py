"""Register R1 as CSV that a Vietnamese Excel opens with a double click (docs/decisions/0007-exports.md)."""

import csv
from collections.abc import Iterable, Iterator
from datetime import date
from io import StringIO
from itertools import islice

from django.utils.translation import override

from caunoi_web.common.jinja import format_day
from caunoi_web.reports.columns import COLUMNS, Cell
from caunoi_web.reports.exports.head import Head
from caunoi_web.reports.queries.r1_rows import R1Row

BYTE_MARK = "\ufeff"
SEPARATOR = ";"
CHUNK = 200

# A spreadsheet takes a cell that begins so for a formula; the wide forms count in East Asian versions.
_FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


def csv_pieces(head: Head, rows: Iterable[R1Row], language: str) -> Iterator[str]:
    """The file in pieces, so that its length costs no memory.

    The language is set anew for each piece: a response is sent after the request has ended.
    """
    with override(language):
        lines: list[list[Cell]] = [[line] for line in head.lines()]
        first = _lines([*lines, [], [str(column.heading) for column in COLUMNS]])
    yield BYTE_MARK + first
    waiting = iter(rows)
    while True:
        with override(language):
            piece = _lines([column.cell(row) for column in COLUMNS] for row in islice(waiting, CHUNK))
        if not piece:
            return
        yield piece


def defused(text: str) -> str:
    """The text so that no spreadsheet takes it for a formula: an apostrophe goes before a risky start."""
    return f"'{text}" if text.startswith(_FORMULA_STARTS) else text


def _lines(rows: Iterable[list[Cell]]) -> str:
    text = StringIO()
    writer = csv.writer(text, delimiter=SEPARATOR, lineterminator="\r\n")
    writer.writerows([_plain(cell) for cell in row] for row in rows)
    return text.getvalue()


def _plain(cell: Cell) -> str:
    if isinstance(cell, date):
        return format_day(cell)
    return defused(cell) if isinstance(cell, str) else str(cell)
