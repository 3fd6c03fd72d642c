"""The originals: bytes as received, below the documents folder under their SHA-256."""

import hashlib
import os
import tempfile
from enum import StrEnum
from pathlib import Path

from django.conf import settings


def fingerprint(data: bytes) -> str:
    """The SHA-256 of the bytes in hexadecimal: the name of the original."""
    return hashlib.sha256(data).hexdigest()


def path_of(sha256: str) -> Path:
    """Where the original with this hash is kept."""
    return Path(settings.MEDIA_ROOT) / sha256[:2] / sha256


class Soundness(StrEnum):
    """What reading a stored original again says about it."""

    INTACT = "intact"
    CHANGED = "changed"
    MISSING = "missing"


def check(sha256: str) -> tuple[Soundness, str]:
    """Read the stored original again: is it still the file of this hash?

    Also returns the hash that it has now, "" when it cannot be read.
    """
    try:
        with path_of(sha256).open("rb") as file:
            found = hashlib.file_digest(file, "sha256").hexdigest()
    except OSError:
        return Soundness.MISSING, ""
    return (Soundness.INTACT if found == sha256 else Soundness.CHANGED), found


def keep(data: bytes) -> str:
    """Store the bytes and return their hash; what is already there is left alone.

    Written beside its place, synced, then renamed: a power cut or a full disk never leaves half an
    original under its hash. Raises ``OSError`` when it cannot be written.
    """
    sha256 = fingerprint(data)
    place = path_of(sha256)
    if place.is_file() and place.stat().st_size == len(data):
        return sha256
    place.parent.mkdir(parents=True, exist_ok=True)
    handle, draft = tempfile.mkstemp(dir=place.parent, prefix=".part-")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
            os.fchmod(file.fileno(), settings.FILE_UPLOAD_PERMISSIONS)
        Path(draft).replace(place)
    except BaseException:
        Path(draft).unlink(missing_ok=True)
        raise
    _sync_folder(place.parent)
    return sha256


def _sync_folder(folder: Path) -> None:
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
