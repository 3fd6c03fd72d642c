"""Prints how well predictions agree with a gold standard, and whether confidence is honest."""

import json
from collections.abc import Iterable, Mapping
from pathlib import Path

import click
from rich.console import Console
from rich.table import Table

from caunoi.cli.reporting import write_report
from caunoi.evaluation.calibration import PARTS as SAID
from caunoi.evaluation.calibration import Band, certainty, points_of, reliability
from caunoi.evaluation.scores import PARTS, TOTAL, DocumentScore, Scores, score_all, summary
from caunoi.evaluation.sources import EvaluationError, read_gold, read_predictions
from caunoi.evaluation.tally import accuracy, share

_SHARES = (
    ("Country", "countries right", "countries"),
    ("Kind", "kinds right", "kinds"),
    ("Signed", "signed stated right", "signed stated"),
    ("Start", "start stated right", "start stated"),
    ("End", "end stated right", "end stated"),
)


def evaluate_paths(
    predictions: Path,
    gold: Path,
    *,
    detail: bool = False,
    as_json: bool = False,
    report: Path | None = None,
    documents: Path | None = None,
) -> int:
    """Score and print; returns the exit code: 1 if a prediction was no JSON, 2 if nothing can be scored."""
    try:
        scores = score_all(read_gold(gold), read_predictions(predictions))
        if report:
            write_report(scores, report, gold=gold, documents=documents)
    except (EvaluationError, OSError) as fault:
        click.echo(f"caunoi: {fault}", err=True)
        return 2
    for problem in scores.problems:
        click.echo(f"caunoi: {problem}", err=True)
    if as_json:
        click.echo(json.dumps(summary(scores) | {"confidence": _confidence(scores)}, ensure_ascii=False))
        return 1 if scores.problems else 0
    if detail:
        for document in scores.documents:
            _print_document(document)
    _print_groups(scores)
    _print_confidence(scores)
    return 1 if scores.problems else 0


def _confidence(scores: Scores) -> dict[str, dict[str, float | int | None]]:
    """For each sort of finding: how much was said, how much of it certain, how much of that wrong."""
    points = points_of(scores)
    told = {part: certainty(point for point in points if point.part == part) for part in SAID}
    return {
        part: {
            "said": one.count,
            "certain": one.certain,
            "certain_wrong": one.wrong,
            "certain_inexact": one.inexact,
        }
        for part, one in told.items()
    }


def _print_confidence(scores: Scores) -> None:
    """A row for each band of confidence; below, what is wrong of what was marked certain."""
    points = points_of(scores)
    if not points:
        return
    by_part = {part: [point for point in points if point.part == part] for part in SAID}
    bands = {part: reliability(own) for part, own in by_part.items()}
    table = Table(title="Confidence, and how much of it is right", title_justify="left")
    table.add_column("Confidence")
    for part in SAID:
        table.add_column(part.capitalize(), justify="right")
    edges = sorted({(band.low, band.high) for own in bands.values() for band in own})
    for low, high in edges:
        table.add_row(f"{low:g} to {high:g}", *(_band(bands[part], low) for part in SAID))
    sure = {part: certainty(own) for part, own in by_part.items()}
    table.add_section()
    table.add_row("Marked certain", *(str(sure[part].certain) for part in SAID))
    table.add_row("of these wrong", *(_wrong(sure[part].share_wrong) for part in SAID))
    table.add_row("with any value wrong", *(_wrong(sure[part].share_inexact) for part in SAID))
    Console(width=120).print(table)


def _band(bands: Iterable[Band], low: float) -> str:
    band = next((band for band in bands if band.low == low), None)
    return f"{band.right:.2f} of {band.count}" if band else ""


def _wrong(share_wrong: float | None) -> str:
    return "–" if share_wrong is None else f"{share_wrong:.1%}"


def _print_groups(scores: Scores) -> None:
    table = Table()
    table.add_column("Group")
    for name in (
        "Docs",
        "Partners F1",
        "Agreements F1",
        "Activities F1",
        "Figures F1",
        *(s[0] for s in _SHARES),
    ):
        table.add_column(name, justify="right")
    for name in sorted(scores.groups, key=lambda group: (group == TOTAL, group)):
        table.add_row(name, *_cells(scores.groups[name]))
    Console(width=120).print(table)
    if scores.missing:
        click.echo(f"No prediction (counted as empty): {' '.join(scores.missing)}")


def _cells(counts: Mapping[str, int]) -> list[str]:
    f1 = [f"{accuracy(counts, part).f1:.2f}" for part in (*PARTS[:2], "activities", PARTS[2])]
    shares = (share(counts, part, whole) for _, part, whole in _SHARES)
    return [str(counts["documents"]), *f1, *("–" if value is None else f"{value:.2f}" for value in shares)]


def _print_document(document: DocumentScore) -> None:
    click.echo(document.gold.stem)
    for remark in document.remarks:
        click.echo(f"    {remark.what}: {remark.detail}")
