"""The reader as the worker sees it: hand in a document, get its findings or a reason, within bounds."""

import json
import multiprocessing
import time
from collections.abc import Callable
from multiprocessing.connection import Connection
from types import TracebackType
from typing import Any, Self

from caunoi_web.intake.errors import ReadingFailed
from caunoi_web.intake.reading_child import READY, Request, Work, read_and_extract, serve

SECONDS = 300.0  # for one document; a 200-page PDF takes about one minute
MEMORY = 1_500 * 1024 * 1024  # bytes of address space
USES = 100  # documents after which the child is replaced, so that no leak adds up
STARTING = 60.0  # seconds the child may take to come up on a busy machine
BEAT = 5.0  # seconds between two signs of life

Reading = dict[str, Any]


class Reader:
    """A child process that reads one document after the other; it is replaced when it misbehaves.

    ``work`` is what the child runs (a function of a module, so that another process finds it).
    """

    def __init__(
        self, work: Work = read_and_extract, *, seconds: float = SECONDS, memory: int = MEMORY
    ) -> None:
        self._work, self._seconds, self._memory = work, seconds, memory
        self._child: multiprocessing.process.BaseProcess | None = None
        self._line: Connection | None = None
        self._uses = 0

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, fault: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def read(
        self,
        request: Request,
        *,
        on_stage: Callable[[str], None] = lambda _stage: None,
        on_beat: Callable[[], None] = lambda: None,
    ) -> Reading:
        """Read one document. Raises ``ReadingFailed``; whatever a callback raises ends the reading.

        ``on_beat`` is called every few seconds, ``on_stage`` when a stage begins.
        """
        try:
            line = self._open_line()
            line.send_bytes(json.dumps(request).encode())
            answer = self._listen(line, on_stage, on_beat)
        except (EOFError, BrokenPipeError, ConnectionResetError) as fault:
            self.close()
            raise ReadingFailed("crashed", "The reading process ended without an answer.") from fault
        except BaseException:
            self.close()
            raise
        self._after_use()
        if "refused" in answer:
            code, reason = answer["refused"]
            if code in ("crashed", "too-much-memory"):
                self.close()
            raise ReadingFailed(code, reason)
        return answer

    def close(self) -> None:
        """End the child process; the next document gets a fresh one."""
        if self._line is not None:
            self._line.close()
        if self._child is not None:
            self._child.kill()
            self._child.join()
            self._child.close()
        self._line = self._child = None
        self._uses = 0

    def _listen(
        self, line: Connection, on_stage: Callable[[str], None], on_beat: Callable[[], None]
    ) -> Reading:
        until = time.monotonic() + self._seconds
        while (left := until - time.monotonic()) > 0:
            if not line.poll(min(left, BEAT)):
                on_beat()
                continue
            message = json.loads(line.recv_bytes())
            if "stage" not in message:
                return message
            on_stage(message["stage"])
        raise ReadingFailed("too-slow", f"Reading took longer than {self._seconds:g} seconds.")

    def _open_line(self) -> Connection:
        if self._line is not None and self._child is not None and self._child.is_alive():
            return self._line
        self.close()
        spawning = multiprocessing.get_context("spawn")
        self._line, theirs = spawning.Pipe()
        self._child = spawning.Process(
            target=serve, args=(theirs, self._work, self._memory, self._seconds), daemon=True
        )
        self._child.start()
        theirs.close()
        if not self._line.poll(STARTING) or self._line.recv_bytes() != READY:
            raise ReadingFailed("crashed", "The reading process did not start.")
        return self._line

    def _after_use(self) -> None:
        self._uses += 1
        if self._uses >= USES:
            self.close()
