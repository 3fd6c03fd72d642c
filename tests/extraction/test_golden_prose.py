"""Texts of our own with their gold: what must be found, and nothing beside it."""

import json
from pathlib import Path

import pytest

from caunoi.domain.documents import Document
from caunoi.domain.findings import Findings
from caunoi.extraction import extract
from caunoi.extraction.name_keys import name_key

FOLDER = Path(__file__).parents[1] / "golden" / "prose"
STEMS = sorted(path.stem for path in FOLDER.glob("*.txt"))
KEPT_UNREAD = tuple(stem for stem in STEMS if stem.startswith("9"))
DEVELOPED = tuple(stem for stem in STEMS if not stem.startswith("9"))


def read(stem: str) -> tuple[str, Findings, dict]:
    text = (FOLDER / f"{stem}.txt").read_text(encoding="utf-8")
    gold = json.loads((FOLDER / f"{stem}.json").read_text(encoding="utf-8"))
    return text, extract(Document(f"{stem}.txt", text)), gold


def keys_of(name: str, aliases) -> set:
    return {name_key(one) for one in (name, *aliases)}


def missed_and_wrong(findings: Findings, gold: dict) -> tuple[int, int, int]:
    """How many partners were found, missed and wrong."""
    found = [keys_of(partner.name, partner.aliases) for partner in findings.partners]
    wanted = [(keys_of(p["name"], p["aliases"]), p.get("optional", False)) for p in gold["partners"]]
    right = sum(any(keys & other for other in found) for keys, optional in wanted if not optional)
    missed = sum(not any(keys & other for other in found) for keys, optional in wanted if not optional)
    wrong = sum(not any(keys & other for keys, _ in wanted) for other in found)
    return right, missed, wrong


def f1_of(stems) -> float:
    counts = [missed_and_wrong(*read(stem)[1:]) for stem in stems]
    right, missed, wrong = (sum(column) for column in zip(*counts, strict=True))
    return 2 * right / (2 * right + missed + wrong)


def test_nearly_all_partners_of_the_developed_texts_are_found():
    assert f1_of(DEVELOPED) >= 0.95


@pytest.mark.parametrize("stem", STEMS)
def test_every_quote_stands_in_its_text(stem):
    text, findings, _ = read(stem)

    assert all(quote.is_found_in(text) for quote in findings.quotes())


@pytest.mark.parametrize("stem", [stem for stem in STEMS if "negative" in stem])
def test_a_text_about_something_else_gives_nothing(stem):
    _, findings, _ = read(stem)

    assert (findings.partners, findings.agreements, findings.figures) == ((), (), ())


@pytest.mark.parametrize("stem", DEVELOPED)
def test_required_figures_are_found_with_their_values(stem):
    _, findings, gold = read(stem)

    values = {figure.value for figure in findings.figures}
    wanted = {float(figure["value"]) for figure in gold["figures"] if not figure.get("optional")}

    assert wanted <= values
