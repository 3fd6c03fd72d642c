"""Reads how long an agreement is valid, from one cell or phrase."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from caunoi.domain.dates import PartialDate
from caunoi.domain.kinds import Flag
from caunoi.domain.terms import EndKind, Term
from caunoi.extraction.dates import DateMention
from caunoi.extraction.term_marks import Mark, find_marks

_FILLER = re.compile(
    r"[\s(:,.=\-–>→]*(?:(?:hết|ngày|tháng|năm|the|end|of|on|cuối|đầu|khoảng|about|date|vào|in|là"
    r"|automatically|shall be|were|be|is)[\s:]+){0,4}",
    re.IGNORECASE,
)
_CLAUSE_END = re.compile(r"[;()]|\.(?=\s|\Z)|,\s|\n\s*\n")
_HANGING = re.compile(r"(?:khi|lúc|điểm|until|till|as)\Z", re.IGNORECASE)
_LONGEST_CELL = 2000  # characters; a validity is said in far fewer
_SIGNED_LATER = re.compile(r"[\s:,]{0,3}\(\s{0,2}(?:ngày\s)?\Z", re.IGNORECASE)


_RENEWED_IN = re.compile(
    r"(?:đã\s|được\s)?(?:gia hạn|renewed|extended|re-signed)(?:\slần\s\w{1,3})?"
    r"\s(?:vào|năm|ngày|tháng|in|on)(?!\w)",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class TermReading:
    """A validity read at ``text[start:end]``.

    ``signed`` is a day of signing stated right there. ``start_at`` and ``end_at`` say where the
    two dates, ``signed_at`` where the day of signing stands. ``flags`` are values of ``Flag``.
    """

    term: Term
    signed: PartialDate | None = None
    flags: tuple[str, ...] = ()
    start: int = 0
    end: int = 0
    signed_at: tuple[int, int] | None = None
    start_at: tuple[int, int] | None = None
    end_at: tuple[int, int] | None = None


@dataclass(slots=True)
class _Sense:
    """What the marks of a phrase amount to, before it is checked."""

    signed: DateMention | None = None
    start: DateMention | None = None
    end: DateMention | None = None
    lone: DateMention | None = None
    months: int | None = None
    condition: str = ""
    cues: set[str] = field(default_factory=set)


def read_term(
    text: str,
    *,
    signed: PartialDate | None = None,
    publication: date | None = None,
    lone: str = "",
) -> TermReading:
    """The validity that a cell or phrase states; an unknown term when it states none.

    ``signed`` is a day of signing known from elsewhere, from which "5 years from signing"
    counts. ``lone`` says what a single date without a word beside it is: "start" or "end";
    otherwise it is an end when it comes after ``signed`` and a start when nothing is known.
    Never raises; contradictory dates keep the start and are flagged ambiguous.
    """
    text = text[:_LONGEST_CELL]
    sense = _sense_of(text, find_marks(text, publication))
    _place_lone(sense, signed, lone)
    return _reading(text, sense, signed)


def _sense_of(text: str, marks: Sequence[Mark]) -> _Sense:
    sense = _Sense(cues={mark.kind for mark in marks if mark.kind not in ("date", "duration")})
    dates = _without_signing(text, marks, sense)
    original, extended = _split_at_extension(marks, dates)
    if len(extended) == 1 and _RENEWED_IN.match(text, _cue_of_extension(marks), extended[0].end):
        extended = []  # "gia hạn năm 2022": when it was renewed, not until when
    if len(original) > 2 and sense.signed is None:  # "3/2020, 2020-2024": a signing before the period
        sense.signed = original.pop(0)
    _assign_dates(text, marks, original, sense)
    if "signing" in sense.cues and sense.lone and sense.signed is None:
        sense.signed, sense.lone = sense.lone, None  # "15/3/2021, 05 năm kể từ ngày ký"
    if extended:
        sense.end = extended[-1]
        sense.start = sense.start or sense.lone or (extended[0] if len(extended) > 1 else None)
        sense.lone = None
    sense.months = next((m.duration.months for m in marks if m.duration), None)
    sense.condition = _condition(text, marks)
    return sense


def _without_signing(text: str, marks: Sequence[Mark], sense: _Sense) -> list[DateMention]:
    """The dates that are not the day of signing; that one goes into ``sense``."""
    rest: list[DateMention] = []
    for place, mark in enumerate(marks):
        if mark.date is None:
            continue
        if sense.signed is None and is_signing(text, marks, place):
            sense.signed = mark.date
        else:
            rest.append(mark.date)
    return rest


def is_signing(text: str, marks: Sequence[Mark], place: int) -> bool:
    """True when the date ``marks[place]`` stands right after a word for signing."""
    before = marks[place - 1] if place else None
    if before is None or before.kind not in ("signed", "signing"):
        return False
    gap = text[before.end : marks[place].start]
    return bool(_FILLER.fullmatch(gap) or _SIGNED_LATER.fullmatch(gap))


def _cue_of_extension(marks: Sequence[Mark]) -> int:
    return next(mark.start for mark in marks if mark.kind == "extended")


def _split_at_extension(
    marks: Sequence[Mark], dates: list[DateMention]
) -> tuple[list[DateMention], list[DateMention]]:
    """Dates before and after the word that says the validity was extended."""
    cue = next((mark for mark in marks if mark.kind == "extended"), None)
    if cue is None:
        return dates, []
    return [d for d in dates if d.start < cue.start], [d for d in dates if d.start > cue.start]


def _assign_dates(text: str, marks: Sequence[Mark], dates: list[DateMention], sense: _Sense) -> None:
    for number, mention in enumerate(dates):
        role = _role(text, marks, mention)
        if role == "until" and sense.end is None:
            sense.end = mention
        elif role == "from" and sense.start is None:
            sense.start = mention
        elif number == 0:
            sense.lone = mention
        elif sense.end is None:
            sense.end = mention
    if sense.lone and sense.end and sense.start is None:
        sense.start, sense.lone = sense.lone, None


def _role(text: str, marks: Sequence[Mark], mention: DateMention) -> str:
    """ "from" or "until" when such a word stands right before the date."""
    for mark in marks:
        stands_before = mark.kind in ("from", "until") and mark.end <= mention.start
        if stands_before and _FILLER.fullmatch(text, mark.end, mention.start):
            return mark.kind
    return ""


def _condition(text: str, marks: Sequence[Mark]) -> str:
    """The words that say what must have happened for the validity to end."""
    for mark in marks:
        if mark.kind != "condition" or _leads_to_a_date(text, marks, mark):
            continue
        clause = _CLAUSE_END.search(text, mark.end)
        words = text[mark.start : clause.start() if clause else len(text)]
        if words.strip() and not _HANGING.search(words.strip()):
            return " ".join(words.split())
    return ""


def _leads_to_a_date(text: str, marks: Sequence[Mark], cue: Mark) -> bool:
    after = next((m for m in marks if m.date and m.start >= cue.end), None)
    return after is not None and _FILLER.fullmatch(text, cue.end, after.start) is not None


def _place_lone(sense: _Sense, signed: PartialDate | None, lone: str) -> None:
    """Decide what a single date without a word beside it is."""
    mention = sense.lone
    if mention is None or sense.start or sense.end:
        return
    is_stretch = mention.last is not None and lone != "end"
    comes_later = signed is not None and mention.date.first_day > signed.last_day
    if not is_stretch and (lone == "end" or (not lone and comes_later and not sense.months)):
        sense.end = mention
        return
    sense.start = mention
    if is_stretch and lone != "start":
        sense.end = mention


def _reading(text: str, sense: _Sense, known_signed: PartialDate | None) -> TermReading:
    signed = sense.signed.date if sense.signed else None
    start = sense.start.date if sense.start else None
    end = (
        (sense.end.last or sense.end.date)
        if sense.end
        else _counted_end(sense, start, signed or known_signed)
    )
    flags = _flags(sense)
    term = _term(text, sense, start, end)
    if term.end != end or term.start != start:
        flags = (*flags, Flag.AMBIGUOUS.value)
    lead = len(text) - len(text.lstrip())
    return TermReading(
        term,
        signed,
        flags,
        lead,
        max(lead, len(text.rstrip())),
        signed_at=_where(sense.signed),
        start_at=_where(sense.start) if term.start else None,
        end_at=_where(sense.end) if term.end else None,
    )


def _where(mention: DateMention | None) -> tuple[int, int] | None:
    return (mention.start, mention.end) if mention else None


def _counted_end(sense: _Sense, start: PartialDate | None, signed: PartialDate | None) -> PartialDate | None:
    """The end of a term given as a length, where the text says from when it counts.

    A length counts from a stated start, or from the day of signing if the words say so; a start
    known by year alone gives no end (domain rule 6.4-1: the same day N years on).
    """
    base = start or (signed if "signing" in sense.cues else None)
    if sense.months is None or base is None or base.day is None:
        return None
    try:
        return base.plus_months(sense.months)
    except ValueError:
        return None


def _flags(sense: _Sense) -> tuple[str, ...]:
    mentions = [m for m in (sense.signed, sense.start, sense.end) if m]
    flags = []
    if any(m.repaired for m in mentions):
        flags.append(Flag.DATE_REPAIRED)
    if any(m.impossible for m in mentions):
        flags.append(Flag.DATE_IMPOSSIBLE)
    if any(m.year_inferred for m in mentions):
        flags.append(Flag.YEAR_INFERRED)
    if sense.condition:
        flags.append(Flag.CONDITIONAL_END)
    return tuple(flag.value for flag in flags)


def _term(text: str, sense: _Sense, start: PartialDate | None, end: PartialDate | None) -> Term:
    """The term itself; a contradiction drops first the end, then the start."""
    raw = " ".join(text.split())
    kind = _end_kind(sense, end)
    if kind in (EndKind.CONDITION, EndKind.INDEFINITE):
        end = None
    repaired = any(m.repaired for m in (sense.start, sense.end) if m)
    if start and end and end.last_day < start.first_day:
        end = None
        kind = EndKind.DURATION if sense.months else EndKind.UNKNOWN
    return Term(
        raw=raw,
        start=start,
        end=end,
        end_kind=kind,
        duration_months=sense.months,
        condition=sense.condition if kind is EndKind.CONDITION else "",
        repaired=repaired,
    )


def _end_kind(sense: _Sense, end: PartialDate | None) -> EndKind:
    if "auto" in sense.cues:
        return EndKind.AUTO_RENEWED
    if sense.end is not None:
        return EndKind.FIXED
    if "indefinite" in sense.cues:
        return EndKind.INDEFINITE
    if sense.months is not None:
        return EndKind.DURATION
    if sense.condition:
        return EndKind.CONDITION
    return EndKind.FIXED if end else EndKind.UNKNOWN
