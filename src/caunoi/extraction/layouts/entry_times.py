"""Finds the times of a row without columns, and says which column each of them belongs to."""

import re
from collections.abc import Sequence

from caunoi.extraction.heading_years import DAY_BEHIND_COMMA, date_below, last_day_of
from caunoi.extraction.phrases import CAPITALS, SMALL
from caunoi.extraction.records import Piece
from caunoi.extraction.term_marks import Mark, find_marks

TIMES = ("signed", "start", "end", "validity")
MARGIN = " \t\n,;:.-–()/|•·"
_SAYING = ("date", "duration", "indefinite", "condition", "auto", "yearly")
_TELLING = ("date", "duration", "indefinite", "condition", "auto")
_LENGTHS = ("duration", "condition", "indefinite", "auto")
_GAP = re.compile(r"[\s,;:.()/→>\[\]|·•-]*(?:[^\W\d_]+[\s,:.()-]+){0,3}\Z")
_NEXT_TO = re.compile(r"[\s,:(-]{0,4}(?:[^\W\d_]+\s){0,1}")
_SIGNED_ON = re.compile(
    r"[\s,:(-]{0,4}(?:(?:số|no\.?)\s)?(?:\d{1,5}[\w/.&-]{0,30}[,\s]{1,2})?"
    r"(?:(?:of|dated|ngày|năm|in|on|signed|ký|kí|ký kết|đã ký|tháng)\s){0,3}",
    re.IGNORECASE,
)
_IN_BRACKET = re.compile(r"\s{0,3}\((?:[^(),;]{3,30},\s)?([^(),;]{2,24})(?=[),;])")
_BEHIND_NAME = re.compile(r"[\s,:(/|-]{0,6}(?:(?:ngày|năm|in|on|signed|ký|kí|ký ngày)\s){0,2}", re.IGNORECASE)
_STANDS_ALONE = re.compile(r"\s{0,2}(?:[),;:|/]|-\s|\n|\Z)")
_DASH = re.compile(r"\s{0,2}-\s{0,2}")
_NOTE = re.compile(r"\s?\([^()]{0,70}\)[.;\s]*\Z")
_CONDITION = re.compile(rf"[^.;]{{0,90}}?(?=[.;)\s]*\Z|\s-\s|\s[{CAPITALS}][{SMALL}])")
_THREE = 3  # columns of days: signed, renewed, expires
_LONGEST_TAKEN = 2500  # characters of an entry that are looked at for dates


def times_in(
    text: str,
    start: int,
    end: int,
    header: Sequence[str],
    year: int | None = None,
    *,
    behind_paper: bool,
    is_signed: bool = False,
) -> tuple[dict[str, Piece], list[Piece]]:
    """The times of ``text[start:end]`` by column, and the stretches that are left.

    ``header`` gives the columns in their order where a header was found; ``year`` that of the
    heading, for days without one; ``behind_paper``: the kind of paper stands right before, so that
    a single date behind it is its signing; ``is_signed``: the day of signing is known already.
    """
    first = start - (text[max(0, start - 1) : start] == " ")  # a date in a line is no number of a section
    words = text[first : min(end, start + _LONGEST_TAKEN)]
    marks = [_moved(mark, first) for mark in find_marks(words, last_day_of(year))]
    bracket = None
    if year and not is_signed:
        bracket = _IN_BRACKET.match(text, start, end) or DAY_BEHIND_COMMA.match(text, start, end)
    if bracket and date_below(bracket[1], year):
        place = Piece(bracket.start(1), bracket.end(1))
        times, rests = times_in(text, place.end, end, header, year, behind_paper=False, is_signed=True)
        return {"signed": place} | times, rests
    signing = None
    if not is_signed and not any(name in TIMES for name in header):
        signing = _signing_behind_paper(text, start, marks) if behind_paper else None
        signing = signing or _signing_behind_name(text, start, end, marks)
    found = {"signed": Piece(signing.start, signing.end)} if signing else {}
    begin = signing.end if signing else start
    group = _group(text, begin, [mark for mark in marks if mark.start >= begin], header)
    if not group:
        return found, [Piece(begin, end)]
    whole = Piece(group[0].start, _end_of(text, group, end))
    found |= _named_times(text, header, group, whole, has_signing=signing is not None or is_signed)
    return found, [Piece(begin, max(begin, whole.start)), Piece(whole.end, end)]


def _signing_behind_name(text: str, start: int, end: int, marks: list[Mark]) -> Mark | None:
    """ "Tours University (2016)", "... - 2019 - 5 years": a date of its own behind the name."""
    if not marks or marks[0].date is None or marks[0].date.last is not None:
        return None
    if not _BEHIND_NAME.fullmatch(text, start, marks[0].start) or not _STANDS_ALONE.match(
        text, marks[0].end, end
    ):
        return None
    is_period = len(marks) > 1 and marks[1].date and _DASH.fullmatch(text, marks[0].end, marks[1].start)
    return None if is_period else marks[0]


