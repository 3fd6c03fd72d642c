"""Reads documents in several processes of this machine; a fault of one document stays its own."""

import contextlib
import json
import os
import pickle
import signal
import subprocess
import sys
import threading
from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import CancelledError, Future, ThreadPoolExecutor
from itertools import islice

from caunoi.running.tasks import CRASHED, TIME_LIMIT, TOO_LONG, Fault, Outcome, Outcomes, Task

MEMORY = 4 * 2**30
"""Bytes of address space that one process may have."""

_AHEAD = 32  # documents for each process that are at hand, read or unread
_FAREWELL = 10.0  # seconds in which a process that answers no more may end by itself: a busy machine is slow
_START = (
    "import json, sys; sys.path[:] = json.loads(sys.argv[1]); from caunoi.running.child import main; main()"
)


def available_cores() -> int:
    """How many processors this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


class LocalPool:
    """An ``Executor`` with ``jobs`` processes. Each is lent a thread that talks with it.

    ``time_limit`` (seconds) and ``memory`` (bytes) bound each document. Use it in a ``with`` statement.
    """

    def __init__(
        self, jobs: int | None = None, *, time_limit: float = TIME_LIMIT, memory: int = MEMORY
    ) -> None:
        self.jobs = jobs or available_cores()
        self.time_limit = time_limit
        self.memory = memory
        self._closed = threading.Event()
        self._lock = threading.Lock()
        self._children: dict[int, _Child] = {}  # by the thread that talks with it
        self._threads = ThreadPoolExecutor(self.jobs)

    def __enter__(self) -> "LocalPool":
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def map(self, tasks: Iterable[Task]) -> Iterator[Outcomes]:
        """The outcomes in the order of ``tasks``; at most some dozen documents a process are at hand."""
        waiting: deque[Future[Outcomes]] = deque()
        coming = iter(tasks)
        try:
            for task in islice(coming, self.jobs * _AHEAD):
                waiting.append(self._threads.submit(self._run, task))
            while waiting:
                yield waiting.popleft().result()
                waiting.extend(self._threads.submit(self._run, task) for task in islice(coming, 1))
        finally:
            for future in waiting:
                future.cancel()

    def close(self) -> None:
        """End the processes at once, also those in the middle of a document."""
        with self._lock:
            self._closed.set()
            children = list(self._children.values())
        self._threads.shutdown(wait=False, cancel_futures=True)
        for child in children:
            child.process.kill()
        self._threads.shutdown()
        for child in self._children.values():
            child.end(patience=0)
        self._children.clear()

    def _run(self, task: Task) -> Outcomes:
        child = self._child()
        try:
            child.take(task)
        except OSError:  # it ended before it took the document, which may not be to blame
            self._end_child()
            child = self._child()
            with contextlib.suppress(OSError):  # it ended over this document too: so will say its answers
                child.take(task)
        told: list[Outcome] = []
        try:
            told.extend(child.answers())
        except (EOFError, OSError, pickle.UnpicklingError):
            told.append(Outcome(task.name, fault=_what_ended(self._end_child(), self.time_limit)))
        return tuple(told)

    def _child(self) -> "_Child":
        """The process of this thread, started when there is none."""
        with self._lock:
            if self._closed.is_set():
                raise CancelledError
            me = threading.get_ident()
            if me not in self._children:
                self._children[me] = _Child(self.time_limit, self.memory)
            return self._children[me]

    def _end_child(self) -> int | None:
        """Takes the process of this thread away; returns with what code it ended, None when it was ended.

        The pool knows the process until it has ended: ``close`` must reach it in its farewell too.
        """
        me = threading.get_ident()
        code = self._children[me].end(patience=_FAREWELL)
        with self._lock:
            del self._children[me]
        return code


class _Child:
    """A process of the pool and the two pipes to it."""

    def __init__(self, time_limit: float, memory: int) -> None:
        self.process = subprocess.Popen(  # noqa: S603  (this very program)
            [sys.executable, "-c", _START, json.dumps(sys.path), str(time_limit), str(memory)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            start_new_session=True,  # Ctrl-C reaches the pool alone
        )

    def take(self, task: Task) -> None:
        """Give it a task. Raises ``OSError`` when it has ended."""
        assert self.process.stdin is not None  # noqa: S101  (a pipe)
        pickle.dump(task, self.process.stdin)
        self.process.stdin.flush()

    def answers(self) -> Iterator[Outcome]:
        """What comes of the task. Raises ``EOFError`` or ``OSError`` when the process ends over it."""
        assert self.process.stdout is not None  # noqa: S101  (a pipe)
        while (outcome := pickle.load(self.process.stdout)) is not None:  # noqa: S301  (from our own process)
            yield outcome

    def end(self, *, patience: float) -> int | None:
        """Ends it, if it does not by itself within seconds of ``patience``, and closes the pipes.

        Returns its exit code, or None when it had to be ended.
        """
        code = None
        with contextlib.suppress(subprocess.TimeoutExpired):
            code = self.process.wait(patience)
        self.process.kill()
        self.process.wait()
        for pipe in (self.process.stdin, self.process.stdout):
            with contextlib.suppress(OSError):
                if pipe is not None:
                    pipe.close()
        return code


def _what_ended(code: int | None, time_limit: float) -> Fault:
    """The fault that a process's way of ending tells of."""
    if hasattr(signal, "SIGALRM") and code == -signal.SIGALRM:
        return Fault(TOO_LONG, f"reading it took longer than {time_limit:g} seconds and was given up")
    if code is None:
        return Fault(CRASHED, "the process that read it answered no more and was ended; the others go on")
    told = f"signal {-code}" if code < 0 else f"code {code}"
    return Fault(CRASHED, f"the process that read it broke down ({told}); the others go on")
