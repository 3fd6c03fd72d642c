"""Says which rows and columns with something in them a sheet does not show."""

from collections.abc import Iterable, Sequence

from caunoi.reading.sheets.sheet import Sheet

_MOST_NAMED = 8


def hidden_note(sheet: Sheet) -> str:
    """A sentence for the person who checks the document; empty when the sheet shows all it holds."""
    rows = [number for number, row in enumerate(sheet.rows, sheet.top) if any(row)]
    columns = [
        number for number, column in enumerate(zip(*sheet.rows, strict=True), sheet.left) if any(column)
    ]
    parts = [
        _listed("row", [str(row + 1) for row in _hidden(rows, sheet.hidden_rows)]),
        _listed("column", [_letters(column) for column in _hidden(columns, sheet.hidden_columns)]),
    ]
    said = " and ".join(filter(None, parts))
    return f"In the sheet “{sheet.name}” {said} are hidden; they were read too." if said else ""


def _hidden(numbers: Iterable[int], stretches: Sequence[tuple[int, int]]) -> list[int]:
    """The numbers that lie in a hidden stretch; both are in rising order."""
    found, place = [], 0
    stretches = sorted(stretches)
    for number in numbers:
        while place < len(stretches) and stretches[place][1] < number:
            place += 1
        if place < len(stretches) and stretches[place][0] <= number:
            found.append(number)
    return found


def _listed(kind: str, names: list[str]) -> str:
    if not names:
        return ""
    more = f" and {len(names) - _MOST_NAMED} more" if len(names) > _MOST_NAMED else ""
    return f"{kind}{'s' if len(names) > 1 else ''} {', '.join(names[:_MOST_NAMED])}{more}"


def _letters(column: int) -> str:
    """A column as spreadsheets name it: 0 is A, 26 is AA."""
    letters = ""
    column += 1
    while column:
        column, place = divmod(column - 1, 26)
        letters = chr(ord("A") + place) + letters
    return letters
