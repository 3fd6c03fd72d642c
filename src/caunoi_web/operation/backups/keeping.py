"""The key that the settings name, and how many backups stay in a folder."""

import re
from pathlib import Path

from django.conf import settings

from caunoi_web.operation.backups.sealing import Key, read_key

OURS = re.compile(r"caunoi-\d{8}T\d{6}Z\.tar\.gz(?:\.age)?")


def key_of_settings() -> Key | None:
    """The key in ``CAUNOI_BACKUP_KEY_FILE``; None when it names none. Raises ``KeyUnusable``."""
    return read_key(Path(settings.BACKUP_KEY_FILE)) if settings.BACKUP_KEY_FILE else None


def remove_older(folder: Path, keep: int) -> list[Path]:
    """Take away all but the ``keep`` newest backups, told by their names; returns the removed."""
    ours = sorted(path for path in folder.iterdir() if OURS.fullmatch(path.name) and path.is_file())
    for path in (older := ours[:-keep]):
        path.unlink()
    return older
