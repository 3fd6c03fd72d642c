"""Making a backup while the site runs: one snapshot of all tables, then the files, in one stream.

The originals are never changed and are stored before the row that names them, so every file that the
snapshot speaks of is there when the files are read after it.
"""

import hashlib
import os
import re
import secrets
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from django.conf import settings
from django.db import connection, transaction
from django.db.models import Model

import caunoi
from caunoi_web import environment as env
from caunoi_web.operation.backups import format as parts
from caunoi_web.operation.backups import tables
from caunoi_web.operation.backups.archive import Archive
from caunoi_web.operation.backups.sealing import Key, sealing
from caunoi_web.operation.backups.stand_in import standing_in
from caunoi_web.operation.errors import OperationFault
from caunoi_web.sources import originals

PART_BYTES = 4 * 1024 * 1024
UNFINISHED = ".part-"
_HASH = re.compile("[0-9a-f]{64}")


@dataclass(frozen=True, slots=True)
class Made:
    """A finished backup: where it lies, its size and SHA-256, and what it says of itself."""

    path: Path
    size: int
    sha256: str
    manifest: parts.Manifest


def make_backup(path: Path, *, key: Key | None, now: datetime) -> Made:
    """Write a backup to ``path``; what stands there is replaced only by a whole one.

    Raises ``OSError`` when it cannot be written and ``OperationFault`` when the database cannot be read.
    """
    draft = path.with_name(f".{path.name}{UNFINISHED}{secrets.token_hex(4)}")
    handle = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    try:
        with os.fdopen(handle, "wb") as file:
            with sealing(file, key) as out, Archive(out, now) as archive:
                manifest = _write(archive, now, is_sealed=key is not None)
            file.flush()
            os.fsync(file.fileno())
        draft.replace(path)
    except BaseException:
        draft.unlink(missing_ok=True)
        raise
    with path.open("rb") as file:
        sha256 = hashlib.file_digest(file, "sha256").hexdigest()
    return Made(path, path.stat().st_size, sha256, manifest)


def name_of_backup(now: datetime, *, is_sealed: bool) -> str:
    """``caunoi-20261122T093000Z.tar.gz``; names sort by time."""
    return f"caunoi-{now.astimezone(UTC):%Y%m%dT%H%M%SZ}.tar.gz{'.age' if is_sealed else ''}"


def _write(archive: Archive, now: datetime, *, is_sealed: bool) -> parts.Manifest:
    archive.add_bytes(parts.README, parts.README_TEXT.encode())
    found = Counter(files=0, bytes=0, damaged=0)
    with _snapshot():
        vendor, applied = connection.vendor, tables.applied_migrations()
        if unknown := tables.unknown_migrations(applied):
            raise OperationFault(f"The database is of a newer version than this program ({unknown[0]}).")
        models = tables.tables_of(applied)
        rows = {label: _add_table(archive, label, tables.lines_of(model)) for label, model in models.items()}
        found["missing"] = _missing_originals(models)
    for name, path in _files_of(Path(settings.MEDIA_ROOT)):
        _add_file(archive, name, path, found)
    if is_sealed and (secret := _secret_key()):
        archive.add_bytes(parts.SECRET, secret)
    return archive.finish(
        lambda sums: parts.Manifest(
            made_at=now.astimezone(UTC).isoformat(timespec="seconds"),
            version=caunoi.__version__,
            database=vendor,
            migrations=applied,
            tables=rows,
            files=found["files"],
            bytes_of_files=found["bytes"],
            missing_originals=found["missing"],
            damaged_originals=found["damaged"],
            sums=sums,
        )
    )


@contextmanager
def _snapshot() -> Iterator[None]:
    """All reads of the block see the same moment, and nobody who writes has to wait."""
    if connection.vendor == "sqlite":
        options = connection.settings_dict["OPTIONS"] | {"transaction_mode": "DEFERRED"}
        with standing_in(OPTIONS=options), transaction.atomic():
            yield
    else:
        with transaction.atomic(durable=True):
            with connection.cursor() as cursor:
                cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")
            yield


def _add_table(archive: Archive, label: str, lines: Iterator[bytes]) -> int:
    """The rows in members of a few megabytes; returns how many rows."""
    number, part, rows = 0, bytearray(), 0
    for line in lines:
        part += line
        rows += 1
        if len(part) >= PART_BYTES:
            archive.add_bytes(f"database/{label}/{number:06}.jsonl", bytes(part))
            number, part = number + 1, bytearray()
    if part:
        archive.add_bytes(f"database/{label}/{number:06}.jsonl", bytes(part))
    return rows


def _missing_originals(models: dict[str, type[Model]]) -> int:
    """How many documents of the snapshot have no file."""
    documents = models.get("sources.document")
    if documents is None:
        return 0
    hashes = documents._base_manager.values_list("sha256", flat=True).iterator(chunk_size=1000)
    return sum(not originals.path_of(sha256).is_file() for sha256 in hashes)


def _files_of(root: Path) -> Iterator[tuple[str, Path]]:
    """Every file below the documents folder, by name; unfinished ones begin with a dot."""
    for folder, subfolders, names in os.walk(root):
        subfolders[:] = sorted(name for name in subfolders if not name.startswith("."))
        for name in sorted(names):
            path = Path(folder) / name
            if not name.startswith(".") and path.is_file() and not path.is_symlink():
                yield f"files/{path.relative_to(root).as_posix()}", path


def _add_file(archive: Archive, name: str, path: Path, found: Counter[str]) -> None:
    with path.open("rb") as file:
        size = os.fstat(file.fileno()).st_size
        sha256 = archive.add_stream(name, file, size)
    found.update(
        files=1, bytes=size, damaged=int(_HASH.fullmatch(path.name) is not None and sha256 != path.name)
    )


def _secret_key() -> bytes:
    """The key that is kept in the data folder; b"" when it comes from the environment."""
    kept = Path(settings.DATA) / parts.SECRET
    return b"" if env.text("SECRET_KEY") or not kept.is_file() else kept.read_bytes()
