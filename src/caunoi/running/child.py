"""The process that reads documents for a pool, one after the other.

A document may hang, eat memory or bring a parser down; here it takes only this process with it.
"""

import os
import pickle
import signal
import sys
from typing import BinaryIO

from caunoi.running.collecting import collect_seldom
from caunoi.running.tasks import Outcome, Task

try:
    import resource
except ImportError:  # a system without such bounds
    resource = None  # type: ignore[assignment]


def main() -> None:
    """Answer tasks from standard input until it is closed. Arguments: seconds and bytes for each."""
    seconds, memory = float(sys.argv[-2]), int(sys.argv[-1])
    answers = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # what a parser prints must not get between the answers
    _set_bounds(memory)
    from caunoi.running.reading_one import outcomes_of  # noqa: PLC0415  (inside the bounds)

    collect_seldom()
    while (task := _next(sys.stdin.buffer)) is not None:
        _alarm(seconds)
        for outcome in outcomes_of(task):
            _tell(outcome, answers)
            _alarm(seconds)  # the next document of the same file has its own time
        _alarm(0)
        _tell(None, answers)


def _tell(outcome: Outcome | None, answers: BinaryIO) -> None:
    """Hand an outcome to the pool; None is the end of a task's outcomes."""
    try:
        pickle.dump(outcome, answers)
        answers.flush()
    except BrokenPipeError:  # nobody waits for it any more
        os._exit(1)


def _next(tasks: BinaryIO) -> Task | None:
    try:
        task: Task = pickle.load(tasks)  # noqa: S301  (from the pool that started this process)
    except EOFError:
        return None
    return task


def _set_bounds(memory: int) -> None:
    """Ctrl-C is the pool's to handle; an alarm ends this process even inside a parser's own code."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    if hasattr(signal, "SIGALRM"):
        signal.signal(signal.SIGALRM, signal.SIG_DFL)
    if resource is not None:
        resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def _alarm(seconds: float) -> None:
    if hasattr(signal, "setitimer"):
        signal.setitimer(signal.ITIMER_REAL, seconds)
