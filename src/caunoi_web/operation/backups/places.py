"""Where a backup is put back: beside the database in use, then into its place in one step.

The old database is never changed. It is moved aside under a name that carries the moment, or, when
nobody ever used it, taken away.
"""

import os
from abc import ABC, abstractmethod
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

from django.db import DatabaseError, connection, transaction

from caunoi_web.operation.backups.stand_in import standing_in
from caunoi_web.operation.errors import PlaceOccupied

STAGING = "caunoi_restoring"
LOCK_SECONDS = 10


class Place(ABC):
    """One kind of database, for the time of a restore."""

    @abstractmethod
    def is_used_by_others(self) -> bool:
        """True while a site, a worker or a person is connected."""

    @abstractmethod
    @contextmanager
    def staging(self) -> Iterator[None]:
        """For the block, "the" database is an empty new one beside the old."""

    @abstractmethod
    def discard(self) -> None:
        """Take away what ``staging`` made."""

    @abstractmethod
    def swap(self, now: datetime, *, keep_old: bool) -> str:
        """Put what was made into its place; returns what the old one is called now, "" for none."""

    def is_occupied(self) -> bool:
        """True when somebody was ever given an account here; all other rows need one."""
        with connection.cursor() as cursor:
            if "accounts_user" not in connection.introspection.table_names(cursor):
                return False
            cursor.execute("SELECT 1 FROM accounts_user LIMIT 1")
            return cursor.fetchone() is not None

    def refuse_unless_free(self, *, replace: bool) -> bool:
        """Raises ``PlaceOccupied`` when it may not be restored here; returns whether to keep the old."""
        occupied = self.is_occupied()
        if occupied and not replace:
            raise PlaceOccupied(
                "There is an installation with accounts here already. Restore into an empty one, or say "
                "--replace: then the old database is moved aside and kept."
            )
        if self.is_used_by_others():
            raise PlaceOccupied("The database is in use. Stop the site and the workers, then restore.")
        return occupied


class SqlitePlace(Place):
    """A file: the new one is written beside it and takes its name in one rename."""

    def __init__(self) -> None:
        self._file = Path(connection.settings_dict["NAME"])
        self._new = self._file.with_name(f"{self._file.name}.{STAGING}")

    def is_occupied(self) -> bool:
        return self._file.is_file() and super().is_occupied()

    def is_used_by_others(self) -> bool:
        """Whoever closes the file last takes its log away; a log that stays is held by somebody."""
        if not self._file.is_file():
            return False
        with connection.cursor() as cursor:
            cursor.execute("SELECT count(*) FROM sqlite_master")
        connection.close()
        return any(path.exists() for path in _logs_of(self._file))

    @contextmanager
    def staging(self) -> Iterator[None]:
        self.discard()
        with standing_in(NAME=str(self._new)):
            yield

    def discard(self) -> None:
        for path in (self._new, *_logs_of(self._new)):
            path.unlink(missing_ok=True)

    def swap(self, now: datetime, *, keep_old: bool) -> str:
        connection.close()
        aside = self._file.with_name(f"{self._file.name}.before-{_stamp(now)}")
        if keep_old:
            os.link(self._file, aside)
        self._new.replace(self._file)
        return str(aside) if keep_old else ""


class PostgresPlace(Place):
    """A schema: the new one is filled beside it and takes its name in one transaction."""

    def is_used_by_others(self) -> bool:
        with connection.cursor() as cursor:
            cursor.execute(
                "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database()"
                " AND pid <> pg_backend_pid() AND backend_type = 'client backend'"
            )
            return bool(cursor.fetchone()[0])

    @contextmanager
    def staging(self) -> Iterator[None]:
        self.discard()
        with connection.cursor() as cursor:
            cursor.execute(f"CREATE SCHEMA {STAGING}")
        options = dict(connection.settings_dict["OPTIONS"])
        options["options"] = f"{options.get('options', '')} -c search_path={STAGING}".strip()
        with standing_in(OPTIONS=options):
            yield

    def discard(self) -> None:
        with connection.cursor() as cursor:
            cursor.execute(f"DROP SCHEMA IF EXISTS {STAGING} CASCADE")

    def swap(self, now: datetime, *, keep_old: bool) -> str:
        try:
            with transaction.atomic(), connection.cursor() as cursor:
                return self._rename(cursor, f"before_{_stamp(now).lower()}", keep_old)
        except DatabaseError as fault:
            raise PlaceOccupied(
                f"The database did not let the restored tables take their place ({type(fault).__name__}); "
                "its user must own the database."
            ) from fault

    def _rename(self, cursor: object, aside: str, keep_old: bool) -> str:  # noqa: FBT001
        run = cursor.execute  # type: ignore[attr-defined]
        run(f"SET LOCAL lock_timeout = '{LOCK_SECONDS}s'")
        run("SELECT current_schema()")
        name = connection.ops.quote_name(cursor.fetchone()[0])  # type: ignore[attr-defined]
        run(f"ALTER SCHEMA {name} RENAME TO {aside}" if keep_old else f"DROP SCHEMA {name} CASCADE")
        run(f"ALTER SCHEMA {STAGING} RENAME TO {name}")
        return f"schema {aside}" if keep_old else ""


def the_place() -> Place:
    """The place for the database in use."""
    return SqlitePlace() if connection.vendor == "sqlite" else PostgresPlace()


def _logs_of(file: Path) -> list[Path]:
    return [file.with_name(f"{file.name}{end}") for end in ("-wal", "-shm", "-journal")]


def _stamp(now: datetime) -> str:
    return f"{now.astimezone(UTC):%Y%m%dT%H%M%SZ}"
