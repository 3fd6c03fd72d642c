"""Structured logs: one JSON object a line, with nothing in it that people wrote.

A message keeps its fixed words, numbers and ids; every other value in it becomes "…", for nobody can
tell whether it is a name, an address or a question somebody typed. Of a fault its type and the places
it came through are kept, of its words nothing. That costs some convenience when looking for a fault and
lets logs be kept, sent and shown without a thought.
"""

import json
import logging
import re
import sys
import traceback
from contextvars import ContextVar
from datetime import UTC, datetime
from numbers import Number
from pathlib import Path
from types import TracebackType
from typing import Any
from uuid import UUID

from caunoi_web.common.errors import DomainError
from caunoi_web.common.plain import Plain

# The number of the request that this thread answers; "" outside of requests.
current_request: ContextVar[str] = ContextVar("current_request", default="")

LEFT_OUT = "…"
MOST_PLACES = 30
# Whose fixed words are sentences of the program; others put whole values into them.
OURS = ("caunoi", "gunicorn", "django.request")
_PLACEHOLDER = re.compile(r"%(?:\(\w+\))?[-#0 +]{0,5}\d{0,4}(?:\.\d{1,3})?[a-zA-Z]")
_CODE_ROOTS = sorted({str(Path(entry).resolve()) for entry in sys.path if entry}, key=len, reverse=True)


class JsonLines(logging.Formatter):
    """``{"at": …, "level": …, "logger": …, "event": …, "request": …}`` and the facts of the record."""

    def format(self, record: logging.LogRecord) -> str:
        """The record as one line; never raises for odd records."""
        line: dict[str, Any] = {
            "at": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname,
            "logger": record.name,
            "event": _event_of(record),
        }
        if number := current_request.get():
            line["request"] = number
        line |= getattr(record, "facts", {})
        if record.exc_info and record.exc_info[1] is not None:
            line["fault"] = fault_of(record.exc_info[1])
        return json.dumps(line, ensure_ascii=False)


def fault_of(fault: BaseException) -> dict[str, Any]:
    """Type, places and causes of a fault, without its words."""
    told: dict[str, Any] = {"type": _name_of(type(fault)), "at": _places(fault.__traceback__)}
    if isinstance(fault, DomainError):
        told["code"] = fault.code
    cause = fault.__cause__ or (None if fault.__suppress_context__ else fault.__context__)
    if cause is not None:
        told["because"] = fault_of(cause)
    return told


def _event_of(record: logging.LogRecord) -> str:
    if not isinstance(record.msg, str):
        return _name_of(type(record.msg))
    if not record.name.startswith(OURS):
        return LEFT_OUT if not record.args else _PLACEHOLDER.sub(LEFT_OUT, record.msg)
    if not isinstance(record.args, tuple):
        return _PLACEHOLDER.sub(LEFT_OUT, record.msg)
    values = iter(record.args)
    plain = record.msg.replace("%%", "\0")
    return _PLACEHOLDER.sub(lambda _match: _said(next(values, None)), plain).replace("\0", "%")


def _said(value: object) -> str:
    """The value when it cannot be about a person, else "…"; a fault by its type."""
    if isinstance(value, Number | UUID | Plain):
        return str(value)
    return _name_of(type(value)) if isinstance(value, BaseException) else LEFT_OUT


def _places(trace: TracebackType | None) -> list[str]:
    frames = traceback.extract_tb(trace)[-MOST_PLACES:]
    return [f"{_relative(frame.filename)}:{frame.lineno} {frame.name}" for frame in frames]


def _relative(filename: str) -> str:
    """From the folder that code is loaded from: the machine's own paths say nothing to a reader."""
    for root in _CODE_ROOTS:
        if filename.startswith(f"{root}/"):
            return filename[len(root) + 1 :]
    return Path(filename).name


def _name_of(kind: type) -> str:
    return kind.__qualname__ if kind.__module__ == "builtins" else f"{kind.__module__}.{kind.__qualname__}"
