"""Reads when a row's agreement was signed and how long it is valid, from the cells that say so."""

import re
from dataclasses import dataclass, field, replace
from datetime import date

from caunoi.domain.dates import PartialDate
from caunoi.domain.kinds import Flag
from caunoi.domain.terms import EndKind, Term
from caunoi.extraction.date_shapes import any_of
from caunoi.extraction.dates import DateMention, find_dates
from caunoi.extraction.heading_years import date_below, last_day_of
from caunoi.extraction.layouts.lines import month_of_heading, year_of_heading
from caunoi.extraction.records import FLOWING_LAYOUTS, Piece, Record
from caunoi.extraction.row_notes import counts_from_signing
from caunoi.extraction.term_marks import find_marks
from caunoi.extraction.terms import TermReading, read_term
from caunoi.vocabulary import load

_WORDS = load("rows")
_OPEN = re.compile(
    rf"\W*(?:{any_of([*_WORDS['open_cells']['vi'], *_WORDS['open_cells']['en']])})\W*", re.IGNORECASE
)
_LENGTH = re.compile(r"\s*\(?\d{1,2}\)?\s?(?:năm|years?|tháng|months?)\s*", re.IGNORECASE)
_AGAIN = re.compile(r"(?<!\w)(?:ký lại|kí lại|tái ký|re-?signed|signed again)(?!\w)", re.IGNORECASE)
_UNTIL = re.compile(r"(?<!\w)(?:đến|tới|to|until|till|through)(?!\w)|\s-\s|\d{4}-\d{4}", re.IGNORECASE)
_PARTED = re.compile(r"(?:[,;(\n]|(?<!\w)(?:ngày|tháng|năm|dated|of|on|in))\s*\Z", re.IGNORECASE)
_PLAIN_MARKS = ("date", "signed", "yearly", "renewable")
_CLAUSE = re.compile(r"(?:(?!\s/\s)[^;\n])+")
_OPENING = 3  # characters before a validity in a remark
_ENDS, _LASTS = {"until", "date"}, {"duration", "signing"}
_YEAR_MONTH = re.compile(r"((?:19|20)\d\d)\.\s(\d{1,2})(?!\d|\.\s?\d)")  # "2021. 4", of a Japanese list
_DAY_OF_MONTH = re.compile(r"(?<!\w)ngày \d{1,2}(?![\w/.-])", re.IGNORECASE)
_ONE = re.compile(r"\A[Il|]\s{1,2}(?=(?:year|yr|month)s?(?!\w))")  # a figure misread: "I year"
_YEARS_ONLY = re.compile(r"\s*(0?[1-9]|[12]\d)\s?n?\.?\s*", re.IGNORECASE)  # "5", "5n"


@dataclass(frozen=True, slots=True)
class RowTerm:
    """The signing day and validity of a row; ``places`` are the words each date was read from."""

    signed: PartialDate | None = None
    term: Term = field(default_factory=Term)
    flags: tuple[str, ...] = ()
    places: dict[str, Piece] = field(default_factory=dict)


def row_term(text: str, record: Record, publication: date | None = None) -> RowTerm:
    """Read the columns signed, start, end, validity; a signing day may also stand beside the paper."""
    year = year_of_heading(record.heading)
    publication = last_day_of(year) or publication
    signing = _signing(text, record, publication, year)
    if {"start", "end"} & record.columns.keys():
        found = _from_two_columns(text, record, signing, publication)
    else:
        found = _from_validity(text, record, signing, publication)
    if year:  # the heading says the year, nothing is guessed
        found = replace(found, flags=tuple(flag for flag in found.flags if flag != Flag.YEAR_INFERRED))
    is_dated = found.signed or found.term.start or found.term.end
    return found if is_dated or not year else _signed_below(text, record, found, year)


def _signed_below(text: str, record: Record, found: RowTerm, year: int) -> RowTerm:
    """The row says no day at all: it was signed in the year, or the month, that heads it."""
    month = month_of_heading(record.heading)
    day = _DAY_OF_MONTH.search(text, record.start, record.end) if month else None
    mention = date_below(day[0], year, month) if day else None
    if mention and day:
        return replace(found, signed=mention.date, places={**found.places, "signed": Piece(*day.span())})
    return replace(found, signed=PartialDate(year, month))


