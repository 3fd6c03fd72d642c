"""The rows of all tables as lines of JSON, out of and into any database that Django speaks to.

The tables are those of the migrations that are applied, not those of the code: a backup can be made
between installing a new version and migrating, and one of an older version can be restored.
"""

import base64
import json
from collections.abc import Iterable, Iterator
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from typing import Any
from uuid import UUID

from django.core.management.color import no_style
from django.db import DatabaseError, connection, models
from django.db.migrations.loader import MigrationLoader
from django.utils.duration import duration_iso_string

from caunoi_web.operation.errors import BackupUnusable

# Made again (the search index), a danger elsewhere (what opens the sessions that are going on), or about
# this installation alone.
LEFT_OUT = frozenset({"sessions.session", "accounts.signedin", "search.searchentry", "operation.heartbeat"})
READ_AT_ONCE = 100  # rows; a document's row carries its text
WRITTEN_AT_ONCE = 1000  # rows
BYTES_AT_ONCE = 4 * 1024 * 1024

Node = tuple[str, str]


def applied_migrations() -> list[Node]:
    """App and name of each migration that this database has had, sorted."""
    return sorted(MigrationLoader(connection).applied_migrations)


def unknown_migrations(nodes: Iterable[Node]) -> list[Node]:
    """Those that this version of the program does not have."""
    known = MigrationLoader(None, ignore_no_migrations=True).disk_migrations  # asks no database
    return [node for node in nodes if node not in known]


def newest_of_each_app(nodes: Iterable[Node]) -> list[Node]:
    """Those that no other of the same app builds upon; migrating to them applies all."""
    graph, chosen = MigrationLoader(connection).graph, set(nodes)
    return sorted(
        node
        for node in chosen
        if not any(child.key[0] == node[0] and child.key in chosen for child in graph.node_map[node].children)
    )


def tables_of(nodes: list[Node]) -> dict[str, type[models.Model]]:
    """The tables after these migrations that a backup holds, by label ("register.agreement")."""
    state = MigrationLoader(connection).project_state(list(nodes))
    every = state.apps.get_models(include_auto_created=True)
    kept = [model for model in every if model._meta.managed and not model._meta.proxy]
    return {
        model._meta.label_lower: model
        for model in sorted(kept, key=lambda model: model._meta.label_lower)
        if model._meta.label_lower not in LEFT_OUT
    }


def lines_of(model: type[models.Model]) -> Iterator[bytes]:
    """Each row as one line of JSON, by primary key."""
    fields = _columns(model)
    rows = model._base_manager.order_by("pk").values_list(*(field.attname for field in fields))
    for row in rows.iterator(chunk_size=READ_AT_ONCE):
        values = {field.attname: _written(field, value) for field, value in zip(fields, row, strict=True)}
        yield json.dumps(values, ensure_ascii=False, separators=(",", ":")).encode() + b"\n"


def empty(tables: Iterable[type[models.Model]]) -> None:
    """Take out what migrations put in. Only for a database that is being made."""
    with connection.cursor() as cursor:
        for model in tables:
            cursor.execute(f"DELETE FROM {connection.ops.quote_name(model._meta.db_table)}")  # noqa: S608


def load_lines(model: type[models.Model], lines: Iterable[bytes]) -> int:
    """Write the rows; returns how many. Raises ``BackupUnusable`` for one that does not fit the table."""
    fields = {field.attname: field for field in _columns(model)}
    done, waiting, size = 0, [], 0
    for line in lines:
        waiting.append(_row_of(model, fields, line))
        size += len(line)
        if len(waiting) >= WRITTEN_AT_ONCE or size >= BYTES_AT_ONCE:
            done, waiting, size = done + _insert(model, fields, waiting), [], 0
    return done + _insert(model, fields, waiting)


def count_rows(model: type[models.Model]) -> int:
    """How many rows the table has now."""
    return model._base_manager.count()


def reset_counters(tables: Iterable[type[models.Model]]) -> None:
    """Let the database's own counters go on after the highest number that was loaded."""
    with connection.cursor() as cursor:
        for statement in connection.ops.sequence_reset_sql(no_style(), list(tables)):
            cursor.execute(statement)


def _columns(model: type[models.Model]) -> list[models.Field]:
    return [field for field in model._meta.local_concrete_fields if not field.generated]


def _written(field: models.Field, value: Any) -> Any:
    """The value as JSON keeps it without loss; ``field.to_python`` reads it back."""
    if value is None or isinstance(field, models.JSONField):
        return value
    if isinstance(value, UUID | Decimal):
        return str(value)
    if isinstance(value, datetime | date | time):
        return value.isoformat()
    if isinstance(value, timedelta):
        return duration_iso_string(value)
    if isinstance(value, bytes | memoryview):
        return base64.b64encode(bytes(value)).decode()
    return value


def _row_of(model: type[models.Model], fields: dict[str, models.Field], line: bytes) -> list[Any]:
    try:
        values = json.loads(line)
        if set(values) != set(fields):
            raise ValueError("other columns")
        return [_stored(field, values[name]) for name, field in fields.items()]
    except Exception as fault:
        raise BackupUnusable(f"A row of {model._meta.label_lower} cannot be understood.") from fault


def _stored(field: models.Field, value: Any) -> Any:
    """The value as this database takes it."""
    if isinstance(field, models.JSONField):
        if value is None and field.null:
            return None
        return connection.ops.adapt_json_value(value, field.encoder)
    if value is not None and isinstance(field, models.BinaryField):
        value = base64.b64decode(value)
    elif value is not None and not isinstance(field, models.ForeignKey):
        value = field.to_python(value)
    elif value is not None:
        value = field.target_field.to_python(value)
    return field.get_db_prep_save(value, connection)


def _insert(model: type[models.Model], fields: dict[str, models.Field], rows: list[list[Any]]) -> int:
    if not rows:
        return 0
    quote = connection.ops.quote_name
    columns = ", ".join(quote(field.column) for field in fields.values())
    places = ", ".join(["%s"] * len(fields))
    statement = f"INSERT INTO {quote(model._meta.db_table)} ({columns}) VALUES ({places})"  # noqa: S608
    try:
        with connection.cursor() as cursor:
            cursor.executemany(statement, rows)
    except DatabaseError as fault:
        # The database's own words may quote the row, so only the table is named.
        raise BackupUnusable(
            f"Rows of {model._meta.label_lower} do not fit this database ({type(fault).__name__})."
        ) from fault
    return len(rows)
