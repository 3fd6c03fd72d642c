"""Rows that tell several papers of one partner: "MOU 15/8/2016; exchange agreement 20/9/2018"."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from caunoi.extraction.layouts.entry_columns import Table, columns_behind
from caunoi.extraction.layouts.entry_times import TIMES
from caunoi.extraction.layouts.lines import year_of_heading
from caunoi.extraction.records import FLOWING_LAYOUTS, Piece, Record
from caunoi.extraction.term_marks import find_marks

_PARTING = re.compile(r"[;\n]|\s\+\s")
_COUNT = re.compile(r"\s*(?:\(\d{1,2}\)\s*)?")  # "(1) MOU ... (2) student exchange ..."
_KEPT = ("partner", "country", "number", "alias", "unit", "region")
_LONGEST = 1200  # characters of a row looked at
_KNOWN = frozenset({"partner"})


def with_each_paper(text: str, records: Sequence[Record]) -> list[Record]:
    """The records, those with several dated papers or several periods taken apart."""
    return [part for record in records for part in _parts(text, record)]


def _parts(text: str, record: Record) -> list[Record]:
    papers = list(_papers(text, record))
    if len(papers) > 1 or (papers and record.layout not in FLOWING_LAYOUTS):
        return papers
    periods = _periods(text, record)
    return periods if len(periods) > 1 else [record]


def _papers(text: str, record: Record) -> Iterator[Record]:
    """One record for each dated paper of the cells that tell it."""
    told = _telling_stretch(record)
    if told is None or told.end - told.start > _LONGEST:
        return
    kept = {name: piece for name, piece in record.columns.items() if name in _KEPT}
    year = year_of_heading(record.heading)
    gathered: list[tuple[Piece, dict[str, Piece]]] = []
    for piece in _cut(text, told):
        columns = columns_behind(text, piece.start, piece.end, Table(), year, _KNOWN)
        if "document" in columns and columns.keys() & set(TIMES):
            gathered.append((piece, columns))
        elif not gathered:
            return  # the paper told first has no date of its own
    for piece, columns in gathered:
        start = record.start if piece is gathered[0][0] else piece.start
        yield replace(record, start=start, end=piece.end, columns=kept | columns)


def _telling_stretch(record: Record) -> Piece | None:
    """Where the papers stand: behind the name in a row without cells, else in the cell for the paper."""
    if record.layout in FLOWING_LAYOUTS:
        return Piece(record.columns["partner"].end, record.end)
    if record.columns.keys() & set(TIMES) or record.tails:
        return None
    return record.columns.get("document")


def _cut(text: str, whole: Piece) -> list[Piece]:
    starts = [whole.start, *(cut.end() for cut in _PARTING.finditer(text, whole.start, whole.end))]
    ends = [*(cut.start() for cut in _PARTING.finditer(text, whole.start, whole.end)), whole.end]
    starts = [count.end() if (count := _COUNT.match(text, start, whole.end)) else start for start in starts]
    pieces = [Piece(start, end) for start, end in zip(starts, ends, strict=True) if start < end]
    return [piece for piece in pieces if piece.of(text).strip(" .,-–")]


def _periods(text: str, record: Record) -> list[Record]:
    """One record for each period of the cell for the validity: "2017 - 2020; 2020 - 2023"."""
    cell = record.columns.get("validity")
    if cell is None or record.layout in FLOWING_LAYOUTS:
        return []
    pieces = [piece.trimmed(text) for piece in _cut(text, cell)]
    tails = record.tails.get("validity", ())
    pieces += [piece.trimmed(text) for tail in tails for piece in _cut(text, tail)]
    if len(pieces) < 2 or not all(_is_period(piece.of(text)) for piece in pieces):
        return []
    rest = {name: more for name, more in record.tails.items() if name != "validity"}
    return [replace(record, columns=record.columns | {"validity": piece}, tails=rest) for piece in pieces]


def _is_period(words: str) -> bool:
    """Two dates and hardly more: not "renewed 2023-2028"."""
    marks = [mark for mark in find_marks(words) if mark.kind not in ("from", "until")]
    dates = [mark for mark in marks if mark.date]
    covered = sum(mark.end - mark.start for mark in marks)
    return len(marks) == len(dates) == 2 and covered * 4 >= len(words) * 3
