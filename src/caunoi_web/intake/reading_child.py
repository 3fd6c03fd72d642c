"""What the child process of the reader does: the library alone, no Django, no database.

A document may hang or eat memory; here it takes only this process with it.
"""

import json
import multiprocessing
import multiprocessing.connection
import os
import re
import resource
import signal
import threading
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

from caunoi.domain.documents import Document
from caunoi.domain.exchange import findings_to_json
from caunoi.extraction import extract
from caunoi.reading import UnreadableDocument, read
from caunoi_web.sources.structure import doubts_in, pages_in, structure_of, tables_in

Request = dict[str, Any]
Tell = Callable[[str], None]
Work = Callable[[Request, Tell], dict[str, Any]]

READY = b"ready"  # said once, when everything is imported: what follows is the document's time
_NOT_STORED = re.compile("[\x00\ud800-\udfff]")


def serve(line: Connection, work: Work, memory: int, seconds: float) -> None:
    """Answer requests until the line is closed. ``memory`` (bytes) and ``seconds`` bound each of them."""
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    _die_with_parent()
    line.send_bytes(READY)
    while True:
        try:
            request = json.loads(line.recv_bytes())
        except EOFError:
            return
        _bound_processor_time(seconds)
        line.send_bytes(json.dumps(_answer(work, request, line)).encode())


def read_and_extract(request: Request, tell: Tell) -> dict[str, Any]:
    """Turn a file (or a text that was read before) into text, structure and findings."""
    tell("reading")
    document = _document(request)
    tell("extracting")
    as_of = date.fromisoformat(request["as_of"]) if request["as_of"] else None
    return {
        "text": document.text,
        "media_type": document.media_type,
        "structure": structure_of(document),
        "notes": list(document.notes),
        "findings": findings_to_json(extract(document, host=request["host"], as_of=as_of)),
    }


def _answer(work: Work, request: Request, line: Connection) -> dict[str, Any]:
    def tell(stage: str) -> None:
        line.send_bytes(json.dumps({"stage": stage}).encode())

    try:
        return work(request, tell)
    except UnreadableDocument as fault:
        return {"refused": [fault.code, fault.reason]}
    except MemoryError:
        return {"refused": ["too-much-memory", "Reading needed more memory than allowed."]}
    except Exception as fault:  # a fault of the reader must not end the worker
        return {"refused": ["crashed", f"{type(fault).__name__}: {fault}"[:500]]}


def _document(request: Request) -> Document:
    if request["text"] is not None:
        return Document(
            name=request["name"],
            text=request["text"],
            media_type=request["media_type"],
            tables=tables_in(request["structure"]),
            pages=pages_in(request["structure"]),
            doubts=doubts_in(request["structure"]),
        )
    document = read(Path(request["path"]).read_bytes(), request["name"])
    return replace(document, text=_NOT_STORED.sub("\N{REPLACEMENT CHARACTER}", document.text))


def _die_with_parent() -> None:
    """A worker that is killed cannot end its child; so the child watches, also while a document hangs."""
    parent = multiprocessing.parent_process()
    if parent is None:
        return

    def watch() -> None:
        multiprocessing.connection.wait([parent.sentinel])
        os._exit(1)

    threading.Thread(target=watch, daemon=True).start()


def _bound_processor_time(seconds: float) -> None:
    """A loop that lets no other thread run ends too, whoever is left to watch."""
    used = resource.getrusage(resource.RUSAGE_SELF)
    until = int(used.ru_utime + used.ru_stime + seconds) + 5
    resource.setrlimit(resource.RLIMIT_CPU, (until, resource.RLIM_INFINITY))
