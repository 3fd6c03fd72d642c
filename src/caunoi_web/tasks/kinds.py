"""The kinds of background work: an app says in its ``ready`` what a kind does."""

from collections.abc import Callable
from typing import Any

from caunoi_web.tasks.models import Task

Tell = Callable[..., None]
Run = Callable[[Task, Tell], dict[str, Any] | None]

_RUNS: dict[str, Run] = {}


def add_kind(name: str, run: Run) -> None:
    """Let ``run(task, tell)`` do the tasks of a kind; what it returns (JSON) is kept as the result.

    ``tell(percent, message="")`` says how far it is and raises ``LeaseLost`` when the task was taken
    over. A task may run again after a crash: the work is one transaction, or harmless when repeated.
    """
    _RUNS[name] = run


def run_of(name: str) -> Run | None:
    """What does the tasks of a kind; None when no app knows it."""
    return _RUNS.get(name)
