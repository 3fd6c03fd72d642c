"""Is confidence honest: of what was read with 0.9, are nine in ten right? How much of the certain is not?"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from caunoi.evaluation.readings import Reading
from caunoi.evaluation.records import DATE_FIELDS, Agreement
from caunoi.evaluation.scores import DocumentScore, Scores
from caunoi.evaluation.verdicts import Fate, Verdict

EDGES = (0.0, 0.5, 0.7, 0.8, 0.9, 0.95, 0.98, 0.99, 1.0)
PARTS = ("partners", "agreements", "dates", "figures")
_UNCOUNTED = {Fate.OPTIONAL, Fate.SPLIT, Fate.MISSED}


@dataclass(frozen=True, slots=True)
class Point:
    """One thing that was said: how sure its reader was, and whether it is right."""

    part: str
    genre: str
    document: str
    confidence: float
    certain: bool
    is_right: bool
    is_exact: bool


@dataclass(frozen=True, slots=True)
class Band:
    """What was said with a confidence from ``low`` up to ``high``: how much, how sure, how often right."""

    low: float
    high: float
    count: int
    said: float
    right: float


@dataclass(frozen=True, slots=True)
class Certainty:
    """Of the ``count`` things said, so many were marked certain, and so many of these are wrong.

    ``inexact`` counts those that are wrong or have any wrong value, kinds and activities too.
    """

    count: int
    certain: int
    wrong: int
    inexact: int

    @property
    def share_wrong(self) -> float | None:
        """From 0 to 1; None when nothing was certain."""
        return self.wrong / self.certain if self.certain else None

    @property
    def share_inexact(self) -> float | None:
        """From 0 to 1; None when nothing was certain."""
        return self.inexact / self.certain if self.certain else None


def points_of(scores: Scores) -> list[Point]:
    """Everything that was said with a confidence and can be judged; dates each by themselves.

    A partner is right with its country and kind, an agreement with its parties, dates and validity
    (exact with its kind and activities too); what gold holds optional is not judged. A date is as
    sure as its agreement.
    """
    return [
        point
        for document in scores.documents
        for verdict in document.verdicts
        if verdict.fate not in _UNCOUNTED
        for point in _points(document, verdict)
    ]


def reliability(points: Sequence[Point]) -> list[Band]:
    """The bands of confidence that hold anything, the least sure first."""
    bands = []
    for low, high in pairwise(EDGES):
        inside = [p for p in points if low <= p.confidence < high or (high == EDGES[-1] == p.confidence)]
        if inside:
            said = sum(point.confidence for point in inside) / len(inside)
            right = sum(point.is_right for point in inside) / len(inside)
            bands.append(Band(low, high, len(inside), said, right))
    return bands


def gap(bands: Iterable[Band]) -> float | None:
    """How far confidence is from being right on average (expected calibration error); None for nothing."""
    bands = list(bands)
    count = sum(band.count for band in bands)
    return sum(band.count * abs(band.said - band.right) for band in bands) / count if count else None


def certainty(points: Iterable[Point]) -> Certainty:
    """How much was marked certain, and how much of that is wrong."""
    points = list(points)
    certain = [point for point in points if point.certain]
    wrong = sum(not point.is_right for point in certain)
    return Certainty(len(points), len(certain), wrong, sum(not point.is_exact for point in certain))


def _points(document: DocumentScore, verdict: Verdict) -> list[Point]:
    said = getattr(document.predicted, verdict.part)[verdict.said]
    reading: Reading = said.reading
    if reading.confidence is None:
        return []
    points = [_point(document, verdict.part, reading, verdict.is_right, verdict.is_exact)]
    if isinstance(said, Agreement) and verdict.fate is Fate.RIGHT:
        faulty = {fault.field for fault in verdict.faults}
        points += [
            _point(document, "dates", reading, name not in faulty, name not in faulty)
            for name in DATE_FIELDS
            if said.dates[name]
        ]
    return points


def _point(document: DocumentScore, part: str, reading: Reading, *answers: bool) -> Point:
    confidence = reading.confidence or 0.0
    return Point(part, document.gold.genre, document.gold.stem, confidence, reading.certain, *answers)
