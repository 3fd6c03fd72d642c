"""Measures how sure findings are, on documents whose answers are known, and writes the scorecards.

    python scripts/fit_confidence.py --unseen DOCS[:GOLD] ... --known DOCS[:GOLD] ... [--first FILE]

``--unseen`` are documents that nobody looked at while the rules were made (or the nearest to that there
is), ``--known`` those the rules were made on; they count a quarter. ``--first`` names files of what the
program once made of documents when it read them for the first time (``--keep-first`` writes such a file
from the unseen ones, ``--weight`` says how much it counts): rules improve on what their makers see, so
without them confidence would rise faster than what is right on new papers. Printed is how it does on
documents left out of the fit.
"""

import argparse
import json
import random
from collections.abc import Sequence
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
from caunoi.extraction.pipeline import STEPS
from caunoi.extraction.signs import PLAIN
from caunoi.reading import read

ROOT = Path(__file__).parents[1]
TARGET = ROOT / "src" / "caunoi" / "vocabulary" / "data" / "confidence.toml"
_STEPS = tuple(step for step in STEPS if step.name != "unlikely figures")  # they teach too
PARTS = ("partners", "agreements", "figures")
PENALTY = 1.5
KNOWN_WEIGHT = 0.25
LEAST_POINTS = 0.05
FOLDS, ROUNDS = 10, 3
EDGES = (0, 0.5, 0.7, 0.8, 0.9, 0.95, 0.98, 1.01)
MEASURED = {"right", "wrong", "repeated"}

NOW, FIRST, KNOWN = "as read now", "as first read", "known"

Observations = dict[str, dict[str, list[Observation]]]


def main() -> None:
    """Read, fit, check by leaving documents out, write."""
    options = _options()
    seen: Observations = {part: {NOW: [], FIRST: [], KNOWN: []} for part in PARTS}
    for folder in options.unseen:
        _observe(folder, NOW, seen)
    if options.keep_first:
        _keep(options.keep_first, seen, options.weight)
    for path in options.first:
        _take(path, seen)
    for folder in options.known:
        _observe(folder, KNOWN, seen)
    cards = {part: _card(part, seen[part]) for part in PARTS}
    if not options.dry:
        documents = {one.document for part in PARTS for told in seen[part].values() for one in told}
        TARGET.write_text(_toml(cards, len(documents)), encoding="utf-8")
        click.echo(f"written: {TARGET.relative_to(ROOT)}")


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--unseen", nargs="*", default=[], metavar="DOCS[:GOLD]")
    parser.add_argument("--known", nargs="*", default=[], metavar="DOCS[:GOLD]")
    parser.add_argument("--first", type=Path, nargs="*", default=[], metavar="FILE")
    parser.add_argument("--keep-first", type=Path, metavar="FILE")
    parser.add_argument("--weight", type=float, default=1.0, help="of what --keep-first keeps")
    parser.add_argument("--dry", action="store_true", help="print only, write nothing")
    return parser.parse_args()


def _observe(folder: str, source: str, seen: Observations) -> None:
    docs, _, gold = folder.partition(":")
    for one in read_gold(Path(gold or docs)):
        path = Path(docs) / one.document
        if path.is_file():
            _observe_one(path, one, source, seen)


def _observe_one(path: Path, gold: Gold, source: str, seen: Observations) -> None:
    trace = Trace()
    findings = extract(read(path.read_bytes(), path.name), steps=_STEPS, trace=trace)
    score = score_document(gold, Sheet.of(findings_to_json(findings)))
    weighings = {part: [one for one in trace.weighings if one.part == part] for part in PARTS}
    weight = KNOWN_WEIGHT if source == KNOWN else 1.0
    for verdict in score.verdicts:
        if verdict.said is not None and verdict.fate in MEASURED:
            told = weighings[verdict.part][verdict.said]
            seen[verdict.part][source].append(
                Observation(gold.stem, told.guess, told.signs, verdict.is_right, weight)
            )


