"""What an .xls says outside its cells: number formats, hidden rows and columns.

The stream is a chain of records, each with a type, a length and its bytes; a sheet begins
where the workbook's own records say.
"""

import struct
from collections.abc import Iterator, Mapping

from caunoi.reading.ole import stream_in
from caunoi.reading.sheets.look import BUILT_IN, Look, add_hidden, display_of
from caunoi.reading.sheets.values import Display

_END, _FORMAT, _XF, _SHEET, _ROW, _COLUMNS = 0x0A, 0x41E, 0xE0, 0x85, 0x208, 0x7D
_NUMBER, _RK, _FORMULA, _MANY_RK = 0x203, 0x27E, 0x06, 0xBD
_WIDE_LETTERS = 1
_ROW_IS_HIDDEN, _COLUMN_IS_HIDDEN = 0x20, 0x01
_MOST_RECORDS = 3_000_000

Record = tuple[int, bytes]


def looks(data: bytes) -> dict[str, Look]:
    """How each sheet shows its cells, by its name; nothing for a stream that cannot be followed.

    The cells themselves are read elsewhere, so that damage here costs only their look.
    """
    stream = stream_in(data, "Workbook")
    budget = iter(range(_MOST_RECORDS))
    try:
        sheets, displays = _globals(stream, budget)
        return {name: _look(stream, start, displays, budget) for name, start in sheets.items()}
    except (struct.error, IndexError):
        return {}


def _records(stream: bytes, position: int, budget: Iterator[int]) -> Iterator[Record]:
    """The records from a position to the end of that part of the stream; each costs one of the budget."""
    for _ in budget:
        kind, size = struct.unpack_from("<HH", stream, position)
        yield kind, stream[position + 4 : position + 4 + size]
        if kind == _END:
            return
        position += 4 + size


def _globals(stream: bytes, budget: Iterator[int]) -> tuple[dict[str, int], list[Display | None]]:
    """Where each sheet begins, and what each cell format shows in part."""
    sheets: dict[str, int] = {}
    codes = dict(BUILT_IN)
    formats: list[int] = []
    for kind, body in _records(stream, 0, budget) if stream else ():
        if kind == _SHEET:
            sheets[_letters(body[8:], body[6], body[7])] = struct.unpack_from("<I", body)[0]
        elif kind == _FORMAT:
            number, count, flags = struct.unpack_from("<HHB", body)
            codes[number] = _letters(body[5:], count, flags)
        elif kind == _XF:
            formats.append(struct.unpack_from("<H", body, 2)[0])
    return sheets, [display_of(codes.get(number, "")) for number in formats]


def _letters(body: bytes, count: int, flags: int) -> str:
    if flags & _WIDE_LETTERS:
        return body[: 2 * count].decode("utf-16-le", errors="replace")
    return body[:count].decode("latin-1")


def _look(stream: bytes, start: int, displays: list[Display | None], budget: Iterator[int]) -> Look:
    look = Look()
    by_format: Mapping[int, Display] = {number: shown for number, shown in enumerate(displays) if shown}
    for kind, body in _records(stream, start, budget):
        if kind == _ROW and struct.unpack_from("<H", body, 12)[0] & _ROW_IS_HIDDEN:
            (row,) = struct.unpack_from("<H", body)
            add_hidden(look.hidden_rows, row, row)
        elif kind == _COLUMNS and struct.unpack_from("<H", body, 8)[0] & _COLUMN_IS_HIDDEN:
            add_hidden(look.hidden_columns, *struct.unpack_from("<HH", body))
        else:
            for row, column, number in _cells(kind, body):
                if number in by_format:
                    look.displays[row, column] = by_format[number]
    return look


def _cells(kind: int, body: bytes) -> Iterator[tuple[int, int, int]]:
    """Row, column and format of the cells with a number in a record."""
    if kind in (_NUMBER, _RK, _FORMULA):
        row, column, number = struct.unpack_from("<HHH", body)
        yield row, column, number
    elif kind == _MANY_RK:
        row, first = struct.unpack_from("<HH", body)
        for place in range((len(body) - 6) // 6):
            yield row, first + place, struct.unpack_from("<H", body, 4 + 6 * place)[0]
