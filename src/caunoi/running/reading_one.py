"""Reads one document in this process and answers for whatever goes wrong."""

import json
from datetime import date
from typing import Any

from caunoi.domain.documents import Document
from caunoi.domain.exchange import findings_to_json
from caunoi.domain.findings import Findings
from caunoi.extraction import extract
from caunoi.reading import UnreadableDocument, read
from caunoi.running.tasks import NO_FILE, NOT_UNDERSTOOD, TOO_MUCH_MEMORY, Fault, Outcome, Task


def outcome_of(task: Task) -> Outcome:
    """Read and extract; every fault of the file, and of this program, comes back as a ``Fault``."""
    try:
        findings = extract(_document(task), host=task.host)
    except UnreadableDocument as fault:
        return Outcome(fault=Fault(fault.code, fault.reason))
    except OSError as fault:
        return Outcome(fault=Fault(NO_FILE, fault.strerror or str(fault)))
    except MemoryError:
        return Outcome(fault=Fault(TOO_MUCH_MEMORY, "reading it needs more memory than is allowed"))
    except Exception as fault:  # (a fault of ours in one document must not lose the others)
        told = f"{type(fault).__name__}: {fault}"[:500]
        reason = f"read, but not understood: a fault of this program ({told})"
        return Outcome(fault=Fault(NOT_UNDERSTOOD, reason))
    if task.as_line:
        return Outcome(line=json.dumps(shape_of(findings, task.status_day), ensure_ascii=False))
    return Outcome(findings=findings)


def shape_of(findings: Findings, day: date | None) -> dict[str, Any]:
    """The exchange shape; with the status of each agreement on ``day`` when one was asked for."""
    shape = findings_to_json(findings)
    if day:
        shape["x_as_of"] = day.isoformat()
        for agreement, entry in zip(findings.agreements, shape["agreements"], strict=True):
            entry["x_status"] = agreement.term.status_on(day, signed=agreement.signed).value
    return shape


def _document(task: Task) -> Document:
    if task.text is not None:
        return Document(task.name, task.text)
    if task.data is not None:
        return read(task.data, task.name)
    assert task.path is not None  # noqa: S101  (a task has one of the three)
    return read(task.path.read_bytes(), task.name)
