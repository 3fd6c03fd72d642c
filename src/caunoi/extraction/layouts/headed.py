"""Rows without borders whose header puts other columns before the partner's: "1 MOU X University 2016"."""

import re
from collections.abc import Callable, Sequence

from caunoi.extraction.date_shapes import any_of
from caunoi.extraction.dates import find_dates
from caunoi.extraction.kinds import find_agreement_kinds
from caunoi.extraction.layouts.entry_leads import Lead
from caunoi.extraction.layouts.names import PAPER_NUMBER, names_organisation
from caunoi.extraction.places import is_country
from caunoi.extraction.records import Piece
from caunoi.vocabulary import load

_LONGEST_CELL = 90  # characters before the name that one column may take
_MOST_WORDS = 5  # of a country
_WORD = re.compile(r"\S+")
_NOTE = re.compile(r"\s?\([^()\n]{1,24}\)")  # "China (PRC)"
_JOIN = re.compile(r"\s*(?:[,/&+]|và|and)\s*|\s+")
_BEHIND = re.compile(r"[\s,:|–-]{0,4}")
_PERIOD = re.compile(r"\s{0,2}(?:-|–|đến|to)\s{0,2}")
_DATED_NUMBER = re.compile(
    r"(?:số\s)?\d{1,5}(?:/\d{4})?/[A-ZĐ]{1,8}(?:[-/&.][\wĐ]{1,14}){0,3}[\s,]{1,3}(?:(?:ký|ngày|dated|of)\s){0,2}"
)  # "12/HĐ-CGCN ngày 15/3/2021"
CODE = re.compile(
    r"\s{0,8}(?P<code>[A-Z]{1,6}(?:[-/.]?[A-Z]{1,6}){0,2}[-/.]?\d{1,5}(?:[-/.]\d{1,4})?)[.):]?\s+(?=\S)"
)
_TIMES = ("signed", "start", "validity", "end")
_WORDS = load("rows")
_UNITS = [*_WORDS["unit_first"]["vi"], *_WORDS["unit_first"]["en"], *_WORDS["parts_of_bodies"]["words"]]
_UNIT = re.compile(rf"(?:{any_of(_UNITS)})\s", re.IGNORECASE)
_HEAD = re.compile(rf"(?<=\s)(?:{any_of([*_WORDS['strong_heads']['words'], 'Bệnh viện', 'Sở', 'Hội'])})\s")


def columns_before(header: Sequence[str]) -> list[str]:
    """The columns that a header puts before the partner's, but the number of the row."""
    if "partner" not in header:
        return []
    return [meaning for meaning in header[: header.index("partner")] if meaning != "number"]


def headed_lead(text: str, start: int, end: int, header: Sequence[str]) -> Lead | None:
    """The cells that the header promises before the name in ``text[start:end]``; None when none is there.

    A cell may be blank. What is left must begin with a capital: the name.
    """
    columns: dict[str, Piece] = {}
    place = start
    for meaning in columns_before(header):
        cell = _CELLS.get("signed" if meaning in _TIMES else meaning)
        found = cell(text, place, min(end, place + _LONGEST_CELL)) if cell else None
        behind = _BEHIND.match(text, found.end, end) if found else None
        if found and behind and _begins_name(text, behind.end(), end, columns_before(header), meaning):
            columns[meaning] = found
            place = behind.end()
    return Lead(place, columns) if columns and place < end else None


def _begins_name(text: str, place: int, end: int, before: Sequence[str], meaning: str) -> bool:
    """A capital or a quotation mark follows, or the cell of another column before the name."""
    follows = text[place : place + 1]
    is_last = before[-1] == meaning
    return place < end and (follows.isupper() or follows in '"“' or (not is_last and follows.isdigit()))


def _country(text: str, start: int, end: int) -> Piece | None:
    """The country at ``start``, a note behind it included."""
    words = list(_WORD.finditer(text, start, end))[:_MOST_WORDS]
    for count in range(len(words), 0, -1):
        stop = words[count - 1].end()
        if is_country(text[start:stop].rstrip(",")):
            note = _NOTE.match(text, stop, end)
            stop = note.end() if note else stop
            return Piece(start, stop)
    return None


def _paper(text: str, start: int, end: int) -> Piece | None:
    """The papers named at ``start``, several being one cell: "Agreement, MOU"."""
    papers = find_agreement_kinds(text[start:end])
    if not papers or papers[0].start:
        return None
    last = papers[0].end
    for paper in papers[1:]:
        if not _JOIN.fullmatch(text, start + last, start + paper.start):
            break
        last = paper.end
    return Piece(start, start + last)


def _day(text: str, start: int, end: int) -> Piece | None:
    """The date or the period at ``start``, the number of the paper before it included."""
    number = _DATED_NUMBER.match(text, start, end)
    dates = find_dates(text[start:end])
    if not dates or dates[0].start > (number.end() - start if number else 0):
        return None
    last = dates[0].end
    if len(dates) > 1 and _PERIOD.fullmatch(text, start + last, start + dates[1].start):
        last = dates[1].end
    return Piece(start, start + last)


def _number_of_paper(text: str, start: int, end: int) -> Piece | None:
    number = PAPER_NUMBER.match(text, start, end)
    return Piece(number.start(), number.end()) if number else None


def _unit(text: str, start: int, end: int) -> Piece | None:
    """A unit of the host at ``start``, up to where the name of a body begins."""
    if not _UNIT.match(text, start, end):
        return None
    head = _HEAD.search(text, start + 1, end)
    return Piece(start, head.start()).trimmed(text) if head else None


_CELLS: dict[str, Callable[[str, int, int], Piece | None]] = {
    "country": _country,
    "document": _paper,
    "signed": _day,
    "paper_number": _number_of_paper,
    "unit": _unit,
}


def begins_headed(text: str, line: Piece, header: Sequence[str]) -> bool:
    """The line begins with the cells that the header puts before the partner, and goes on with a name."""
    start = line.trimmed(text).start
    lead = headed_lead(text, start, line.end, header)
    return lead is not None and names_organisation(text[lead.end : line.end].split("  ")[0][:120].strip())
