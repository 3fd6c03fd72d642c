"""Our scorer and the shared one give the same numbers, count by count."""

import contextlib
import importlib.util
import io
import json
import sys

import pytest
from tests.corpus import shared_corpus
from tests.evaluation.perturb import perturbed, seeded

from caunoi.evaluation.records import Sheet
from caunoi.evaluation.scores import score_all, score_document, summary
from caunoi.evaluation.sources import Gold, read_gold, read_predictions

OUR_NAME = {
    "p_tp": "partners right",
    "p_fp": "partners wrong",
    "p_fn": "partners missed",
    "p_opt": "partners optional",
    "p_dup": "partners repeated",
    "cty_n": "countries",
    "cty_ok": "countries right",
    "cty_spurious": "countries spurious",
    "kind_n": "kinds",
    "kind_ok": "kinds right",
    "a_tp": "agreements right",
    "a_fp": "agreements wrong",
    "a_fn": "agreements missed",
    "a_opt": "agreements optional",
    "a_split": "agreements split",
    "ak_n": "agreement kinds",
    "ak_ok": "agreement kinds right",
    "oe_n": "open ends",
    "oe_ok": "open ends right",
    "oe_tn": "open ends stated",
    "oe_tok": "open ends stated right",
    "dur_n": "durations",
    "dur_ok": "durations right",
    "act_tp": "activities right",
    "act_fp": "activities wrong",
    "act_fn": "activities missed",
    "noagr_docs": "documents without agreement",
    "noagr_fp": "agreements said where none is",
    "f_tp": "figures right",
    "f_fp": "figures wrong",
    "f_fn": "figures missed",
    "f_opt": "figures optional",
    "f_rep": "figures repeated",
    "v_tp": "values right",
    "v_fp": "values wrong",
    "v_fn": "values missed",
    "v_opt": "values optional",
    "v_rep": "values repeated",
    "neg_docs": "negatives",
    "neg_p": "partners on negatives",
    "neg_a": "agreements on negatives",
    "neg_f": "figures on negatives",
    "docs": "documents",
}
for field in ("signed", "start", "end"):
    OUR_NAME |= {
        f"{field}_n": field,
        f"{field}_ok": f"{field} right",
        f"{field}_sn": f"{field} stated",
        f"{field}_sok": f"{field} stated right",
        f"{field}_yok": f"{field} year right",
        f"{field}_spurious": f"{field} spurious",
        f"{field}_derived": f"{field} derived",
        f"{field}_unscored": f"{field} unscored",
    }

ROUNDS = range(10)


@pytest.fixture(scope="module")
def reference():
    spec = importlib.util.spec_from_file_location("reference_scorer", shared_corpus() / "score.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="module")
def annotations():
    paths = sorted((shared_corpus() / "gold").glob("*.json"))
    return {path.stem: json.loads(path.read_text(encoding="utf-8")) for path in paths}


def counted(counts):
    return {name: number for name, number in counts.items() if number}


@pytest.mark.parametrize("turn", ROUNDS)
def test_every_count_of_a_bent_prediction_is_the_reference_s(reference, annotations, turn):
    for stem, gold in annotations.items():
        prediction = perturbed(gold, seeded(stem, turn))

        theirs = reference.score_doc(gold, prediction, lambda *_: None)
        ours = score_document(
            Gold(stem, gold["doc"], gold["genre"], gold["lang"], Sheet.of(gold)), Sheet.of(prediction)
        )

        expected = {OUR_NAME[name]: number for name, number in counted(theirs).items()}
        assert counted(ours.counts) == expected, stem


def reference_summary(reference, predictions, gold, monkeypatch):
    monkeypatch.setattr(sys, "argv", ["score.py", str(predictions), "--gold", str(gold)])
    printed = io.StringIO()
    with contextlib.redirect_stdout(printed):
        reference.main()
    return json.loads(printed.getvalue().splitlines()[-1])


def our_summary(predictions, gold):
    return summary(score_all(read_gold(gold), read_predictions(predictions)))


@pytest.mark.parametrize("turn", ROUNDS)
def test_the_summary_of_a_bent_set_is_the_reference_s(reference, annotations, tmp_path, turn, monkeypatch):
    random = seeded("set", turn)
    for stem, gold in annotations.items():
        if random.random() < 0.9:
            text = json.dumps(perturbed(gold, random), ensure_ascii=False)
            (tmp_path / f"{stem}.json").write_text(text, encoding="utf-8")
    (tmp_path / f"{random.choice(sorted(annotations))}.json").write_text("[broken", encoding="utf-8")
    gold_folder = shared_corpus() / "gold"

    theirs = reference_summary(reference, tmp_path, gold_folder, monkeypatch)

    assert our_summary(tmp_path, gold_folder) == theirs


def test_gold_scored_against_itself_is_perfect_in_both(reference, monkeypatch):
    gold = shared_corpus() / "gold"

    ours = our_summary(gold, gold)

    assert ours == reference_summary(reference, gold, gold, monkeypatch)
    assert ours["partners"] == ours["agreements"] == ours["figures"] == {"P": 1.0, "R": 1.0, "F": 1.0}
    assert set(ours["dates_stated"].values()) == {1.0}
    assert ours["activities_F"] == 1.0


def test_a_jsonl_file_scores_as_the_folder_does(annotations, tmp_path):
    folder, lines = tmp_path / "folder", tmp_path / "all.jsonl"
    folder.mkdir()
    bent = {stem: perturbed(gold, seeded("jsonl", stem)) for stem, gold in annotations.items()}
    for stem, prediction in bent.items():
        (folder / f"{stem}.json").write_text(json.dumps(prediction), encoding="utf-8")
    text = "".join(json.dumps(one, ensure_ascii=False) + "\n" for one in bent.values())
    lines.write_text(text, encoding="utf-8")
    gold = shared_corpus() / "gold"

    assert our_summary(lines, gold) == our_summary(folder, gold)