def _signing(text: str, record: Record, publication: date | None, year: int | None) -> RowTerm:
    piece = record.columns.get("signed")
    if piece:
        mention = _wrapped_date(text, record, publication) or _first_date(text, piece, publication)
        mention = mention or date_below(text[piece.start : piece.end], year, month_of_heading(record.heading))
        if mention:
            return _signed(mention, piece.start)
    for column in ("document", "content", "remark"):
        piece = record.columns.get(column)
        reading = read_term(text[piece.start : piece.end], publication=publication) if piece else None
        if piece and reading and reading.signed and reading.signed_at:
            place = Piece(piece.start + reading.signed_at[0], piece.start + reading.signed_at[1])
            return RowTerm(reading.signed, flags=_signing_flags(reading), places={"signed": place})
    return _dated_paper(text, record, publication)


def _dated_paper(text: str, record: Record, publication: date | None) -> RowTerm:
    """ "Cooperation agreement, 16/4/2018" in the cell for the paper: its one date is the signing."""
    piece = record.columns.get("document")
    dates = find_dates(text[piece.start : piece.end], publication=publication) if piece else []
    marks = find_marks(text[piece.start : piece.end]) if piece else []
    alone = len(dates) == 1 and not dates[0].last and all(m.kind in _PLAIN_MARKS for m in marks)
    if not piece or not alone:
        return RowTerm()
    before = text[piece.start : piece.start + dates[0].start]
    if not dates[0].date.day and not _PARTED.search(before):  # "Annex to MOU 01/2021" gives a number
        return RowTerm()
    return _signed(dates[0], piece.start)


def _signing_flags(reading: TermReading) -> tuple[str, ...]:
    return tuple(flag for flag in reading.flags if flag != Flag.CONDITIONAL_END)


def _first_date(text: str, piece: Piece, publication: date | None) -> DateMention | None:
    """The one date of a cell of signing days; the last of several, when it was signed again."""
    month = _YEAR_MONTH.match(text, piece.start, piece.end)
    if month and 1 <= int(month[2]) <= 12:
        return DateMention(PartialDate(int(month[1]), int(month[2])), 0, month.end() - piece.start)
    mentions = find_dates(text[piece.start : piece.end], publication=publication)
    return mentions[0] if mentions else None


def _wrapped_date(text: str, record: Record, publication: date | None) -> DateMention | None:
    """The date of a cell whose words stand on several lines ("Mar 5," / "2015"), at its first one."""
    if "signed" not in record.tails:
        return None
    piece = record.columns["signed"]
    mentions = find_dates(record.words(text, "signed"), publication=publication)
    return replace(mentions[0], start=0, end=piece.end - piece.start) if mentions else None


def _signed(mention: DateMention, offset: int) -> RowTerm:
    flags = []
    if mention.repaired:
        flags.append(Flag.DATE_REPAIRED.value)
    if mention.impossible:
        flags.append(Flag.DATE_IMPOSSIBLE.value)
    if mention.year_inferred:
        flags.append(Flag.YEAR_INFERRED.value)
    place = Piece(offset + mention.start, offset + mention.end)
    return RowTerm(mention.date, flags=tuple(flags), places={"signed": place})


def _from_validity(text: str, record: Record, signing: RowTerm, publication: date | None) -> RowTerm:
    piece = record.columns.get("validity")
    if not piece:
        found = _from_signed_cell(text, record, signing, publication)
        told = None if _says_term(found.term) else _remarked(text, record)
        if told is None:
            return found
        reading = read_term(text[told.start : told.end], signed=signing.signed, publication=publication)
        return _joined(signing, reading, told.start, {"validity": told})
    words = _spelt_out(_whole_cell(text, record, "validity"))
    if signing.signed and counts_from_signing(text) and _LENGTH.fullmatch(words):
        words = f"{words} kể từ ngày ký"
    reading = read_term(words, signed=signing.signed, publication=publication)
    if "validity" in record.tails:  # the words stand on several lines, each among those of other cells
        reading = replace(reading, signed_at=None, start_at=None, end_at=None)
    if reading.signed and not reading.term.end and _ends_later(reading):
        term = replace(reading.term, start=None, end=reading.term.start, end_kind=EndKind.FIXED)
        reading = replace(reading, term=term, start_at=None, end_at=reading.start_at)
    if _is_signed_again(words, reading):
        term = replace(reading.term, end=None, end_kind=EndKind.UNKNOWN)
        reading = replace(reading, term=term, end_at=None)
    return _joined(signing, reading, piece.start, {"validity": piece})


