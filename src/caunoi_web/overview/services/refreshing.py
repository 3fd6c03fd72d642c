"""A worker that is alive sees to it that the roll-ups of a large register follow what is written."""

import logging
import time
from typing import Any

from django.db import DatabaseError

from caunoi_web.overview.models import RollUp
from caunoi_web.overview.queries.sources import LATE_WRITES, SMALL, is_written_since
from caunoi_web.overview.services.rollups import ask_for_rollups
from caunoi_web.register.models import Agreement

log = logging.getLogger(__name__)

EVERY = 60.0  # seconds between two looks of one worker

_looked: dict[str, float] = {}


def hear(sender: str, name: str, **_signal: Any) -> None:
    """Receives ``common.beats.beat``: a worker looks once a minute. That it cannot look stops no work."""
    if sender != "worker" or time.monotonic() - _looked.get(name, float("-inf")) < EVERY:
        return
    _looked[name] = time.monotonic()
    try:
        if are_needed():
            ask_for_rollups()
    except DatabaseError as fault:
        log.warning("the roll-ups could not be looked after: %s", type(fault).__name__)


def are_needed() -> bool:
    """Whether a register too large to be counted while a person waits has none, or older ones than its
    newest act; at most two queries."""
    made = RollUp.objects.first()
    if made:
        return made.agreements > SMALL and is_written_since(made.begun_at - LATE_WRITES)
    return Agreement.objects.live().order_by()[: SMALL + 1].count() > SMALL
