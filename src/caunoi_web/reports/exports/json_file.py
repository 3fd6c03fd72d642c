"""A list as JSON: typed values, ISO dates, codes beside labels, and what the file is."""

import json
from collections.abc import Iterator
from typing import IO, Any

from django.utils.translation import get_language

from caunoi_web.reports.exports.cells import data_of
from caunoi_web.reports.tables import Grid, Paper


def write_json(paper: Paper, target: IO[bytes]) -> None:
    """One object; ``rows`` come last and one to a line, so that a reader may take them as they come.

    A paper of several tables gives the first.
    """
    grid = next(part for part in paper.parts if isinstance(part, Grid))
    head = _text(_head(paper, grid))
    target.write(f'{head[:-1]}, "rows": ['.encode())
    for number, line in enumerate(_rows(grid)):
        target.write((f",\n{line}" if number else f"\n{line}").encode())
    target.write(b"\n]}\n")


def _head(paper: Paper, grid: Grid) -> dict[str, Any]:
    head = paper.head
    return {
        "title": head.title,
        "as_of": head.day.isoformat(),
        "filters": [{"field": one.field, "label": one.label, "value": one.value} for one in head.filters],
        "sums": head.sums or None,
        "notes": list(head.notes),
        "exported_at": head.at.isoformat(timespec="seconds"),
        "exported_by": head.who,
        "language": get_language(),
        "number": paper.number,
        "columns": [{"key": column.key, "heading": str(column.heading)} for column in grid.columns],
    }


def _rows(grid: Grid) -> Iterator[str]:
    for row in grid.rows:
        yield _text({column.key: data_of(column.value(row)) for column in grid.columns})


def _text(value: dict[str, Any]) -> str:
    return json.dumps(value, ensure_ascii=False)
