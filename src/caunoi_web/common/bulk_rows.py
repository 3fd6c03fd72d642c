"""Very many rows into a table by the fastest way there is: COPY on PostgreSQL, ``executemany`` on SQLite.

Past the services and past the models: no history, no signals, no checks but those of the database. For a
register to measure with and for derived tables; never for what a person entered.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date, datetime, timezone
from decimal import Decimal
from enum import Enum
from itertools import islice
from typing import Any
from uuid import UUID

from django.db import connection, models, transaction
from django.utils.timezone import now

CHUNK = 5000


class Loader:
    """Rows for one table. ``varying`` names the fields that each row gives, in their order.

    Every other field has the value in ``same``, else its default; "now" where Django would put the time.
    """

    def __init__(self, model: type[models.Model], *varying: str, **same: Any) -> None:
        fields = [one for one in model._meta.concrete_fields if not isinstance(one, models.AutoField)]
        by_name = {one.name: one for one in fields} | {one.attname: one for one in fields}
        given = {by_name[name].attname for name in varying}
        fixed = {by_name[name].attname: value for name, value in same.items()}
        others = [one for one in fields if one.attname not in given]
        self._columns = [by_name[name].column for name in varying] + [one.column for one in others]
        self._rest = tuple(fixed[one.attname] if one.attname in fixed else _default(one) for one in others)
        if connection.vendor == "sqlite":
            self._rest = tuple(map(_plain, self._rest))
        self._table = model._meta.db_table

    def store(self, rows: Iterable[Sequence[Any]], told: Callable[[int], None] = lambda number: None) -> int:
        """Put the rows in, some thousand at a time; returns how many."""
        if connection.vendor == "sqlite":
            rows = (tuple(map(_plain, row)) for row in rows)
        return store(self._table, self._columns, ((*row, *self._rest) for row in rows), told)


def store(
    table: str,
    columns: Sequence[str],
    rows: Iterable[Sequence[Any]],
    told: Callable[[int], None] = lambda number: None,
) -> int:
    """Put rows of plain values into ``table``; ``told`` hears after each chunk how many there are."""
    put = _put_sqlite if connection.vendor == "sqlite" else _copy
    names = ", ".join(f'"{column}"' for column in columns)
    number = 0
    for chunk in _chunks(rows):
        with transaction.atomic():
            put(table, names, len(columns), chunk)
        number += len(chunk)
        told(number)
    return number


def note_sizes() -> None:
    """Tell PostgreSQL how large its tables are now; by itself it notices a minute after the transaction.

    Until then it takes full tables for empty ones and joins them row by row: minutes for some hundred
    agreements whose status is a long condition. SQLite does not go by sizes here.
    """
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("ANALYZE")


def _put_sqlite(table: str, names: str, width: int, rows: list[Sequence[Any]]) -> None:
    places = ", ".join(["%s"] * width)
    with connection.cursor() as cursor:
        cursor.executemany(f"INSERT INTO {table} ({names}) VALUES ({places})", rows)  # noqa: S608  (our own names)


def _copy(table: str, names: str, width: int, rows: list[Sequence[Any]]) -> None:
    with connection.cursor() as cursor, cursor.copy(f"COPY {table} ({names}) FROM STDIN") as copy:
        for row in rows:
            copy.write_row(row)


def _chunks(rows: Iterable[Sequence[Any]]) -> Iterator[list[Sequence[Any]]]:
    left = iter(rows)
    while chunk := list(islice(left, CHUNK)):
        yield chunk


def _default(field: "models.Field[Any, Any]") -> Any:
    if getattr(field, "auto_now", False) or getattr(field, "auto_now_add", False):
        return now()
    default = field.get_default()
    return default.value if isinstance(default, Enum) else default


def _plain(value: Any) -> Any:
    """As SQLite keeps it; PostgreSQL takes the value itself."""
    if isinstance(value, UUID):
        return value.hex
    if isinstance(value, datetime):
        return value.astimezone(timezone.utc).replace(tzinfo=None).isoformat(" ")  # noqa: UP017  (3.11 and before)
    if isinstance(value, date):
        return value.isoformat()
    return str(value) if isinstance(value, Decimal) else value
