"""Prints how well predictions agree with a gold standard."""

import json
from collections.abc import Mapping
from pathlib import Path

import click
from rich.console import Console
from rich.table import Table

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


def evaluate_paths(predictions: Path, gold: Path, *, detail: bool, as_json: bool) -> int:
    """Score and print; returns the exit code: 1 if a prediction was no JSON, 2 if nothing can be scored."""
    try:
        scores = score_all(read_gold(gold), read_predictions(predictions))
    except EvaluationError as fault:
        click.echo(f"caunoi: {fault}", err=True)
        return 2
    for problem in scores.problems:
        click.echo(f"caunoi: {problem}", err=True)
    if as_json:
        click.echo(json.dumps(summary(scores), ensure_ascii=False))
        return 1 if scores.problems else 0
    if detail:
        for document in scores.documents:
            _print_document(document)
    _print_groups(scores)
    return 1 if scores.problems else 0


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
