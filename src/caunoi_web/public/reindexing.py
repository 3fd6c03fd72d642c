"""Making the search index again in the background, after an upgrade that puts more into it."""

import io
from typing import Any

from django.core.management import call_command

from caunoi_web.tasks.kinds import Tell
from caunoi_web.tasks.models import Task


def run_reindex(_task: Task, _tell: Tell) -> dict[str, Any]:
    """The task: one transaction, so it may run again after a crash."""
    told = io.StringIO()
    call_command("reindex", stdout=told)
    return {"told": told.getvalue().strip().splitlines()[-1]}