def _keep(path: Path, seen: Observations, weight: float) -> None:
    lines = [
        json.dumps({"part": part, **asdict(replace(one, weight=weight))}, ensure_ascii=False)
        for part in PARTS
        for one in seen[part][NOW]
    ]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")


def _take(path: Path, seen: Observations) -> None:
    for line in path.read_text(encoding="utf-8").splitlines():
        record = json.loads(line)
        part, signs = record.pop("part"), tuple(record.pop("signs"))
        seen[part][FIRST].append(Observation(**record, signs=signs))


def _card(part: str, seen: dict[str, list[Observation]]) -> Scorecard:
    """The fitted card with its threshold, measured on documents that were left out of the fit."""
    everything = [*seen[NOW], *seen[FIRST], *seen[KNOWN]]
    card = fit(everything, penalty=PENALTY)
    told = list(zip(_left_out(everything), everything, strict=True))
    told = told[: len(told) - len(seen[KNOWN])]
    plain = [(confidence, one.is_right, one.weight) for confidence, one in told if _may_be_certain(one)]
    threshold = certain_from(plain)
    _report(f"{part}, {NOW}", told[: len(seen[NOW])], threshold)
    _report(f"{part}, {FIRST}", told[len(seen[NOW]) :], threshold)
    points = {
        sign: round(value, 2) for sign, value in sorted(card.points.items()) if abs(value) >= LEAST_POINTS
    }
    return replace(
        card, start=round(card.start, 2), share=round(card.share, 2), certain_from=threshold, points=points
    )


def _may_be_certain(one: Observation) -> bool:
    return PLAIN in one.signs and not any(sign.startswith("flag-") for sign in one.signs)


def _left_out(observations: Sequence[Observation]) -> list[float]:
    """For each observation the confidence under cards fitted without its document, on average."""
    rounds = [_left_out_once(observations, seed) for seed in range(ROUNDS)]
    return [sum(told) / ROUNDS for told in zip(*rounds, strict=True)]


def _left_out_once(observations: Sequence[Observation], seed: int) -> list[float]:
    documents = sorted({one.document for one in observations})
    random.Random(seed).shuffle(documents)  # noqa: S311  (parts documents, keeps no secret)
    fold_of = {document: number % FOLDS for number, document in enumerate(documents)}
    cards = [
        fit([one for one in observations if fold_of[one.document] != fold], penalty=PENALTY)
        for fold in range(FOLDS)
    ]
    return [cards[fold_of[one.document]].confidence(one.guess, one.signs) for one in observations]


def _report(title: str, told: Sequence[tuple[float, Observation]], threshold: float) -> None:
    """How it does on documents left out of the fit: of what is certain, and band by band."""
    if not told:
        return
    sure = [one for confidence, one in told if confidence >= threshold and _may_be_certain(one)]
    wrong = sum(not one.is_right for one in sure)
    right = sum(one.is_right for _, one in told)
    click.echo(f"{title}: {len(told)} findings, {right} right")
    click.echo(f"    certain (from {threshold}): {len(sure)}, of these wrong {wrong}")
    for low, high in pairwise(EDGES):
        inside = [(confidence, one.is_right) for confidence, one in told if low <= confidence < high]
        if inside:
            said = sum(confidence for confidence, _ in inside) / len(inside)
            share = sum(is_right for _, is_right in inside) / len(inside)
            click.echo(f"    said {said:.3f}  right {share:.3f}  n={len(inside)}")


def _toml(cards: dict[str, Scorecard], documents: int) -> str:
    lines = [
        "# How sure findings are: points (log-odds) by rule, flag and sign, from documents of known answers.",
        f"# Made by scripts/fit_confidence.py from {documents} documents; written by no hand.",
        "# certain_from: from here on at most 1 in 100 was wrong in documents left out of the fit.",
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
