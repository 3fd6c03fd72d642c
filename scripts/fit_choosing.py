"""Measures what tells a partner from a body that is only named, and writes the weights.

    python scripts/fit_choosing.py --real DOCS[:GOLD] ... [--written DOCS[:GOLD] ...]

``--real`` are pages as published whose partners are known; ``--written`` documents written to try a reader,
which count a third: they are fuller of difficulties, and surer of themselves, than what offices put on the
web. The folder that measures how new papers are read is left out of both. Printed is how it does on
documents left out of the fit.
"""

import argparse
import random
from collections.abc import Sequence
from pathlib import Path

import click

from caunoi.domain.kinds import Genre
from caunoi.domain.scorecard import Scorecard
from caunoi.evaluation.fitting import Observation, fit
from caunoi.evaluation.names import Words, best_likeness, forms_of
from caunoi.evaluation.partners import Forms, forms_of_partner
from caunoi.evaluation.sources import Gold, read_gold
from caunoi.extraction.choosing import taken_candidates
from caunoi.extraction.choosing_signs import Candidate, find_candidates
from caunoi.extraction.draft import Draft
from caunoi.extraction.pipeline import STEPS
from caunoi.extraction.prose import sections_of_story
from caunoi.extraction.view import View
from caunoi.reading import read

ROOT = Path(__file__).parents[1]
TARGET = ROOT / "src" / "caunoi" / "vocabulary" / "data" / "choosing.toml"
PENALTY = 8.0
WRITTEN_WEIGHT = 0.3
LEAST_POINTS = 0.02
FOLDS = 8

Seen = dict[str, list[Observation]]


def main() -> None:
    """Read, fit, check by leaving documents out, write."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--real", nargs="+", required=True, metavar="DOCS[:GOLD]")
    parser.add_argument("--written", nargs="*", default=[], metavar="DOCS[:GOLD]")
    options = parser.parse_args()
    seen: Seen = {"partners": [], "agreements": [], "taken": []}
    for folders, weight in ((options.real, 1.0), (options.written, WRITTEN_WEIGHT)):
        for folder in folders:
            _observe(folder, weight, seen)
    cards = {}
    for part, told in seen.items():
        _report(part, told)
        cards[part] = fit(told, penalty=PENALTY)
    documents = len({one.document for told in seen.values() for one in told})
    TARGET.write_text(_toml(cards, documents), encoding="utf-8")
    click.echo(f"written: {TARGET.relative_to(ROOT)}")


def _observe(folder: str, weight: float, seen: Seen) -> None:
    docs, _, golden = folder.partition(":")
    for gold in read_gold(Path(golden or docs)):
        path = Path(docs) / gold.document
        if path.is_file():
            _observe_one(path, gold, weight, seen)


def _observe_one(path: Path, gold: Gold, weight: float, seen: Seen) -> None:
    """Each body named in a document, with its signs and whether it is a partner and has an agreement.

    What the gold leaves open (``optional``) teaches nothing.
    """
    document = read(path.read_bytes(), path.name)
    draft = Draft(document, View.of(document.text))
    for step in STEPS:
        step.run(draft)
    if draft.genre in (Genre.NEGATIVE, Genre.MOU):
        return
    partners = [(forms_of_partner(one), one.is_optional) for one in gold.sheet.partners]
    parties = [(forms_of(one.parties), one.is_optional) for one in gold.sheet.agreements]
    name = f"{path.parent.name}/{path.name}"
    sections = sections_of_story(draft)
    for one, signs_of_rule, sureness in taken_candidates(draft, sections):
        forms = _forms(one)
        answer = _meant(forms, partners)
        if answer is not None:
            told = Observation(name, sureness, tuple(sorted(signs_of_rule)), answer, weight)
            seen["taken"].append(told)
    for one in find_candidates(draft, sections):
        signs = tuple(sorted(one.signs))
        forms = _forms(one)
        known = [forms, *(those for those, _ in partners if best_likeness(forms, those))]
        is_partner = _meant(forms, partners)
        has_agreement = _meant([words for names in known for words in names], parties)
        for part, answer in (("partners", is_partner), ("agreements", has_agreement)):
            if answer is not None:
                seen[part].append(Observation(name, 0.5, signs, answer, weight))


def _forms(one: Candidate) -> tuple[Words, ...]:
    organisation = one.organisation
    return forms_of({organisation.name, *(mention.name for mention in organisation.mentions)})


def _meant(forms: Sequence[Words], golden: Sequence[tuple[Forms, bool]]) -> bool | None:
    """Whether the gold holds one of these names; None when it leaves that open."""
    meant = [is_optional for those, is_optional in golden if best_likeness(forms, those)]
    return None if meant and all(meant) else bool(meant)


def _report(part: str, seen: Sequence[Observation]) -> None:
    documents = sorted({one.document for one in seen})
    random.Random(1).shuffle(documents)  # noqa: S311  (parts documents, keeps no secret)
    fold_of = {document: number % FOLDS for number, document in enumerate(documents)}
    told = []
    for fold in range(FOLDS):
        card = fit([one for one in seen if fold_of[one.document] != fold], penalty=PENALTY)
        left = (one for one in seen if fold_of[one.document] == fold)
        told += [
            (card.confidence(one.guess, one.signs) >= 0.5, one.is_right) for one in left if one.weight == 1
        ]
    real = sum(one.weight == 1 for one in seen)
    right, said, there = sum(a and b for a, b in told), sum(a for a, _ in told), sum(b for _, b in told)
    click.echo(
        f"{part}: {len(seen)} bodies of {len(documents)} documents, {real} of real pages,"
        f" {there} of those right; left out of the fit:"
        f" precision {right / said:.3f}, recall {right / there:.3f}"
    )


def _toml(cards: dict[str, Scorecard], documents: int) -> str:
    lines = [
        "# What tells a partner, and one with an agreement, from a body that is only named,",
        "# and of those that a rule took the right ones: points of signs.",
        f"# Made by scripts/fit_choosing.py from {documents} documents; written by no hand.",
    ]
    for part, card in cards.items():
        points = {sign: round(value, 2) for sign, value in sorted(card.points.items())}
        lines += ["", f"[{part}]", f"start = {round(card.start, 2)}", f"share = {round(card.share, 2)}"]
        lines += ["", f"[{part}.points]"]
        lines += [f"{sign} = {value}" for sign, value in points.items() if abs(value) >= LEAST_POINTS]
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    main()
