"""Reads the sheets of a workbook with calamine, in a process of its own.

The parser believes what a file says about its sizes. A few bytes can make it ask for
more memory than there is, which ends the process, or for hours of work. So that
process is not ours: it has little memory and little time.
"""

import json
import os
import subprocess
import sys
from collections.abc import Callable, Mapping
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import Any

from caunoi.reading.errors import UnreadableDocument
from caunoi.reading.sheets.limits import MAX_AREA, too_wide
from caunoi.reading.sheets.look import Look
from caunoi.reading.sheets.sheet import Sheet
from caunoi.reading.sheets.values import Value, shown

_CHILD = Path(__file__).with_name("workbook_child.py")
_SECONDS = 60
_FROM_TEXT: dict[str, Callable[[str], Value]] = {
    "datetime": datetime.fromisoformat,
    "date": date.fromisoformat,
    "time": time.fromisoformat,
    "timedelta": lambda seconds: timedelta(seconds=float(seconds)),
}


def sheets_of(data: bytes, looks: Mapping[str, Look] | None = None) -> list[Sheet]:
    """All worksheets in their order; ``looks`` says by sheet name what calamine does not tell.

    Raises ``UnreadableDocument`` (encrypted, too-large, truncated).
    """
    answer = _ask_child(data)
    if answer == "encrypted":
        raise UnreadableDocument("encrypted", "The workbook is protected by a password. Save it without one.")
    if answer["too_wide"]:
        raise too_wide(*answer["too_wide"])
    return [_sheet(sheet, (looks or {}).get(sheet["name"]) or Look()) for sheet in answer["sheets"]]


def _ask_child(data: bytes) -> Any:
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, sys.path))}
    try:
        child = subprocess.run(  # noqa: S603 - our own interpreter and script, no shell
            [sys.executable, "-P", str(_CHILD), str(MAX_AREA), str(_SECONDS)],
            input=data,
            capture_output=True,
            timeout=2 * _SECONDS,
            env=environment,
            check=True,
        )
    except subprocess.SubprocessError as fault:
        raise UnreadableDocument(
            "truncated",
            "The workbook is damaged, or opening it takes too much memory. Save it again as .xlsx.",
        ) from fault
    return json.loads(child.stdout)


def _sheet(answer: dict[str, Any], look: Look) -> Sheet:
    top, left = answer["start"]
    rows = tuple(
        tuple(
            shown(_value(value), look.displays.get((row, column)))
            for column, value in enumerate(values, left)
        )
        for row, values in enumerate(answer["rows"], top)
    )
    told = tuple(((first[0], first[1]), (last[0], last[1])) for first, last in answer["merged"])
    return Sheet(
        answer["name"],
        rows,
        top,
        left,
        (*look.merged, *told),
        answer["is_hidden"],
        tuple(look.hidden_rows),
        tuple(look.hidden_columns),
    )


def _value(value: Any) -> Value:
    if isinstance(value, list):
        kind, content = value
        return _FROM_TEXT[kind](content)
    plain: Value = value
    return plain
