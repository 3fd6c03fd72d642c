"""Run by ``workbook`` in its own process: a file from standard input, JSON to standard output.

Arguments: the largest area of a sheet in cells, and the seconds of computing allowed.
"""

import io
import json
import resource
import sys
from datetime import date, datetime, time, timedelta
from typing import Any

from python_calamine import CalamineWorkbook, PasswordError, SheetTypeEnum, SheetVisibleEnum

_MOST_MEMORY = 1536 * 1024 * 1024


def limit(seconds: int) -> None:
    """Let this process end rather than the machine; a stricter bound of whoever started us stays."""
    for bound, most in (
        (resource.RLIMIT_AS, _MOST_MEMORY),
        (resource.RLIMIT_CPU, seconds),
        (resource.RLIMIT_CORE, 0),
    ):
        hard = resource.getrlimit(bound)[1]
        value = most if hard == resource.RLIM_INFINITY else min(most, hard)
        resource.setrlimit(bound, (value, value))


def answer(data: bytes, most_cells: int) -> Any:
    """The worksheets, or what is wrong with them."""
    found: dict[str, Any] = {"too_wide": None, "sheets": []}
    try:
        with CalamineWorkbook.from_filelike(io.BytesIO(data)) as book:
            for about in book.sheets_metadata:
                if about.typ != SheetTypeEnum.WorkSheet:
                    continue
                sheet = book.get_sheet_by_name(about.name)
                if sheet.height * sheet.width > most_cells:
                    return {"too_wide": [sheet.height, sheet.width]}
                found["sheets"].append(
                    {
                        "name": about.name,
                        "is_hidden": about.visible != SheetVisibleEnum.Visible,
                        "start": sheet.start or (0, 0),
                        "rows": sheet.to_python() if sheet.start else [],
                        "merged": sheet.merged_cell_ranges or [],
                    }
                )
    except PasswordError:
        return "encrypted"
    return found


def tagged(value: object) -> list[str]:
    """Dates and times as pairs of kind and text, which JSON can hold."""
    if isinstance(value, timedelta):
        return ["timedelta", str(value.total_seconds())]
    if isinstance(value, datetime | date | time):
        return [type(value).__name__, value.isoformat()]
    raise TypeError(f"no JSON for {type(value).__name__}")


def main() -> None:
    most_cells, seconds = map(int, sys.argv[1:])
    limit(seconds)
    sys.stdout.write(json.dumps(answer(sys.stdin.buffer.read(), most_cells), default=tagged))


if __name__ == "__main__":
    main()
