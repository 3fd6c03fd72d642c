"""The parts of a batch's result: files that are whole or not there.

A part is named after its number and the keys of its documents, so that one look at the names tells
what is done. Rows of a part that is out of date are used again where their key still holds.
"""

import hashlib
import json
import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from caunoi.running import parquet
from caunoi.running.entries import Entry
from caunoi.running.tasks import Fault

JSONL, PARQUET = "jsonl", "parquet"
_COLUMNS = ("id", "key", "findings", "fault_code", "fault_reason")


@dataclass(frozen=True, slots=True)
class Row:
    """What came of one document: a ``line`` of JSON with its findings, or a ``fault``."""

    id: str
    key: str
    line: str = ""
    fault: Fault | None = None


def part_name(number: int, entries: Sequence[Entry], form: str) -> str:
    """ "part-00012-1f0c5a7be2d4.jsonl": the number and a digest of what must stand in it."""
    told = json.dumps([[entry.id, entry.key] for entry in entries])
    return f"part-{number:05}-{hashlib.sha256(told.encode()).hexdigest()[:12]}.{form}"


def parts_in(folder: Path) -> dict[int, list[Path]]:
    """The parts that are there, by their number; drafts of a run that was cut off are taken away."""
    for draft in folder.glob(".part-*.draft"):
        draft.unlink()
    found: dict[int, list[Path]] = {}
    for path in sorted(folder.glob("part-*-*")):
        number = path.name.split("-")[1]
        if number.isdecimal():
            found.setdefault(int(number), []).append(path)
    return found


def write_part(path: Path, rows: Sequence[Row]) -> None:
    """Write a part so that it appears whole or not at all, also when the machine stops."""
    draft = path.with_name(f".{path.name}.draft")
    if path.suffix == ".parquet":
        parquet.write_rows(draft, _COLUMNS, [_as_columns(row) for row in rows])
    else:
        draft.write_text("".join(_as_json(row) + "\n" for row in rows), encoding="utf-8")
    with draft.open("rb") as written:
        os.fsync(written.fileno())
    draft.replace(path)


def read_part(path: Path) -> Iterator[Row]:
    """The rows of a part."""
    if path.suffix == ".parquet":
        for row in parquet.read_rows(path, _COLUMNS):
            fault = Fault(row["fault_code"], row["fault_reason"]) if row["fault_code"] else None
            yield Row(row["id"], row["key"], row["findings"] or "", fault)
        return
    with path.open(encoding="utf-8") as lines:
        for line in lines:
            shape = json.loads(line)
            fault = Fault(**shape["fault"]) if "fault" in shape else None
            found = "" if fault else json.dumps(shape["findings"], ensure_ascii=False)
            yield Row(shape["id"], shape["key"], found, fault)


def _as_json(row: Row) -> str:
    lead = f'{{"id": {json.dumps(row.id, ensure_ascii=False)}, "key": "{row.key}"'
    if row.fault is None:
        return f'{lead}, "findings": {row.line}}}'
    told = {"code": row.fault.code, "reason": row.fault.reason}
    return f'{lead}, "fault": {json.dumps(told, ensure_ascii=False)}}}'


def _as_columns(row: Row) -> dict[str, Any]:
    fault = row.fault
    return {
        "id": row.id,
        "key": row.key,
        "findings": row.line or None,
        "fault_code": fault.code if fault else None,
        "fault_reason": fault.reason if fault else None,
    }
