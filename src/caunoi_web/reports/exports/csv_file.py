"""A table as CSV that a Vietnamese Excel opens with a double click (docs/decisions/0007-exports.md)."""

import codecs
import csv
from collections.abc import Iterable
from io import StringIO
from itertools import islice
from typing import IO

from caunoi_web.common.formulas import defused
from caunoi_web.reports.exports.cells import printed
from caunoi_web.reports.tables import Table

SEPARATOR = ";"
CHUNK = 200


def write_csv(table: Table, target: IO[bytes]) -> None:
    """Write the whole file, a piece at a time."""
    target.write(codecs.BOM_UTF8)
    above = [[line] for line in table.head.lines()]
    target.write(_lines([*above, [], [str(column.heading) for column in table.columns]]))
    values = [column.value for column in table.columns]
    rows = iter(table.rows)
    while chunk := list(islice(rows, CHUNK)):
        target.write(_lines([printed(value(row)) for value in values] for row in chunk))


def _lines(rows: Iterable[list[str]]) -> bytes:
    text = StringIO()
    writer = csv.writer(text, delimiter=SEPARATOR, lineterminator="\r\n")
    writer.writerows([defused(cell) for cell in row] for row in rows)
    return text.getvalue().encode()
