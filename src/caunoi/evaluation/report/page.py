"""Puts the report together: one HTML file that needs nothing beside it and runs no script."""

from collections.abc import Mapping
from html import escape

from caunoi.evaluation.calibration import PARTS, certainty, gap, points_of, reliability
from caunoi.evaluation.report.curve import curve_svg
from caunoi.evaluation.report.marking import marked_text, marks_of
from caunoi.evaluation.report.style import STYLE
from caunoi.evaluation.report.tables import (
    band_table,
    certainty_table,
    document_table,
    fault_table,
    faults_in,
    group_table,
)
from caunoi.evaluation.scores import DocumentScore, Scores

_NOTHING_FROM_ELSEWHERE = "default-src 'none'; style-src 'unsafe-inline'"
_LEGEND = (
    ('<mark class="partner-found">partner</mark>', "found"),
    ('<mark class="partner-missed begins-missed">partner</mark>', "missed"),
    ('<mark class="partner-wrong begins-wrong">partner</mark>', "wrong"),
    ('<mark class="partner-faulty begins-faulty">partner</mark>', "found, a value is wrong"),
    ('<mark class="agreement-found">agreement</mark>', "underlined: its evidence"),
    ('<mark class="figure-missed begins-missed">figure</mark>', "outlined"),
)


def report_html(scores: Scores, texts: Mapping[str, str], *, title: str = "Evaluation") -> str:
    """The whole page; ``texts`` are the documents by stem, without one only its faults are listed."""
    numbered = [(f"document-{number}", one) for number, one in enumerate(scores.documents, start=1)]
    anchors = {id(one): anchor for anchor, one in numbered}
    worst_first = sorted(scores.documents, key=faults_in, reverse=True)
    articles = [_article(anchors[id(one)], one, texts.get(one.gold.stem)) for one in worst_first]
    return (
        '<!doctype html>\n<html lang="en"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f'<meta http-equiv="Content-Security-Policy" content="{_NOTHING_FROM_ELSEWHERE}">'
        f"<title>{escape(title)}</title><style>{STYLE}</style></head><body>"
        f'<h1 id="top">{escape(title)}</h1>{_summary(scores)}{_confidence(scores)}'
        f"<h2>Documents</h2>{document_table(numbered)}"
        f"<h2>Texts, the most faults first</h2>{_legend()}{''.join(articles)}</body></html>\n"
    )


def _summary(scores: Scores) -> str:
    problems = "".join(f"<li>{escape(problem)}</li>" for problem in scores.problems)
    missing = (
        f"<p>No prediction, counted as empty: {escape(', '.join(scores.missing))}</p>"
        if scores.missing
        else ""
    )
    return group_table(scores) + (f"<ul>{problems}</ul>" if problems else "") + missing


def _confidence(scores: Scores) -> str:
    points = points_of(scores)
    if not points:
        return ""
    by_part = {part: [point for point in points if point.part == part] for part in PARTS}
    bands = {part: reliability(own) for part, own in by_part.items()}
    parts = {part: certainty(own) for part, own in by_part.items()}
    off = gap(reliability(points))
    told = (
        f"<p>On average confidence is {off:.3f} away from the share that is right.</p>"
        if off is not None
        else ""
    )
    return (
        "<h2>Is confidence honest?</h2>"
        "<p>On the dashed line, what is said with 0.9 is right nine times in ten.</p>"
        f"{curve_svg(bands)}{told}{certainty_table(parts)}{band_table(bands)}"
    )


def _legend() -> str:
    return '<ul class="legend">' + "".join(f"<li>{mark} {words}</li>" for mark, words in _LEGEND) + "</ul>"


def _article(anchor: str, score: DocumentScore, text: str | None) -> str:
    gold = score.gold
    shown = f'<div class="text">{marked_text(text, marks_of(score, text))}</div>' if text else _NO_TEXT
    faults = fault_table(score) or "<p>Nothing is missed or wrong.</p>"
    return (
        f'<article id="{anchor}"><h3>{escape(gold.stem)} <span class="quiet">{escape(gold.genre)}, '
        f"{escape(gold.language)}</span></h3>{faults}{shown}"
        '<p class="back"><a href="#top">Back to the top</a></p></article>'
    )


_NO_TEXT = '<p class="quiet">The text was not at hand.</p>'