def _says_term(term: Term) -> bool:
    return bool(term.start or term.end or term.duration_months) or term.end_kind is not EndKind.UNKNOWN


def _remarked(text: str, record: Record) -> Piece | None:
    """A remark that is a validity: "Indefinite", "Valid until 1.12.2024 / Students"."""
    for column in ("remark", "content"):
        piece = record.columns.get(column)
        if piece is None or column in record.tails or record.layout in FLOWING_LAYOUTS:
            continue
        for part in _CLAUSE.finditer(text, piece.start, piece.end):
            marks = find_marks(part[0])
            kinds = {mark.kind for mark in marks}
            opens = bool(marks) and marks[0].start <= _OPENING
            if opens and (kinds & {"indefinite"} or kinds >= _ENDS or kinds >= _LASTS):
                return Piece(part.start(), part.end()).trimmed(text)
    return None


def _ends_later(reading: TermReading) -> bool:
    """ "signed 9 Dec 2021 / 9 Dec 2026": the date behind the signing, years later, is the end."""
    start, signed = reading.term.start, reading.signed
    is_bare = reading.term.end_kind is EndKind.UNKNOWN and not reading.term.duration_months
    return bool(start and signed and is_bare and start.year > signed.year)


def _whole_cell(text: str, record: Record, column: str) -> str:
    """The words of a cell as they stand, or folded with its further lines where it has some."""
    piece = record.columns[column]
    return record.words(text, column) if column in record.tails else text[piece.start : piece.end]


def _spelt_out(words: str) -> str:
    """A cell that is short for a term: "5" in a column of lengths, "Open" where an end should stand."""
    years = _YEARS_ONLY.fullmatch(words)
    if years:
        return f"{years[1]} năm"
    words = _ONE.sub("1 ", words)
    return "indefinite" if _OPEN.fullmatch(words) else words


def _from_signed_cell(text: str, record: Record, signing: RowTerm, publication: date | None) -> RowTerm:
    """A cell of signing days that holds a whole period instead ("2021-2026")."""
    piece = record.columns.get("signed")
    if not piece:
        return signing
    reading = read_term(text[piece.start : piece.end], publication=publication)
    if reading.term.end_kind is EndKind.UNKNOWN or _is_signed_again(text[piece.start : piece.end], reading):
        return signing
    if reading.term.duration_months or reading.term.end is None:
        again = read_term(text[piece.start : piece.end], signed=signing.signed, publication=publication)
        return _joined(
            signing,
            replace(again, term=_without_start(again.term, signing, text[piece.start : piece.end])),
            piece.start,
            {"validity": piece},
        )
    return _joined(RowTerm(), reading, piece.start, {"validity": piece})


def _is_signed_again(words: str, reading: TermReading) -> bool:
    """ "2020; renewed 2023", "2008, ký lại 2018": the second date is a later signing, no end."""
    again = any(mark.kind == "extended" for mark in find_marks(words)) or _AGAIN.search(words)
    return bool(again) and reading.term.end is not None and not _UNTIL.search(words)


def _without_start(term: Term, signing: RowTerm, words: str) -> Term:
    """In a signing cell the day is the signing, and the length counts from it only where the words say so."""
    if term.start != signing.signed:
        return term
    counted = bool(term.duration_months) and not {"from", "signing", "until"} & {
        mark.kind for mark in find_marks(words)
    }
    if counted and term.end_kind is EndKind.DURATION:
        return replace(term, start=None, end=None)
    return replace(term, start=None)


