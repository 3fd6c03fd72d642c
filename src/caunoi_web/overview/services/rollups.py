"""Making the roll-ups again from the records: beside those in use, in pieces, put to use at the end."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

from django.utils import timezone

from caunoi_web.overview.models import RollUp
from caunoi_web.overview.services.rollup_pieces import next_piece
from caunoi_web.tasks.kinds import Tell
from caunoi_web.tasks.models import Task
from caunoi_web.tasks.pieces import do_in_pieces
from caunoi_web.tasks.services import enqueue

KIND = "rollups"  # of the task, and the name of the work in pieces
REST = timedelta(minutes=5)  # between two makings, at least
SHARE = 20  # times as long as making them takes: a twentieth of one process at most


def ask_for_rollups() -> None:
    """Have them made again in the background, when they have rested; once, however many ask."""
    made = RollUp.objects.first()
    due = made.built_at + max(REST, SHARE * (made.built_at - made.begun_at)) if made else None
    enqueue(KIND, payload={}, owner=None, key=KIND, run_after=due)


def run_rollups(_task: Task, tell: Tell) -> dict[str, Any]:
    """The task: after a crash it goes on behind the last piece."""
    made = rebuild_rollups(tell)
    return {"agreements": made.agreements}


def rebuild_rollups(told: Callable[[int], None] = lambda percent: None) -> RollUp:
    """All of them, in pieces: pages read the old ones until the last. No person's act: no history.

    A run after a stop goes on behind the last piece; after a longer pause it begins anew. Two that run at
    once take turns with the pieces.
    """

    def piece(mark: Any) -> Any:
        following = next_piece(mark, timezone.now())
        told(following["percent"] if following else 100)
        return following

    do_in_pieces(KIND, piece)
    return RollUp.objects.get(pk=1)
