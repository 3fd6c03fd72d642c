"""Rows of an import in and out of the database, thousands at once.

One prepared statement run for all rows is several times as fast as the statements that Django would compile
for some hundreds of rows each.
"""

from collections.abc import Iterable, Sequence

from django.db import connection

from caunoi_web.imports.models import ImportRow


def insert_rows(rows: Iterable[ImportRow]) -> None:
    """Add rows that are not in the database."""
    columns = ImportRow._meta.concrete_fields
    names = ", ".join(connection.ops.quote_name(column.column) for column in columns)
    marks = ", ".join(["%s"] * len(columns))
    _run(f"INSERT INTO {_table()} ({names}) VALUES ({marks})", rows, [column.name for column in columns])  # noqa: S608  (our own names)


def store_rows(rows: Iterable[ImportRow], fields: Sequence[str]) -> None:
    """Store some fields of rows that are there."""
    columns = [ImportRow._meta.get_field(name) for name in fields]
    names = ", ".join(f"{connection.ops.quote_name(column.column)} = %s" for column in columns)
    _run(f"UPDATE {_table()} SET {names} WHERE id = %s", rows, [*fields, "id"])  # noqa: S608  (our own names)


def _table() -> str:
    return connection.ops.quote_name(ImportRow._meta.db_table)


def _run(statement: str, rows: Iterable[ImportRow], fields: Sequence[str]) -> None:
    columns = [ImportRow._meta.get_field(name) for name in fields]
    values = [
        [column.get_db_prep_save(getattr(row, column.attname), connection) for column in columns]
        for row in rows
    ]
    if values:
        with connection.cursor() as cursor:
            cursor.executemany(statement, values)
