"""Reads one file in this process and answers for whatever goes wrong."""

import json
from collections.abc import Iterator
from datetime import date
from typing import Any

from caunoi.domain.documents import Document
from caunoi.domain.exchange import findings_to_json
from caunoi.domain.findings import Findings
from caunoi.extraction import extract
from caunoi.reading import read_all
from caunoi.running.tasks import NO_FILE, NOT_UNDERSTOOD, TOO_MUCH_MEMORY, Fault, Outcome, Task

_TOO_MUCH = Fault(TOO_MUCH_MEMORY, "reading it needs more memory than is allowed")


def outcomes_of(task: Task) -> Iterator[Outcome]:
    """Read and extract each document in the file; every fault, also of this program, comes back as one."""
    try:
        for name, document, fault in _documents(task):
            yield Outcome(name, fault=fault) if document is None else _outcome(document, name, task)
    except OSError as fault:
        yield Outcome(task.name, fault=Fault(NO_FILE, fault.strerror or str(fault)))
    except MemoryError:
        yield Outcome(task.name, fault=_TOO_MUCH)


def _outcome(document: Document, name: str, task: Task) -> Outcome:
    try:
        findings = extract(document, host=task.host)
        if not task.as_line:
            return Outcome(name, findings=findings)
        return Outcome(name, json.dumps(shape_of(findings, task.status_day), ensure_ascii=False))
    except MemoryError:
        return Outcome(name, fault=_TOO_MUCH)
    except Exception as fault:  # (a fault of ours in one document must not lose the others)
        told = f"{type(fault).__name__}: {fault}"[:500]
        reason = f"read, but not understood: a fault of this program ({told})"
        return Outcome(name, fault=Fault(NOT_UNDERSTOOD, reason))


def shape_of(findings: Findings, day: date | None) -> dict[str, Any]:
    """The exchange shape; with the status of each agreement on ``day`` when one was asked for."""
    shape = findings_to_json(findings)
    if day:
        shape["x_as_of"] = day.isoformat()
        for agreement, entry in zip(findings.agreements, shape["agreements"], strict=True):
            entry["x_status"] = agreement.term.status_on(day, signed=agreement.signed).value
    return shape


def _documents(task: Task) -> Iterator[tuple[str, Document | None, Fault | None]]:
    """Each document in the task's file with its name, or why it cannot be read. Raises ``OSError``."""
    if task.text is not None:
        yield task.name, Document(task.name, task.text), None
        return
    data = task.path.read_bytes() if task.path is not None else task.data or b""
    for reading in read_all(data, task.name):
        fault = Fault(reading.fault.code, reading.fault.reason) if reading.fault else None
        yield reading.name, reading.document, fault
