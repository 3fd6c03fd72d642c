"""What stands before the partner of an entry: its day, period, country or paper, parted by signs."""

import re
from dataclasses import dataclass

from caunoi.extraction.date_shapes import any_of
from caunoi.extraction.heading_years import date_below, last_day_of
from caunoi.extraction.kinds import find_agreement_kinds, organisation_kind
from caunoi.extraction.layouts.names import PAPER_NUMBER
from caunoi.extraction.places import is_country, is_place_alone
from caunoi.extraction.records import Piece
from caunoi.extraction.term_marks import Mark, find_marks
from caunoi.vocabulary import load

_WORDS = load("rows")
_LONGEST = 120  # characters of one part before the name
_MOST = 4  # parts before the name
_NEAR = 24  # characters before a paper behind a day: "Renewed agreement with ..."
_FIRST = re.compile(r"[|;:,–(\n]|\s-\s")
_VERB = re.compile(rf"(?<!\w)(?:{any_of([*_WORDS['lead_verbs']['vi'], *_WORDS['lead_verbs']['en']])})(?!\w)")
_HEAD = re.compile(rf"(?:{any_of(_WORDS['strong_heads']['words'])})(?!\w)", re.IGNORECASE)
_PART = re.compile(r"[^|;:,–—\t\n]+?(?=\s{0,3}(?:[|;:,–—\t\n]|-\s|\.\s)|\s-\s|\Z)")
_DAY = re.compile(r"\d{1,2}(?:\s?[/.-]\s?\d{1,2})?(?=\s)")
_SIGN = re.compile(
    r"[\s.]{0,3}[|;:,–—\t\n-]?\s*[-|]?\s*(?:(?:với|with|and|ký với|giữa trường và)\s+)?", re.IGNORECASE
)
_BEFORE_DATE = re.compile(
    rf"(?:(?:{any_of([*_WORDS['before_days']['vi'], *_WORDS['before_days']['en']])})\s*)*", re.IGNORECASE
)
_BEHIND = re.compile(r"\s{0,3}(?:[|;:,–—\t\n(]|-\s|\s)")
_PERIOD = re.compile(r"\s{0,3}(?:-|–|/|to|until|đến|tới|→)\s{0,3}", re.IGNORECASE)
_CODE = re.compile(r"[\s\d()/.:A-ZĐ_-]{0,40}(?:số|no\.?)?[\s\d()/.:A-ZĐ&_-]{0,40}")


@dataclass(frozen=True, slots=True)
class Lead:
    """The columns before the name, which begins at ``end``."""

    end: int
    columns: dict[str, Piece]


def lead_of(text: str, start: int, end: int, year: int | None, month: int | None) -> Lead:
    """The days, countries and papers with which ``text[start:end]`` begins, up to a name.

    ``year`` and ``month`` are those of the heading, for days without them. Nothing is taken when no capital
    letter follows.
    """
    columns: dict[str, Piece] = {}
    place = start
    for _ in range(_MOST):
        found = _timed(text, place, end, year, month) or _told(text, place, end)
        if found is None or found[0] in columns:
            break
        columns[found[0]] = found[1]
        sign = _SIGN.match(text, found[1].end, end)
        place = sign.end() if sign else found[1].end
    if place == start or not _is_name_start(text, place, end):
        return Lead(start, {})
    return Lead(place, columns)


def day_before(text: str, start: int, end: int, year: int | None, month: int | None) -> Lead | None:
    """The day with which ``text[start:end]`` begins, whatever follows; None when none does."""
    found = _timed(text, start, end, year, month)
    sign = _SIGN.match(text, found[1].end, end) if found else None
    return Lead(sign.end() if sign else found[1].end, {found[0]: found[1]}) if found else None


def _is_name_start(text: str, place: int, end: int) -> bool:
    """A capital, a quotation mark, or the head of a name in small letters ("công ty Hoa Sen")."""
    words = text[place : min(end, place + _LONGEST)]
    papers = find_agreement_kinds(words)
    if _VERB.search(_FIRST.split(words)[0]) and not (papers and papers[0].start <= _NEAR):
        return False
    if words[:1].isupper() or words[:1] in tuple("\"“'"):
        return True
    return bool(_HEAD.match(words))


def _timed(text: str, start: int, end: int, year: int | None, month: int | None) -> tuple[str, Piece] | None:
    """A day or a period at ``start``."""
    before = _BEFORE_DATE.match(text, start, end)
    first = before.end() if before else start
    limit = min(end, start + _LONGEST)
    marks = [m for m in find_marks(text[start:limit], last_day_of(year)) if m.date]
    if marks and start + marks[0].start <= first <= start + marks[0].end:
        return _period(text, start, end, marks)
    for shape in (_PART, _DAY) if year else ():
        below = shape.match(text, first, limit)
        if below and date_below(text[first : below.end()], year, month):
            return "signed", Piece(start, below.end())
    return None


def _period(text: str, start: int, end: int, marks: list[Mark]) -> tuple[str, Piece] | None:
    last = marks[0]
    name = "validity" if last.date and last.date.last else "signed"
    if len(marks) > 1 and _PERIOD.fullmatch(text, start + last.end, start + marks[1].start):
        last, name = marks[1], "validity"
    stop = start + last.end
    return (name, Piece(start, stop)) if stop < end and _BEHIND.match(text, stop, end) else None


def _told(text: str, start: int, end: int) -> tuple[str, Piece] | None:
    """A country or a paper that is a whole part."""
    part = _PART.match(text, start, min(end, start + _LONGEST))
    if not part or part.end() >= end:
        return None
    words = part[0].strip()
    if is_country(words) or (is_place_alone(words) and not organisation_kind(words)[1]):  # "Đài Loan"
        return "country", Piece(part.start(), part.end())
    return ("document", Piece(part.start(), part.end())) if _is_paper_alone(words) else None


def _is_paper_alone(words: str) -> bool:
    """ "MOU", "Thỏa thuận hợp tác số 12/2020": a paper with its number, no name of a body."""
    papers = find_agreement_kinds(words)
    if not papers or papers[0].start > 0:
        return False
    rest = PAPER_NUMBER.sub("", words[papers[0].end :])
    return bool(_CODE.fullmatch(rest)) and not organisation_kind(rest)[1]
