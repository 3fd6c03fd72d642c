"""What the installation notes about itself."""

import logging
import time
from datetime import datetime, timedelta
from typing import Any

from django.db import DatabaseError
from django.utils import timezone

from caunoi_web.operation.backups.making import Made
from caunoi_web.operation.models import Heartbeat

log = logging.getLogger(__name__)

EVERY = 20.0  # seconds between two notes about one worker
FORGOTTEN_AFTER = timedelta(days=1)  # a worker that ended; its row is of no more use

_noted: dict[tuple[str, str], float] = {}


def note_beat(kind: str, name: str, *, now: datetime, detail: dict[str, Any] | None = None) -> None:
    """Note that something is alive."""
    Heartbeat.objects.update_or_create(
        kind=kind, name=name[:80], defaults={"at": now, "detail": detail or {}}
    )


def note_backup(made: Made, *, now: datetime) -> None:
    """Note that a backup is whole and where it lies."""
    detail = {
        "file": made.path.name,
        "bytes": made.size,
        "sha256": made.sha256,
        "rows": made.manifest.rows,
        "files": made.manifest.files,
        "missing": made.manifest.missing_originals + made.manifest.damaged_originals,
    }
    try:
        note_beat("backup", "backup", now=now, detail=detail)
    except DatabaseError as fault:
        # Before an upgrade's migrations there may be no table for it; the backup is whole all the same.
        log.warning("the backup could not be noted: %s", fault)


def hear(sender: str, name: str, **_signal: Any) -> None:
    """Receives ``common.beats.beat``. A worker's sign is noted at most every 20 seconds.

    That a sign cannot be noted stops nobody's work.
    """
    if sender == "worker" and time.monotonic() - _noted.get((sender, name), float("-inf")) < EVERY:
        return
    _noted[sender, name] = time.monotonic()
    try:
        now = timezone.now()
        note_beat(sender, name, now=now)
        if sender == "worker":
            Heartbeat.objects.filter(kind="worker", at__lt=now - FORGOTTEN_AFTER).delete()
    except DatabaseError as fault:
        log.warning("a sign of life could not be noted: %s", fault)
