"""The lists as CSV and JSON: every public record with every public field, and under which licence."""

import csv
import io
import json
from collections.abc import Iterable, Mapping
from typing import Any, BinaryIO

from caunoi_web.public.fields import Field
from caunoi_web.public.queries.rows import PublicRow
from caunoi_web.reports.exports.csv_file import defused

BOM = "\ufeff"


def keys_of(fields: Iterable[Field]) -> list[str]:
    """The names of the columns, in their order."""
    return ["id", *(key for field in fields for key in field.told)]


def write_csv(file: BinaryIO, fields: tuple[Field, ...], rows: Iterable[PublicRow]) -> None:
    """UTF-8 with a byte mark, so that Excel reads Vietnamese; a list is one cell, parted by "; "."""
    keys = keys_of(fields)
    file.write(BOM.encode())
    file.write(_line(keys))
    for row in rows:
        told = row.plainly()
        file.write(_line([_cell(told.get(key)) for key in keys]))


def write_json(
    file: BinaryIO, about: Mapping[str, Any], fields: tuple[Field, ...], rows: Iterable[PublicRow]
) -> None:
    """One object: what it is, then ``records``, each on a line of its own."""
    head = json.dumps(dict(about) | {"fields": keys_of(fields)}, ensure_ascii=False, indent=1)
    file.write(f'{head.removesuffix("}").rstrip()},\n "records": ['.encode())
    for number, row in enumerate(rows):
        record = json.dumps(row.plainly(), ensure_ascii=False, separators=(",", ":"))
        file.write(f"{',' if number else ''}\n{record}".encode())
    file.write(b"\n]}\n")


def _line(cells: list[str]) -> bytes:
    line = io.StringIO()
    csv.writer(line, lineterminator="\r\n").writerow(cells)
    return line.getvalue().encode()


def _cell(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, list):
        return defused("; ".join(map(str, value)))
    return str(value) if isinstance(value, int) else defused(str(value))
