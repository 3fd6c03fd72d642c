"""Measures what tells the host of a running text from the other bodies in it, and writes the weights.

    python scripts/fit_host.py --real DOCS[:GOLD] ... [--written DOCS[:GOLD] ...]

Give it documents whose host is known and that may be learnt from: ``--real`` pages as published, and
``--written`` documents written to try a reader, which count a third; the folder that measures how new papers
are read is left out. Printed is how often the right host is told on documents left out of the fit.
"""

import argparse
import json
import random
from collections.abc import Iterator, Sequence
from pathlib import Path

import click

from caunoi.domain.kinds import Genre
from caunoi.domain.scorecard import Scorecard
from caunoi.evaluation.fitting import Observation, fit
from caunoi.evaluation.names import best_likeness, forms_of
from caunoi.extraction.draft import Draft
from caunoi.extraction.host import rank_hosts
from caunoi.extraction.host_signs import host_candidates
from caunoi.extraction.pipeline import STEPS
from caunoi.extraction.view import View
from caunoi.reading import read

ROOT = Path(__file__).parents[1]
TARGET = ROOT / "src" / "caunoi" / "vocabulary" / "data" / "host_weights.toml"
PENALTY = 8.0
WRITTEN_WEIGHT = 0.3
LEAST_POINTS = 0.02
LIKELY = 0.3
FOLDS = 8

Host = tuple[str, ...]


def main() -> None:
    """Read, fit, check by leaving documents out, write."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--real", nargs="+", required=True, metavar="DOCS[:GOLD]")
    parser.add_argument("--written", nargs="*", default=[], metavar="DOCS[:GOLD]")
    options = parser.parse_args()
    seen = [
        one
        for folders, weight in ((options.real, 1.0), (options.written, WRITTEN_WEIGHT))
        for folder in folders
        for one in _observe(folder, weight)
    ]
    _report(seen)
    TARGET.write_text(_toml(fit(seen, penalty=PENALTY), len({one.document for one in seen})), "utf-8")
    click.echo(f"written: {TARGET.relative_to(ROOT)}")


def _observe(folder: str, weight: float) -> Iterator[Observation]:
    docs, _, golden = folder.partition(":")
    for path in sorted(Path(golden or docs).glob("*.json")):
        record = json.loads(path.read_text("utf-8"))
        text = Path(docs) / record.get("doc", "")
        if text.is_file():
            host = record.get("host") or {}
            names = tuple(filter(None, (host.get("name"), *host.get("aliases", ()))))
            yield from _observe_one(text, names, weight)


def _observe_one(path: Path, names: Host, weight: float) -> list[Observation]:
    document = read(path.read_bytes(), path.name)
    draft = Draft(document, View.of(document.text))
    for step in STEPS:
        if step.name == "host":
            break
        step.run(draft)
    if draft.genre in (None, Genre.MOU, Genre.REGISTER):
        return []
    golden = forms_of(names)
    ranked = rank_hosts(draft.view, draft.blocks, draft.organisations, widely=True)
    found = host_candidates(draft.view, draft.blocks, ranked, draft.genre.value)
    scores = [best_likeness(forms_of({m.name for m in one.organisation.mentions}), golden) for one in found]
    best = max(scores, default=0.0)
    return [
        Observation(str(path), 0.5, tuple(sorted(one.signs)), score == best > 0, weight)
        for one, score in zip(found, scores, strict=True)
    ]


def _report(seen: Sequence[Observation]) -> None:
    documents = sorted({one.document for one in seen})
    random.Random(1).shuffle(documents)  # noqa: S311  (parts documents, keeps no secret)
    fold_of = {document: number % FOLDS for number, document in enumerate(documents)}
    right = 0
    for fold in range(FOLDS):
        card = fit([one for one in seen if fold_of[one.document] != fold], penalty=PENALTY)
        for document in (one for one in documents if fold_of[one] == fold):
            right += _is_told(card, [one for one in seen if one.document == document])
    rules = sum(
        any(one.is_right and "leads" in one.signs for one in seen if one.document == document)
        for document in documents
    )
    click.echo(
        f"{len(seen)} bodies of {len(documents)} documents; left out of the fit: host right in {right}"
        f" (first by the rules: {rules})"
    )


def _is_told(card: Scorecard, told: Sequence[Observation]) -> bool:
    confidence, best = max(((card.confidence(one.guess, one.signs), one) for one in told), key=lambda p: p[0])
    if confidence < LIKELY:
        return not any(one.is_right for one in told)
    return best.is_right


def _toml(card: Scorecard, documents: int) -> str:
    points = {sign: round(value, 2) for sign, value in sorted(card.points.items())}
    lines = [
        "# What tells the host of a running text from the other bodies named in it: points of signs.",
        f"# Made by scripts/fit_host.py from {documents} documents; written by no hand.",
        "",
        "[host]",
        f"start = {round(card.start, 2)}",
        "",
        "[host.points]",
        *(f"{sign} = {value}" for sign, value in points.items() if abs(value) >= LEAST_POINTS),
    ]
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    main()
