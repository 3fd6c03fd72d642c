"""Old .xls workbooks, read in a process of their own.

The parser takes the size of a sheet from its binary records; a few bytes can make it
claim more memory than there is, which ends the process. So that process is not ours.
"""

import json
import os
import subprocess
import sys
from collections.abc import Callable
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import Any

from caunoi.reading.errors import UnreadableDocument
from caunoi.reading.sheets.sheet import Sheet
from caunoi.reading.sheets.values import Value, shown

_CHILD = Path(__file__).with_name("legacy_workbook_child.py")
_SECONDS = 60
_FROM_TEXT: dict[str, Callable[[str], Value]] = {
    "datetime": datetime.fromisoformat,
    "date": date.fromisoformat,
    "time": time.fromisoformat,
}


def legacy_sheets_of(data: bytes) -> list[Sheet]:
    """The worksheets of an .xls file; raises ``UnreadableDocument`` (encrypted, truncated)."""
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, sys.path))}
    try:
        child = subprocess.run(  # noqa: S603 - our own interpreter and script, no shell
            [sys.executable, "-P", str(_CHILD)],
            input=data,
            capture_output=True,
            timeout=_SECONDS,
            env=environment,
            check=False,
        )
    except subprocess.TimeoutExpired as fault:
        raise _unreadable() from fault
    if child.returncode:
        raise _unreadable()
    answer = json.loads(child.stdout)
    if answer == "encrypted":
        raise UnreadableDocument("encrypted", "The workbook is protected by a password. Save it without one.")
    return [_sheet(sheet) for sheet in answer]


def _sheet(answer: dict[str, Any]) -> Sheet:
    return Sheet(
        name=answer["name"],
        rows=tuple(tuple(shown(_value(value)) for value in row) for row in answer["rows"]),
        top=answer["start"][0],
        left=answer["start"][1],
        merged=tuple(((first[0], first[1]), (last[0], last[1])) for first, last in answer["merged"]),
        is_hidden=answer["hidden"],
    )


def _value(value: Any) -> Value:
    if not isinstance(value, list):
        plain: Value = value
        return plain
    kind, content = value
    return timedelta(seconds=content) if kind == "timedelta" else _FROM_TEXT[kind](content)


def _unreadable() -> UnreadableDocument:
    return UnreadableDocument(
        "truncated",
        "The old Excel file (.xls) is damaged or too large to be opened. Save it as .xlsx and upload that.",
    )
