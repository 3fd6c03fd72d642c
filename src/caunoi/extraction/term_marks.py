"""Everything in a phrase of validity that means something: dates, lengths and the words beside them."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache

from caunoi.extraction.dates import DateMention, find_dates
from caunoi.extraction.durations import Duration, find_durations
from caunoi.extraction.phrases import PhraseBook
from caunoi.vocabulary import load

_KEPT, _SHORT = 1024, 1000  # texts whose marks are kept, and how long they may be
_CUES: PhraseBook[str] = PhraseBook(
    (phrase, kind)
    for kind, languages in load("terms")["cues"].items()
    for phrases in languages.values()
    for phrase in phrases
)


@dataclass(frozen=True, slots=True)
class Mark:
    """``kind`` is "date", "duration" or the name of a cue (from, until, signed, auto ...)."""

    kind: str
    start: int
    end: int
    date: DateMention | None = None
    duration: Duration | None = None


def find_marks(text: str, publication: date | None = None) -> list[Mark]:
    """All marks of ``text`` in order; a word inside a date or length is no cue of its own."""
    read = _marks_in if len(text) > _SHORT else _kept_marks
    return list(read(text, publication))


def _marks_in(text: str, publication: date | None) -> Sequence[Mark]:
    dates = [Mark("date", m.start, m.end, date=m) for m in find_dates(text, publication=publication)]
    lengths = [Mark("duration", d.start, d.end, duration=d) for d in find_durations(text)]
    if not dates and not lengths:
        return [Mark(found.value, found.start, found.end) for found in _CUES.find(text)]
    taken = sorted([*dates, *_outside(lengths, dates)], key=lambda mark: mark.start)
    cues = [Mark(found.value, found.start, found.end) for found in _CUES.find(text)]
    return sorted([*taken, *_outside(cues, taken)], key=lambda mark: (mark.start, mark.end))


_kept_marks = lru_cache(maxsize=_KEPT)(_marks_in)  # entries are cut in several ways, and asked each time


def _outside(marks: list[Mark], others: list[Mark]) -> list[Mark]:
    """The marks that begin inside none of ``others``, cut short where they run into one."""
    kept, place = [], 0
    for mark in marks:
        while place < len(others) and others[place].end <= mark.start:
            place += 1
        if place == len(others):
            kept.append(mark)
        elif mark.start < others[place].start:
            kept.append(replace(mark, end=min(mark.end, others[place].start)))
    return kept
