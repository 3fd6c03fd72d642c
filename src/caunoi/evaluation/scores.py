"""Scores a whole set of predictions, by genre, by language and in all."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from caunoi.evaluation.agreements import score_agreements
from caunoi.evaluation.figures import score_figures
from caunoi.evaluation.partners import score_partners
from caunoi.evaluation.records import DATE_FIELDS, Sheet
from caunoi.evaluation.sources import Gold, Predictions
from caunoi.evaluation.tally import Remark, Tally, accuracy, share
from caunoi.evaluation.verdicts import Verdict

PARTS = ("partners", "agreements", "figures")
TOTAL = "total"


@dataclass(frozen=True, slots=True)
class DocumentScore:
    """The counts and remarks of one document, and what became of each record."""

    gold: Gold
    predicted: Sheet
    counts: Mapping[str, int]
    remarks: tuple[Remark, ...]
    verdicts: tuple[Verdict, ...]


@dataclass(frozen=True, slots=True)
class Scores:
    """The scores of a set: each document's, and the sums by group (genre, ``lang xx``, total)."""

    documents: tuple[DocumentScore, ...]
    groups: Mapping[str, Mapping[str, int]]
    missing: tuple[str, ...]
    problems: tuple[str, ...]


def score_document(gold: Gold, predicted: Sheet) -> DocumentScore:
    """Score what was read in one document."""
    tally = Tally()
    score_partners(gold.sheet.partners, predicted.partners, tally)
    score_agreements(gold.sheet, predicted, tally)
    score_figures(gold.sheet.figures, predicted.figures, tally)
    tally.count("documents")
    if gold.genre == "negative":
        tally.count("negatives")
        for part in PARTS:
            tally.count(f"{part} on negatives", tally.counts[f"{part} wrong"])
    return DocumentScore(gold, predicted, tally.counts, tuple(tally.remarks), tuple(tally.verdicts))


def score_all(gold: Iterable[Gold], predictions: Predictions) -> Scores:
    """Score every document of the gold; one without a prediction counts as read empty."""
    documents = []
    missing = []
    for one in gold:
        predicted = predictions.for_document(one)
        if predicted is None:
            missing.append(one.stem)
        documents.append(score_document(one, predicted or Sheet()))
    return Scores(tuple(documents), _groups(documents), tuple(missing), predictions.problems)


def _groups(documents: Iterable[DocumentScore]) -> dict[str, Counter[str]]:
    groups: dict[str, Counter[str]] = {}
    for document in documents:
        for name in (document.gold.genre, f"lang {document.gold.language}", TOTAL):
            groups.setdefault(name, Counter()).update(document.counts)
    return groups


def summary(scores: Scores) -> dict[str, Any]:
    """The totals as JSON values with the keys of the reference scorer, rounded to 3 places."""
    total = scores.groups[TOTAL]
    has_activities = any(total.get(f"activities {fate}") for fate in ("right", "wrong", "missed"))
    return {
        "docs": total["documents"],
        "missing": len(scores.missing),
        "partners": _accuracy(total, "partners"),
        "country_acc": _share(total, "countries right", "countries"),
        "kind_acc": _share(total, "kinds right", "kinds"),
        "agreements": _accuracy(total, "agreements"),
        "agreement_kind_acc": _share(total, "agreement kinds right", "agreement kinds"),
        "dates_all": {name: _share(total, f"{name} right", name) for name in DATE_FIELDS}
        | {"open_ended": _share(total, "open ends right", "open ends")},
        "dates_stated": {
            name: _share(total, f"{name} stated right", f"{name} stated") for name in DATE_FIELDS
        },
        "duration_acc": _share(total, "durations right", "durations"),
        "activities_F": round(accuracy(total, "activities").f1, 3) if has_activities else None,
        "figures": _accuracy(total, "figures"),
        "figures_value_only_F": round(accuracy(total, "values").f1, 3),
        "negative_fp": {part: total.get(f"{part} on negatives", 0) for part in PARTS},
        "no_agreement_docs_fp": total.get("agreements said where none is", 0),
        "F_by": {
            name: [round(accuracy(counts, part).f1, 3) for part in PARTS]
            for name, counts in scores.groups.items()
            if name != TOTAL
        },
    }


def _accuracy(counts: Mapping[str, int], part: str) -> dict[str, float]:
    precision, recall, f1 = accuracy(counts, part)
    return {"P": round(precision, 3), "R": round(recall, 3), "F": round(f1, 3)}


def _share(counts: Mapping[str, int], part: str, whole: str) -> float | None:
    value = share(counts, part, whole)
    return None if value is None else round(value, 3)
