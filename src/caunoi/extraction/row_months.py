"""Lists that write the month before the day ("1/25/2018"): told by the days no other reading allows."""

import re
from collections.abc import Sequence
from dataclasses import replace

from caunoi.domain.dates import PartialDate
from caunoi.extraction.records import Piece, Record
from caunoi.extraction.row_terms import RowTerm

_NUMERIC = re.compile(r"(?<![\d/.-])(\d{1,2})([/.-])(\d{1,2})\2(?:\d{4}|\d\d)(?![\d/.-]?\d)")
_LAST_MONTH = 12
_FEWEST = 2  # days that only the month first allows
_TIMES = ("signed", "start", "end", "validity")


def writes_month_first(text: str, records: Sequence[Record]) -> bool:
    """Several dates of the list are possible with the month first only, and none with the day first only."""
    month_first = 0
    for record in records:
        for name in _TIMES:
            piece = record.columns.get(name)
            for date in _NUMERIC.finditer(text, piece.start, piece.end) if piece else ():
                if int(date[1]) > _LAST_MONTH:
                    return False
                month_first += int(date[3]) > _LAST_MONTH
    return month_first >= _FEWEST


def with_months_first(text: str, found: RowTerm) -> RowTerm:
    """The dates of a row of such a list, day and month exchanged where the day was taken to stand first."""
    start = _exchanged(text, found.term.start, found.places.get("start"))
    end = _exchanged(text, found.term.end, found.places.get("end"))
    if start and end and end.last_day < start.first_day:
        start, end = found.term.start, found.term.end  # this row puts the day first all the same
    return replace(
        found,
        signed=_exchanged(text, found.signed, found.places.get("signed")),
        term=replace(found.term, start=start, end=end),
    )


def _exchanged(text: str, day: PartialDate | None, place: Piece | None) -> PartialDate | None:
    written = _NUMERIC.search(text, place.start, place.end) if place else None
    if day is None or day.month is None or day.day is None or written is None:
        return day
    if (int(written[1]), int(written[3])) != (day.day, day.month):
        return day
    return PartialDate(day.year, day.day, day.month)
