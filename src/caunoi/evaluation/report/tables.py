"""The tables of the report: totals by group, confidence, what is wrong and missed in one document."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from html import escape

from caunoi.evaluation.calibration import Band, Certainty
from caunoi.evaluation.report.marking import name_of
from caunoi.evaluation.scores import TOTAL, DocumentScore, Scores
from caunoi.evaluation.tally import accuracy, share
from caunoi.evaluation.verdicts import Fate, Verdict

_F1 = ("partners", "agreements", "activities", "figures")
_SHARES = (
    ("Country", "countries right", "countries"),
    ("Kind", "kinds right", "kinds"),
    ("Paper", "agreement kinds right", "agreement kinds"),
    ("Signed", "signed stated right", "signed stated"),
    ("Start", "start stated right", "start stated"),
    ("End", "end stated right", "end stated"),
)
_NOTHING = "–"


def table(head: Sequence[str], rows: Iterable[Sequence[str]], *, name: str, numbers_from: int = 99) -> str:
    """A table of cells that are HTML already, the first of a row heading it; "" when there is no row.

    From column ``numbers_from`` on (counted from 0) the columns hold numbers.
    """
    body = "".join(_row(row, numbers_from) for row in rows)
    if not body:
        return ""
    heads = "".join(
        f'<th scope="col"{_number(place, numbers_from)}>{escape(word)}</th>'
        for place, word in enumerate(head)
    )
    return (
        f'<div class="scroll" tabindex="0" role="region" aria-label="{escape(name)}">'
        f"<table><caption>{escape(name)}</caption><thead><tr>{heads}</tr></thead><tbody>{body}</tbody></table></div>"
    )


def _row(row: Sequence[str], numbers_from: int) -> str:
    cells = "".join(
        f"<td{_number(place, numbers_from)}>{cell}</td>" for place, cell in enumerate(row[1:], start=1)
    )
    return f'<tr><th scope="row">{row[0]}</th>{cells}</tr>'


def _number(place: int, numbers_from: int) -> str:
    return ' class="number"' if place >= numbers_from else ""


def group_table(scores: Scores) -> str:
    """F1 and shares by genre and language, the total last."""
    head = ["Group", "Documents", *(f"{part} F1" for part in _F1), *(word for word, _, _ in _SHARES)]
    names = sorted(scores.groups, key=lambda name: (name == TOTAL, name))
    return table(
        head, ([escape(name), *_scores(scores.groups[name])] for name in names), name="By genre and language"
    )


def _scores(counts: Mapping[str, int]) -> list[str]:
    shares = (share(counts, part, whole) for _, part, whole in _SHARES)
    return [
        str(counts["documents"]),
        *(f"{accuracy(counts, part).f1:.3f}" for part in _F1),
        *(_NOTHING if value is None else f"{value:.3f}" for value in shares),
    ]


def certainty_table(parts: Mapping[str, Certainty]) -> str:
    """How much was marked certain and how much of that is wrong."""
    rows = [
        [
            escape(part),
            str(one.count),
            str(one.certain),
            str(one.wrong),
            _percent(one.share_wrong),
            _percent(one.share_inexact),
        ]
        for part, one in parts.items()
        if one.count
    ]
    return table(
        ["Findings", "Said", "Certain", "Of these wrong", "Share wrong", "Any value wrong"],
        rows,
        name="What was marked certain",
        numbers_from=1,
    )


def _percent(share: float | None) -> str:
    return _NOTHING if share is None else f"{share:.1%}"


def band_table(bands: Mapping[str, Sequence[Band]]) -> str:
    """The points of the curve as numbers."""
    rows = [
        [
            escape(part),
            f"{band.low:g} to {band.high:g}",
            str(band.count),
            f"{band.said:.3f}",
            f"{band.right:.3f}",
        ]
        for part, own in bands.items()
        for band in own
    ]
    return table(
        ["Findings", "Confidence", "Count", "Said on average", "Share right"],
        rows,
        name="The curve in numbers",
        numbers_from=2,
    )


def document_table(documents: Iterable[tuple[str, DocumentScore]]) -> str:
    """All documents with links to their place in the page."""
    rows = []
    for anchor, score in documents:
        counts = score.counts
        rows.append(
            [
                f'<a href="#{anchor}">{escape(score.gold.stem)}</a>',
                escape(score.gold.genre),
                escape(score.gold.language),
                *(f"{accuracy(counts, part).f1:.2f}" for part in _F1),
                str(faults_in(score)),
            ]
        )
    return table(
        ["Document", "Genre", "Language", *(f"{part} F1" for part in _F1), "Faults"],
        rows,
        name="Documents",
        numbers_from=3,
    )


def faults_in(score: DocumentScore) -> int:
    """Records missed and wrong, and wrong or missing values of found ones."""
    return sum(
        (verdict.fate in (Fate.MISSED, Fate.WRONG, Fate.REPEATED)) + len(verdict.faults)
        for verdict in score.verdicts
    )


def fault_table(score: DocumentScore) -> str:
    """What is missed and wrong in one document: what was said beside what is right."""
    rows = [row for verdict in score.verdicts for row in _fault_rows(score, verdict)]
    return table(["What", "Said", "Right is", "Confidence"], rows, name="Missed and wrong")


def _fault_rows(score: DocumentScore, verdict: Verdict) -> Iterator[list[str]]:
    said = None if verdict.said is None else getattr(score.predicted, verdict.part)[verdict.said]
    gold = None if verdict.gold is None else getattr(score.gold.sheet, verdict.part)[verdict.gold]
    part = verdict.part.removesuffix("s")
    sure = _sure(said.reading.confidence, certain=said.reading.certain) if said else ""
    if verdict.fate is Fate.MISSED and gold:
        yield [f'<span class="missed-word">missed</span> {part}', _word(""), escape(name_of(gold)), ""]
    elif verdict.fate in (Fate.WRONG, Fate.REPEATED) and said:
        word = "said twice" if verdict.fate is Fate.REPEATED else "wrong"
        yield [f'<span class="wrong-word">{word}</span> {part}', escape(name_of(said)), _word(""), sure]
    for fault in verdict.faults:
        who = f'<br><span class="quiet">{escape(name_of(gold))}</span>' if gold else ""
        yield [f"{escape(fault.field)} of {part}{who}", _word(fault.said), _word(fault.wanted), sure]


def _word(value: str) -> str:
    return escape(value) or f'<span class="quiet">{_NOTHING}</span>'


def _sure(confidence: float | None, *, certain: bool) -> str:
    if confidence is None:
        return ""
    return f"{confidence:.2f}{' certain' if certain else ''}"
