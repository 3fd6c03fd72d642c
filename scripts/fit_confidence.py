"""Measures how sure findings are, on documents whose answers are known, and writes the scorecards.

    python scripts/fit_confidence.py --unseen DOCS[:GOLD] ... --known DOCS[:GOLD] ... [--first FILE]

``--unseen`` are documents that nobody looked at while the rules were made (or the nearest to that there
is), ``--known`` those the rules were made on; they count a quarter. ``--first`` holds what the program once
made of documents when it read them for the first time (``--keep-first`` writes such a file from the unseen
ones): rules improve on what their makers see, so without it confidence would rise faster than what is right
on new papers. Printed is how it does on documents left out of the fit.
"""

import argparse
import json
import random
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import asdict, replace
from itertools import pairwise
from pathlib import Path

import click

from caunoi.domain.exchange import findings_to_json
from caunoi.domain.scorecard import Scorecard
from caunoi.domain.traces import Trace
from caunoi.evaluation.fitting import Observation, certain_from, fit
from caunoi.evaluation.records import Sheet
from caunoi.evaluation.scores import score_document
from caunoi.evaluation.sources import Gold, read_gold
from caunoi.extraction import extract
from caunoi.reading import read

ROOT = Path(__file__).parents[1]
TARGET = ROOT / "src" / "caunoi" / "vocabulary" / "data" / "confidence.toml"
PARTS = ("partners", "agreements", "figures")
PENALTY = 0.5
KNOWN_WEIGHT = 0.25
FOLDS = 10
MEASURED = {"right", "wrong", "repeated"}

Observations = dict[str, list[Observation]]


def main() -> None:
    """Read, fit, check by leaving documents out, write."""
    options = _options()
    seen: Observations = defaultdict(list)
    for folder in options.unseen:
        _observe(folder, 1.0, seen)
    if options.keep_first:
        _keep(options.keep_first, seen)
    if options.first:
        _take(options.first, seen)
    for folder in options.known:
        _observe(folder, KNOWN_WEIGHT, seen)
    cards = {part: _card(part, seen[part]) for part in PARTS}
    if not options.dry:
        documents = {one.document for part in PARTS for one in seen[part]}
        TARGET.write_text(_toml(cards, len(documents)), encoding="utf-8")
        click.echo(f"written: {TARGET.relative_to(ROOT)}")


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--unseen", nargs="*", default=[], metavar="DOCS[:GOLD]")
    parser.add_argument("--known", nargs="*", default=[], metavar="DOCS[:GOLD]")
    parser.add_argument("--first", type=Path, metavar="FILE")
    parser.add_argument("--keep-first", type=Path, metavar="FILE")
    parser.add_argument("--dry", action="store_true", help="print only, write nothing")
    return parser.parse_args()


def _observe(folder: str, weight: float, seen: Observations) -> None:
    docs, _, gold = folder.partition(":")
    for one in read_gold(Path(gold or docs)):
        path = Path(docs) / one.document
        if path.is_file():
            _observe_one(path, one, weight, seen)


def _observe_one(path: Path, gold: Gold, weight: float, seen: Observations) -> None:
    trace = Trace()
    findings = extract(read(path.read_bytes(), path.name), trace=trace)
    score = score_document(gold, Sheet.of(findings_to_json(findings)))
    weighings = {part: [one for one in trace.weighings if one.part == part] for part in PARTS}
    for verdict in score.verdicts:
        if verdict.said is not None and verdict.fate in MEASURED:
            weighing = weighings[verdict.part][verdict.said]
            seen[verdict.part].append(
                Observation(gold.stem, weighing.guess, weighing.signs, verdict.is_right, weight)
            )


def _keep(path: Path, seen: Observations) -> None:
    lines = [
        json.dumps({"part": part, **asdict(one)}, ensure_ascii=False) for part in PARTS for one in seen[part]
    ]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")


def _take(path: Path, seen: Observations) -> None:
    for line in path.read_text(encoding="utf-8").splitlines():
        record = json.loads(line)
        part, signs = record.pop("part"), tuple(record.pop("signs"))
        seen[part].append(Observation(**record, signs=signs))


def _card(part: str, observations: Sequence[Observation]) -> Scorecard:
    """The fitted card with its threshold, measured on documents that were left out of the fit."""
    card = fit(observations, penalty=PENALTY)
    left_out = [
        (confidence, one.is_right, _has_flag(one))
        for confidence, one in zip(_left_out(observations), observations, strict=True)
        if one.weight == 1
    ]
    unflagged = [(confidence, right) for confidence, right, flagged in left_out if not flagged]
    threshold = certain_from(unflagged)
    _report(part, [(confidence, right) for confidence, right, _ in left_out], unflagged, threshold)
    points = {sign: round(value, 2) for sign, value in sorted(card.points.items()) if abs(value) >= 0.05}
    return replace(
        card, start=round(card.start, 2), share=round(card.share, 2), certain_from=threshold, points=points
    )


def _has_flag(one: Observation) -> bool:
    return any(sign.startswith("flag-") for sign in one.signs)


def _left_out(observations: Sequence[Observation]) -> list[float]:
    """For each observation the confidence under a card fitted without its document and its fold's others."""
    documents = sorted({one.document for one in observations})
    random.Random(1).shuffle(documents)  # noqa: S311  (parts documents, keeps no secret)
    fold_of = {document: number % FOLDS for number, document in enumerate(documents)}
    cards = [
        fit([one for one in observations if fold_of[one.document] != fold], penalty=PENALTY)
        for fold in range(FOLDS)
    ]
    return [cards[fold_of[one.document]].confidence(one.guess, one.signs) for one in observations]


def _report(
    part: str,
    all_of_it: Sequence[tuple[float, bool]],
    unflagged: Iterable[tuple[float, bool]],
    threshold: float,
) -> None:
    sure = [right for confidence, right in unflagged if confidence >= threshold]
    right = sum(right for _, right in all_of_it)
    click.echo(
        f"{part}: {len(all_of_it)} findings, {right} right; certain from {threshold}: "
        f"{len(sure)}, of these wrong {len(sure) - sum(sure)} (documents left out of the fit)"
    )
    edges = [0, 0.5, 0.7, 0.8, 0.9, 0.95, 0.98, 1.01]
    for low, high in pairwise(edges):
        inside = [(confidence, right) for confidence, right in all_of_it if low <= confidence < high]
        if inside:
            said = sum(confidence for confidence, _ in inside) / len(inside)
            share = sum(right for _, right in inside) / len(inside)
            click.echo(f"    said {said:.3f}  right {share:.3f}  n={len(inside)}")


def _toml(cards: dict[str, Scorecard], documents: int) -> str:
    lines = [
        "# How sure findings are: points (log-odds) by rule, flag and sign, from documents of known answers.",
        f"# Made by scripts/fit_confidence.py from {documents} documents; written by no hand.",
        "# certain_from: from here on at most 1 in 100 was wrong on documents left out of the fit.",
    ]
    for part, card in cards.items():
        lines += [
            "",
            f"[{part}]",
            f"start = {card.start}",
            f"share = {card.share}",
            f"certain_from = {card.certain_from}",
        ]
        lines += ["", f"[{part}.points]", *(f"{sign} = {value}" for sign, value in card.points.items())]
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    main()
