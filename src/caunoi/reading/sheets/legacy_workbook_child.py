"""Run by ``legacy_workbook`` in its own process: .xls from standard input, JSON to standard output."""

import io
import json
import resource
import sys
from datetime import date, datetime, time, timedelta

from python_calamine import CalamineWorkbook, PasswordError, SheetTypeEnum, SheetVisibleEnum

_MOST_MEMORY = 1024 * 1024 * 1024
_MOST_SECONDS = 50


def _limit() -> None:
    resource.setrlimit(resource.RLIMIT_AS, (_MOST_MEMORY, _MOST_MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (_MOST_SECONDS, _MOST_SECONDS))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def _sheets(data: bytes) -> list[dict[str, object]]:
    with CalamineWorkbook.from_filelike(io.BytesIO(data)) as book:
        sheets = []
        for about in book.sheets_metadata:
            if about.typ != SheetTypeEnum.WorkSheet:
                continue
            sheet = book.get_sheet_by_name(about.name)
            sheets.append(
                {
                    "name": about.name,
                    "hidden": about.visible != SheetVisibleEnum.Visible,
                    "start": sheet.start or (0, 0),
                    "rows": sheet.to_python() if sheet.start else [],
                    "merged": sheet.merged_cell_ranges or [],
                }
            )
        return sheets


def _tagged(value: object) -> object:
    if isinstance(value, timedelta):
        return ["timedelta", value.total_seconds()]
    if isinstance(value, datetime | date | time):
        return [type(value).__name__, value.isoformat()]
    raise TypeError(f"no JSON for {type(value).__name__}")


def main() -> None:
    _limit()
    data = sys.stdin.buffer.read()
    try:
        answer: object = _sheets(data)
    except PasswordError:
        answer = "encrypted"
    json.dump(answer, sys.stdout, default=_tagged)


if __name__ == "__main__":
    main()
