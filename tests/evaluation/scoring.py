"""Small gold and predictions for the tests of calibration and report."""

from typing import Any

from caunoi.evaluation.records import Sheet
from caunoi.evaluation.scores import Scores, score_all
from caunoi.evaluation.sources import Gold, Predictions

TEXT = "Trường Đại học Sao Mai ký với Đại học Kobe ngày 5/3/2021. <b>Đại học Lyon</b> có 120 sinh viên."


def partner(
    name: str, *, country: str | None = "JP", confidence: float = 0.95, **more: Any
) -> dict[str, Any]:
    start = TEXT.find(name)
    return {
        "name": name, "aliases": [], "country": country, "kind": "university", "confidence": confidence,
        "flags": [], "span": {"start": start, "end": start + len(name), "text": name}, **more,
    }  # fmt: skip


def agreement(party: str, **more: Any) -> dict[str, Any]:
    words = f"ký với {party} ngày 5/3/2021"
    return {
        "parties": [party], "kind": "mou", "signed": "2021-03-05", "start": None, "end": None,
        "open_ended": False, "duration_years": None, "activities": [], "confidence": 0.95, "flags": [],
        "evidence": {"start": TEXT.find(words), "end": TEXT.find(words) + len(words), "text": words}, **more,
    }  # fmt: skip


def sheet(partners: list[Any], agreements: list[Any] = [], figures: list[Any] = []) -> Sheet:  # noqa: B006
    return Sheet.of({"partners": partners, "agreements": agreements, "figures": figures})


def scored(gold: Sheet, said: Sheet, *, genre: str = "news", stem: str = "a") -> Scores:
    return score_all([Gold(stem, f"{stem}.txt", genre, "vi", gold)], Predictions({stem: said}))
