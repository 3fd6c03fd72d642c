"""Making the search index again in the background, after an upgrade that puts more into it."""

from typing import Any

from caunoi_web.register.models import Agreement, Organisation
from caunoi_web.register.services.reindexing import Counts, reindex
from caunoi_web.sources.models import Document
from caunoi_web.tasks.kinds import Tell
from caunoi_web.tasks.models import Task


def run_reindex(_task: Task, tell: Tell) -> dict[str, Any]:
    """The task, in pieces: run again after a crash, it goes on where it was."""
    every = Organisation.objects.live().count() + Agreement.objects.live().count() + Document.objects.count()

    def told(done: Counts) -> None:
        tell(min(99, sum(done.values()) * 100 // max(every, 1)))

    return {"done": reindex(told)}
