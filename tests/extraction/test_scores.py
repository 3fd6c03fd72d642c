"""How well whole documents are read: the floor that no change may fall under."""

import json
from pathlib import Path

import pytest
from tests.corpus import shared_corpus

from caunoi.domain.exchange import findings_to_json
from caunoi.evaluation.scores import score_all, summary
from caunoi.evaluation.sources import read_gold, read_predictions
from caunoi.extraction import extract
from caunoi.reading import read

GOLDEN = Path(__file__).parents[1] / "golden"
HELD = GOLDEN / "held"
# partners and agreements (F1) that no change may fall under; what is reached stands in docs/accuracy.md
FLOORS = {
    "papers": (0.94, 0.94),
    "second": (0.9, 0.87),
    "third": (0.92, 0.9),
    "fourth": (0.89, 0.88),
    "fifth": (0.85, 0.85),
    "unseen": (0.76, 0.7),
}


def scores_of(documents: Path, gold: Path, folder: Path) -> dict:
    for path in sorted(documents.glob("*.txt")):
        document = read(path.read_bytes(), path.name)
        findings = extract(document)
        assert all(quote.is_found_in(document.text) for quote in findings.quotes()), path.name
        shape = json.dumps(findings_to_json(findings), ensure_ascii=False)
        (folder / f"{path.stem}.json").write_text(shape, encoding="utf-8")
    return summary(score_all(read_gold(gold), read_predictions(folder)))


@pytest.fixture(scope="module")
def corpus(tmp_path_factory):
    shared = shared_corpus()
    return scores_of(shared / "docs", shared / "gold", tmp_path_factory.mktemp("corpus"))


@pytest.fixture(scope="module")
def held(tmp_path_factory):
    return scores_of(HELD, HELD, tmp_path_factory.mktemp("held"))


@pytest.mark.parametrize("name", ["corpus", "held"])
def test_partners_and_agreements_are_found(name, request):
    scores = request.getfixturevalue(name)

    assert scores["partners"]["F"] >= 0.85
    assert scores["agreements"]["F"] >= 0.85


@pytest.mark.parametrize("name", ["corpus", "held"])
def test_stated_dates_are_read(name, request):
    stated = request.getfixturevalue(name)["dates_stated"]

    assert min(stated.values()) >= 0.9


@pytest.mark.parametrize("name", ["corpus", "held"])
def test_nothing_is_found_where_there_is_no_cooperation(name, request):
    assert set(request.getfixturevalue(name)["negative_fp"].values()) == {0}


@pytest.mark.parametrize("folder", list(FLOORS))
def test_papers_by_other_hands_keep_their_floor(folder, tmp_path):
    scores = scores_of(GOLDEN / folder, GOLDEN / folder, tmp_path)

    assert scores["partners"]["F"] >= FLOORS[folder][0]
    assert scores["agreements"]["F"] >= FLOORS[folder][1]
