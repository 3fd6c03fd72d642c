"""Putting a backup back: checked whole, built beside, put in its place in one step, or nothing at all."""

import io
import os
import shutil
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import BinaryIO

from django.conf import settings
from django.core.management import call_command
from django.db import DatabaseError, connection, models, transaction
from django.db.migrations.executor import MigrationExecutor

from caunoi_web import environment as env
from caunoi_web.common.bulk_rows import note_sizes
from caunoi_web.operation.backups import format as parts
from caunoi_web.operation.backups import tables
from caunoi_web.operation.backups.archive import CHUNK, lines_in, read_archive
from caunoi_web.operation.backups.places import STAGING, the_place
from caunoi_web.operation.backups.sealing import Key
from caunoi_web.operation.errors import BackupUnusable


@dataclass(frozen=True, slots=True)
class Restored:
    """What was put back, what the old database is called now ("" for none), whether the secret key came."""

    manifest: parts.Manifest
    old: str
    has_secret: bool


def check_backup(path: Path, key: Key | None) -> parts.Manifest:
    """Read the whole file and compare every sum; writes nothing. Raises ``OperationFault``."""
    found: Counter[str] = Counter()
    manifest = read_archive(path, key, lambda name, content: _count(found, name, content))
    _compare_counts(manifest, found)
    if unknown := tables.unknown_migrations(manifest.migrations):
        raise BackupUnusable(
            f"The backup was made by a newer version ({manifest.version}, {'.'.join(unknown[0])}). "
            "Install that version or a later one first."
        )
    return manifest


def restore_backup(path: Path, *, key: Key | None, now: datetime, replace: bool) -> Restored:
    """Put the backup in the place of what is here; see ``Place`` for what becomes of that.

    Raises ``OperationFault`` or ``OSError``; then nothing was changed.
    """
    manifest = check_backup(path, key)
    place = the_place()
    keep_old = place.refuse_unless_free(replace=replace)
    with _folder_beside(Path(settings.MEDIA_ROOT)) as folder:
        try:
            with place.staging():
                secret = _fill(path, key, manifest, folder)
            _bring_in(folder, Path(settings.MEDIA_ROOT))
            old = place.swap(now, keep_old=keep_old)
        finally:
            place.discard()
    if secret and not env.text("SECRET_KEY"):
        _write_secret(secret, now)
    return Restored(manifest, old, has_secret=bool(secret))


def _fill(path: Path, key: Key | None, manifest: parts.Manifest, folder: Path) -> bytes:
    """Fill the empty database and the folder; returns the secret key that the backup holds."""
    executor = MigrationExecutor(connection)
    executor.migrate(tables.newest_of_each_app(manifest.migrations))
    loading = _Loading(tables.tables_of(manifest.migrations), folder)
    try:
        with transaction.atomic():
            tables.empty(loading.models.values())
            again = read_archive(path, key, loading.take)
            if again != manifest or Counter(loading.rows) != Counter(manifest.tables):
                raise BackupUnusable("The file was changed while it was read.")
            tables.reset_counters(loading.models.values())
    except DatabaseError as fault:
        raise BackupUnusable(f"The rows do not fit together ({type(fault).__name__}).") from fault
    for label, rows in manifest.tables.items():
        if (stored := tables.count_rows(loading.models[label])) != rows:
            raise BackupUnusable(f"{label} has {stored} rows after loading; the backup says {rows}.")
    call_command("migrate", interactive=False, verbosity=0)
    call_command("reindex", anew=True, stdout=io.StringIO())
    note_sizes()
    connection.check_constraints()
    return loading.secret


@dataclass(slots=True)
class _Loading:
    """Takes the members of a backup one by one."""

    models: dict[str, type[models.Model]]
    folder: Path
    rows: Counter[str] = field(default_factory=Counter)
    secret: bytes = b""

    def take(self, name: str, content: BinaryIO) -> None:
        if match := parts.DATABASE.fullmatch(name):
            label = match[1]
            if label not in self.models:
                raise BackupUnusable(f"The backup has a table that its version did not have: {label}.")
            self.rows[label] += tables.load_lines(self.models[label], lines_in(content))
        elif match := parts.FILE.fullmatch(name):
            place = self.folder / match[1].lstrip("/")
            place.parent.mkdir(parents=True, exist_ok=True)
            with place.open("xb") as file:
                shutil.copyfileobj(content, file, CHUNK)
                file.flush()
                os.fsync(file.fileno())
                os.fchmod(file.fileno(), settings.FILE_UPLOAD_PERMISSIONS)
        elif name == parts.SECRET:
            self.secret = content.read(CHUNK)


def _count(found: Counter[str], name: str, content: BinaryIO) -> None:
    if match := parts.DATABASE.fullmatch(name):
        found[match[1]] += sum(1 for _line in lines_in(content))
    elif parts.FILE.fullmatch(name):
        found["files"] += 1


def _compare_counts(manifest: parts.Manifest, found: Counter[str]) -> None:
    files = found.pop("files", 0)
    if found != Counter(manifest.tables) or files != manifest.files:
        raise BackupUnusable("The backup was changed: its contents are not those of its manifest.")


@contextmanager
def _folder_beside(root: Path) -> Iterator[Path]:
    """An empty folder on the same disk as ``root``, gone afterwards."""
    folder = root.with_name(f".{root.name}.{STAGING}")
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True, mode=0o750)
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _bring_in(folder: Path, root: Path) -> None:
    """Move the files to their places. Their names are their contents: an old database misses none."""
    for source in folder.rglob("*"):
        if source.is_file():
            place = root / source.relative_to(folder)
            place.parent.mkdir(parents=True, exist_ok=True)
            source.replace(place)


def _write_secret(secret: bytes, now: datetime) -> None:
    """The key of the backup becomes that of the installation; another one is kept beside."""
    kept = Path(settings.DATA) / parts.SECRET
    if kept.is_file() and kept.read_bytes() != secret:
        kept.rename(kept.with_name(f"{kept.name}.before-{now.astimezone(UTC):%Y%m%dT%H%M%SZ}"))
    fresh = kept.with_suffix(f".{os.getpid()}")
    handle = os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(handle, "wb") as file:
        file.write(secret)
    fresh.replace(kept)
