"""The rows of a table as SpreadsheetML, one after the other: several times as quick as cell by cell.

The library writes everything else. Every text is an inline string, so nothing a person typed is a formula.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from xml.sax.saxutils import escape

from xlsxwriter.utility import xl_col_to_name

from caunoi_web.reports.exports.cells import printed, real_day
from caunoi_web.reports.tables import Column, Value

LONGEST_CELL = 32_767  # characters; the format allows no more
FIRST_YEAR = 1900  # the format knows no earlier day
MOST_DIGITS = 15  # what a number of the format keeps
_EPOCH = date(1899, 12, 31).toordinal()
_LAST_TRUE_DAY = 59  # the format has a 29 February 1900
_DAY = 24 * 3600
# What XML cannot hold is written as _xHHHH_; a text that looks like that already is told apart.
_LOOKS_CODED = re.compile(r"_(x[0-9a-fA-F]{4}_)")
_CONTROL = re.compile("[\x00-\x08\x0b-\x1f\ufffe\uffff]")


@dataclass(frozen=True, slots=True)
class RowLooks:
    """The numbers of the formats of texts, days and moments."""

    text: int
    day: int
    moment: int


class RowWriter:
    """Writes the rows of one table."""

    def __init__(self, columns: Sequence[Column], looks: RowLooks) -> None:
        self._cells = [(column.value, xl_col_to_name(place)) for place, column in enumerate(columns)]
        self._looks = looks

    def row(self, number: int, item: object) -> str:
        """The row with this number (0 is the first of the sheet)."""
        line = number + 1
        cells = [self._cell(f"{letter}{line}", value(item)) for value, letter in self._cells]
        return f'<row r="{line}">{"".join(cells)}</row>'

    def _cell(self, place: str, value: Value) -> str:
        look = self._looks.text
        if not isinstance(value, str):
            if fits_a_number(value):
                return f'<c r="{place}" s="{look}"><v>{value}</v></c>'
            day = real_day(value)
            if day and day.year >= FIRST_YEAR:
                look = self._looks.moment if isinstance(day, datetime) else self._looks.day
                return f'<c r="{place}" s="{look}"><v>{serial(day)}</v></c>'
            value = printed(value)
        if not value:
            return f'<c r="{place}" s="{look}"/>'
        text = f'<t xml:space="preserve">{inline(value)}</t>'
        return f'<c r="{place}" s="{look}" t="inlineStr"><is>{text}</is></c>'


def fits_a_number(value: Value) -> bool:
    """A number that the format keeps exactly; a longer one stays text."""
    if isinstance(value, int):
        return abs(value) < 10**MOST_DIGITS
    return isinstance(value, Decimal) and len(value.normalize().as_tuple().digits) <= MOST_DIGITS


def serial(day: date) -> str:
    """A day or a moment without a zone as the number that the format has for it."""
    number = day.toordinal() - _EPOCH
    number += number > _LAST_TRUE_DAY
    if not isinstance(day, datetime):
        return str(number)
    seconds = day.hour * 3600 + day.minute * 60 + day.second
    return f"{number + seconds / _DAY:.10f}"


def inline(text: str) -> str:
    """A text as the format wants it, no longer than it allows."""
    text = cut(text)
    if "_x" in text:
        text = _LOOKS_CODED.sub(r"_x005F_\1", text)
    if not text.isprintable():
        text = _CONTROL.sub(lambda sign: f"_x{ord(sign[0]):04X}_", text)
    return escape(text)


def cut(text: str) -> str:
    """A text no longer than a cell holds."""
    return text if len(text) <= LONGEST_CELL else f"{text[: LONGEST_CELL - 1]}…"
