"""A paper as CSV that a Vietnamese Excel opens with a double click (docs/decisions/0007-exports.md)."""

import codecs
import csv
from collections.abc import Iterable
from io import StringIO
from itertools import islice
from typing import IO

from caunoi_web.common.formulas import defused
from caunoi_web.reports.exports.cells import printed
from caunoi_web.reports.tables import Grid, Paper, Passage

SEPARATOR = ";"
CHUNK = 200


def write_csv(paper: Paper, target: IO[bytes]) -> None:
    """Write the whole file, a piece at a time."""
    target.write(codecs.BOM_UTF8)
    target.write(_lines([line] for line in paper.head.lines()))
    for part in (*paper.parts, *paper.annex):
        if isinstance(part, Passage):
            target.write(_lines([[], [part.title], [part.text]]))
        else:
            _grid(part, target)


def _grid(grid: Grid, target: IO[bytes]) -> None:
    above = [[words] for words in (grid.title, grid.note) if words]
    target.write(_lines([[], *above, [str(column.heading) for column in grid.columns]]))
    values = [column.value for column in grid.columns]
    rows = iter(grid.rows)
    while chunk := list(islice(rows, CHUNK)):
        target.write(_lines([printed(value(row)) for value in values] for row in chunk))


def _lines(rows: Iterable[list[str]]) -> bytes:
    text = StringIO()
    writer = csv.writer(text, delimiter=SEPARATOR, lineterminator="\r\n")
    writer.writerows([defused(cell) for cell in row] for row in rows)
    return text.getvalue().encode()
