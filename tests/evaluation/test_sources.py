"""Gold and predictions on disk: what can be used, and what is said of the rest."""

import json

import pytest

from caunoi.evaluation.records import Sheet
from caunoi.evaluation.scores import score_all
from caunoi.evaluation.sources import EvaluationError, read_gold, read_predictions

GOLD = {
    "doc": "one.txt",
    "lang": "vi",
    "genre": "news",
    "partners": [{"name": "Viện Cơ học", "aliases": [], "country": "VN", "kind": "institute"}],
    "agreements": [
        {
            "parties": ["Viện Cơ học"],
            "kind": "mou",
            "signed": "2024-05-02",
            "start": None,
            "end": None,
            "open_ended": False,
            "duration_years": 5,
            "activities": [],
            "evidence": "Viện Cơ học",
        }
    ],
    "figures": [],
}


@pytest.fixture
def gold(tmp_path):
    folder = tmp_path / "gold"
    folder.mkdir()
    (folder / "one.json").write_text(json.dumps(GOLD), encoding="utf-8")
    return folder


def scored(gold, predictions):
    return score_all(read_gold(gold), read_predictions(predictions))


def prediction_file(folder, text):
    folder.mkdir()
    (folder / "one.json").write_text(text, encoding="utf-8")
    return folder


def test_a_document_without_prediction_counts_as_read_empty(gold, tmp_path):
    empty = tmp_path / "empty"
    empty.mkdir()

    scores = scored(gold, empty)

    assert scores.missing == ("one",)
    assert scores.groups["total"]["partners missed"] == 1


@pytest.mark.parametrize("text", ["", "[1]", "{broken", "[" * 100_000])
def test_a_prediction_that_is_no_object_is_named_and_counts_as_empty(gold, tmp_path, text):
    scores = scored(gold, prediction_file(tmp_path / "bad", text))

    assert scores.problems == ("one.json is no JSON object in UTF-8; counted as empty.",)
    assert scores.groups["total"]["agreements missed"] == 1


def test_line_separators_inside_a_text_do_not_break_a_jsonl_file(gold, tmp_path):
    lines = tmp_path / "out.jsonl"
    lines.write_text(json.dumps({**GOLD, "notes": "a\u2028b"}, ensure_ascii=False), encoding="utf-8")

    scores = scored(gold, lines)

    assert scores.problems == ()
    assert scores.groups["total"]["agreements right"] == 1


def test_an_end_that_follows_from_the_stated_duration_is_neither_right_nor_wrong(gold, tmp_path):
    agreement = GOLD["agreements"][0] | {"end": "2029-05-01"}
    text = json.dumps(GOLD | {"agreements": [agreement]})

    counts = scored(gold, prediction_file(tmp_path / "derived", text)).groups["total"]

    assert counts["end derived"] == 1
    assert counts["end spurious"] == 0


def test_what_is_missed_and_wrong_is_said_in_words(gold, tmp_path):
    stranger = {"name": "Viện Cơ khí", "kind": "institute"}
    text = json.dumps({"partners": [stranger]})

    remarks = scored(gold, prediction_file(tmp_path / "wrong", text)).documents[0].remarks

    assert [(remark.what, remark.detail) for remark in remarks] == [
        ("missed partner", "Viện Cơ học"),
        ("wrong partner", "Viện Cơ khí"),
        ("missed agreement", "Viện Cơ học signed=2024-05-02 start=None"),
    ]


def test_predictions_that_are_not_there_are_refused(tmp_path):
    with pytest.raises(EvaluationError, match="does not exist"):
        read_predictions(tmp_path / "nowhere")


def test_a_folder_without_gold_is_refused(tmp_path):
    with pytest.raises(EvaluationError, match=r"holds no \.json"):
        read_gold(tmp_path)


@pytest.mark.parametrize("text", ["[]", "{}", '{"doc": "a", "genre": "news"}', "{"])
def test_gold_that_is_no_annotation_is_refused_by_name(tmp_path, text):
    (tmp_path / "odd.json").write_text(text, encoding="utf-8")

    with pytest.raises(EvaluationError, match=r"odd\.json is no gold"):
        read_gold(tmp_path)


@pytest.mark.parametrize("odd", [None, 5, "text", [None, 3, []], {"name": "x"}])
def test_records_of_no_known_shape_are_left_out(odd):
    assert Sheet.of({"partners": odd, "agreements": odd, "figures": odd}) == Sheet()