def _moved(mark: Mark, by: int) -> Mark:
    return Mark(mark.kind, mark.start + by, mark.end + by, mark.date, mark.duration)


def _signing_behind_paper(text: str, start: int, marks: list[Mark]) -> Mark | None:
    """ "Agreement of 14 May 2018": a single date right behind the paper is its signing."""
    dates = [mark for mark in marks if mark.date]
    if not dates or not _SIGNED_ON.fullmatch(text, start, dates[0].start):
        return None
    is_period = len(dates) > 1 and not re.search(r"[^\W\d_]{4}|[,;]", text[dates[0].end : dates[1].start])
    weak = dates[0].date is not None and dates[0].date.last is not None
    return None if is_period or weak else dates[0]


def _group(text: str, start: int, marks: list[Mark], header: Sequence[str]) -> list[Mark]:
    """The marks that say the times of the row: at its beginning where the header wants them there."""
    groups = [group for group in _groups(text, marks) if any(mark.kind in _SAYING for mark in group)]
    groups = [g for g in groups if any(mark.kind in _TELLING for mark in g)] or groups
    if not groups:
        return []
    times = [place for place, name in enumerate(header) if name in TIMES]
    texts = [place for place, name in enumerate(header) if name in ("content", "remark")]
    come_first = bool(times and texts) and times[0] < texts[0]
    at_start = not text[start : groups[0][0].start].strip(MARGIN)
    return _trimmed(text, groups[0] if come_first and at_start else groups[-1])


def _groups(text: str, marks: list[Mark]) -> list[list[Mark]]:
    groups: list[list[Mark]] = []
    for mark in marks:
        gap = text[groups[-1][-1].end : mark.start] if groups else ""
        if groups and len(gap) <= 40 and _GAP.match(gap):
            groups[-1].append(mark)
        else:
            groups.append([mark])
    return groups


def _trimmed(text: str, group: list[Mark]) -> list[Mark]:
    """Without loose words before the first time and behind the last one."""
    first = next(place for place, mark in enumerate(group) if mark.kind in _SAYING)
    while first and _NEXT_TO.fullmatch(text, group[first - 1].end, group[first].start):
        first -= 1
    last = max(place for place, mark in enumerate(group) if mark.kind in (*_SAYING, "signing"))
    return group[first : last + 1]


def _end_of(text: str, group: list[Mark], end: int) -> int:
    """The end of the times; the words of a condition and a note in brackets belong to them."""
    last = group[-1].end
    if _NOTE.match(text[last:end]):
        return end
    condition = _CONDITION.match(text[last:end]) if group[-1].kind == "condition" else None
    return last + condition.end() if condition else last


def _named_times(
    text: str, header: Sequence[str], group: list[Mark], whole: Piece, *, has_signing: bool
) -> dict[str, Piece]:
    """The times as the columns that the header promises; one validity otherwise."""
    dates = [mark for mark in group if mark.date]
    promised = [name for name in header if name in TIMES]
    is_period = len(dates) == 2 and _DASH.fullmatch(text, dates[0].end, dates[1].start)
    if is_period and "validity" in promised and not any(mark.kind in _LENGTHS for mark in group):
        return {"validity": whole}
    shown = [name for name in header if name in (*TIMES, "renewal")]
    if len(dates) == len(shown) == _THREE and not any(mark.kind in _LENGTHS for mark in group):
        each = zip(shown, dates, strict=True)
        return {name: Piece(mark.start, mark.end) for name, mark in each if name in TIMES}
    if "signed" in promised and len(promised) > 1 and dates:
        return _signing_and_rest(promised, dates, whole)
    if len(dates) == 2 == len(promised) and not any(mark.kind in _LENGTHS for mark in group):
        return {name: Piece(mark.start, mark.end) for name, mark in zip(promised, dates, strict=True)}
    if promised == ["start", "end"] and len(dates) == 1 and group[0].date and len(group) > 1:
        return {"start": Piece(group[0].start, group[0].end), "end": Piece(group[1].start, whole.end)}
    if len(promised) == 1 and len(dates) <= 1:
        return {promised[0]: whole}
    if len(dates) == 1 and has_signing and not any(mark.kind in _LENGTHS for mark in group):
        return {"end": whole}
    return {"validity": whole}


def _signing_and_rest(promised: Sequence[str], dates: list[Mark], whole: Piece) -> dict[str, Piece]:
    """A column of signing days and one of validity ran together: "12/3/2020 05 năm"."""
    if promised[0] == "signed":
        signed = Piece(dates[0].start, dates[0].end)
        rest = Piece(signed.end, whole.end)
    else:
        signed = Piece(dates[-1].start, dates[-1].end)
        rest = Piece(whole.start, signed.start)
    other = next(name for name in promised if name != "signed")
    return {"signed": signed, other: rest} if rest.end - rest.start > 2 else {"signed": signed}