def _joined(signing: RowTerm, reading: TermReading, offset: int, places: dict[str, Piece]) -> RowTerm:
    places = {**signing.places, **places}
    for name, place in (("signed", reading.signed_at), ("start", reading.start_at), ("end", reading.end_at)):
        if place and (name != "signed" or not signing.signed):
            places[name] = Piece(offset + place[0], offset + place[1])
    flags = tuple(dict.fromkeys([*signing.flags, *reading.flags]))
    if reading.signed and reading.signed_at and _says_more(reading.signed, signing.signed):
        places["signed"] = Piece(offset + reading.signed_at[0], offset + reading.signed_at[1])
        return RowTerm(reading.signed, reading.term, flags, places)
    return RowTerm(signing.signed or reading.signed, reading.term, flags, places)


def _says_more(one: PartialDate, other: PartialDate | None) -> bool:
    """The same date, only more precise: 19 May 2023 beside 2023."""
    return (
        other is not None
        and one.year == other.year
        and one.first_day >= other.first_day
        and one.last_day < other.last_day
    )


def _from_two_columns(text: str, record: Record, signing: RowTerm, publication: date | None) -> RowTerm:
    """A column for the beginning and one for the end; either may hold words instead of a date."""
    first, last = record.columns.get("start"), record.columns.get("end")
    opening = _cell(text, record, signing.signed, publication, lone="start")
    closing = _cell(text, record, signing.signed, publication, lone="end")
    if first and last and closing.term.duration_months and not closing.term.end:
        return _with_length(text, record, signing, publication)
    places = {**signing.places}
    _keep(places, "start", first, opening.start_at or opening.end_at)
    _keep(places, "end", last, closing.end_at)
    if last and _is_extension(text, last):
        closing = replace(closing, term=replace(closing.term, start=None), start_at=None)
    if last and closing.start_at:
        _keep(places, "start", last, closing.start_at)
    term = opening.term if first and not last else _two_ends(text, record, opening, closing)
    flags = [*signing.flags, *opening.flags, *closing.flags]
    if opening.term.start and closing.term.end and term.end is None:
        flags.append(Flag.AMBIGUOUS.value)
    return RowTerm(
        signing.signed or closing.signed or opening.signed, term, tuple(dict.fromkeys(flags)), places
    )


def _is_extension(text: str, piece: Piece) -> bool:
    """ "04.10.2020; extended to 04.10.2025" in a column of ends: the first date is the old end."""
    return any(mark.kind == "extended" for mark in find_marks(text[piece.start : piece.end]))


def _cell(
    text: str, record: Record, signed: PartialDate | None, publication: date | None, *, lone: str
) -> TermReading:
    """What the column ``lone`` says; no places in it where its words stand on several lines."""
    words = _spelt_out(_whole_cell(text, record, lone)) if lone in record.columns else ""
    reading = read_term(words, signed=signed, publication=publication, lone=lone)
    return replace(reading, start_at=None, end_at=None) if lone in record.tails else reading


def _keep(places: dict[str, Piece], name: str, piece: Piece | None, place: tuple[int, int] | None) -> None:
    if piece and place:
        places[name] = Piece(piece.start + place[0], piece.start + place[1])


def _with_length(text: str, record: Record, signing: RowTerm, publication: date | None) -> RowTerm:
    """ "từ ngày ký" | "05 năm": the two cells are one phrase."""
    first, last = record.columns["start"], record.columns["end"]
    words = f"{text[first.start : first.end]} {text[last.start : last.end]}"
    reading = read_term(words, signed=signing.signed, publication=publication, lone="start")
    found = _joined(signing, replace(reading, start_at=None, end_at=None), 0, {"validity": last})
    if reading.term.start:
        found.places["start"] = first
    return found


def _two_ends(text: str, record: Record, opening: TermReading, closing: TermReading) -> Term:
    """One term from a cell for the start and a cell for the end; a contradiction drops the end."""
    start = opening.term.start or opening.term.end or closing.term.start
    term = closing.term
    end = term.end
    kind = term.end_kind
    if start and end and end.last_day < start.first_day:
        end, kind = None, EndKind.UNKNOWN
    raw = " - ".join(record.words(text, name) for name in ("start", "end") if name in record.columns)
    repaired = opening.term.repaired or closing.term.repaired
    if end is None and kind is EndKind.FIXED:
        kind = EndKind.UNKNOWN
    return replace(term, raw=raw, start=start, end=end, end_kind=kind, repaired=repaired)
