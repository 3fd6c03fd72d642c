"""A document's text with what was found, missed and wrong marked in it."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from html import escape
from itertools import pairwise

from caunoi.evaluation.readings import Reading, Stretch
from caunoi.evaluation.records import Agreement, Figure, Partner
from caunoi.evaluation.scores import DocumentScore
from caunoi.evaluation.verdicts import Fate, Verdict

_LONGEST = 60_000  # characters of one text that are shown
_ONE = {"partners": "partner", "agreements": "agreement", "figures": "figure"}
_STATES = {
    Fate.RIGHT: "found",
    Fate.OPTIONAL: "found",
    Fate.SPLIT: "found",
    Fate.MISSED: "missed",
    Fate.WRONG: "wrong",
    Fate.REPEATED: "wrong",
}


@dataclass(frozen=True, slots=True)
class Mark:
    """Where a record stands in the text.

    ``part`` is partner, agreement or figure; ``state`` found, missed, wrong, or faulty (a value is wrong).
    """

    start: int
    end: int
    part: str
    state: str
    label: str


def marks_of(score: DocumentScore, text: str) -> list[Mark]:
    """All records with words in the text; gold's words are marked where they are first found."""
    return [mark for verdict in score.verdicts for mark in _marks(score, verdict, text)]


def marked_text(text: str, marks: Iterable[Mark]) -> str:
    """The text as HTML, escaped, each stretch in as many marks as it has."""
    shown = text[:_LONGEST]
    inside = sorted((mark for mark in marks if mark.end <= len(shown)), key=lambda mark: mark.start)
    cuts = sorted({0, len(shown), *(m.start for m in inside), *(m.end for m in inside)})
    pieces = list(_pieces(shown, cuts, inside))
    if len(text) > _LONGEST:
        pieces.append(f'<p class="quiet">… {len(text) - _LONGEST:,} more characters are not shown.</p>')
    return "".join(pieces)


def _pieces(text: str, cuts: list[int], marks: list[Mark]) -> Iterator[str]:
    open_marks: list[Mark] = []
    waiting = 0
    for start, end in pairwise(cuts):
        open_marks = [mark for mark in open_marks if mark.end > start]
        while waiting < len(marks) and marks[waiting].start == start:
            open_marks.append(marks[waiting])
            waiting += 1
        words = escape(text[start:end])
        yield _wrapped(words, start, open_marks) if open_marks else words


def _wrapped(words: str, start: int, marks: list[Mark]) -> str:
    classes = dict.fromkeys(f"{mark.part}-{mark.state}" for mark in marks)
    begins = [mark.state for mark in marks if mark.start == start and mark.state != "found"]
    classes |= dict.fromkeys(f"begins-{state}" for state in begins)
    title = "; ".join(dict.fromkeys(mark.label for mark in marks))
    return f'<mark class="{" ".join(classes)}" title="{escape(title)}">{words}</mark>'


def _marks(score: DocumentScore, verdict: Verdict, text: str) -> Iterator[Mark]:
    sheet, place = (
        (score.predicted, verdict.said) if verdict.said is not None else (score.gold.sheet, verdict.gold)
    )
    if place is None:
        return
    record: Partner | Agreement | Figure = getattr(sheet, verdict.part)[place]
    reading: Reading = record.reading
    part, state = _ONE[verdict.part], _state(verdict)
    if reading.stretch:
        for start, end in _spans(reading.stretch, text):
            yield Mark(start, end, part, state, f"{part}, {state}: {name_of(record)}")


def _state(verdict: Verdict) -> str:
    if verdict.fate is Fate.RIGHT and any(fault.is_wrong for fault in verdict.faults):
        return "faulty"
    return _STATES[verdict.fate]


def _spans(stretch: Stretch, text: str) -> list[tuple[int, int]]:
    return stretch.spans_in(text)[:1]


def name_of(record: Partner | Agreement | Figure) -> str:
    """What a record is called in lists."""
    if isinstance(record, Partner):
        return record.name
    if isinstance(record, Agreement):
        return " + ".join(record.parties)
    return f"{record.what} {record.year or ''} = {record.value:,.15g}"
