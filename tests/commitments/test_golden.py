"""Small agreements of our own with the promises in them; names and numbers are invented."""

import json
from decimal import Decimal
from pathlib import Path

import pytest

from caunoi.commitments import read_commitments

FOLDER = Path(__file__).parents[1] / "golden/commitments"
CASES = sorted(path.stem for path in FOLDER.glob("*.txt"))


def read(name):
    text = (FOLDER / f"{name}.txt").read_text(encoding="utf-8")
    about = json.loads((FOLDER / f"{name}.json").read_text(encoding="utf-8"))
    return text, about, read_commitments(text, host=about["host"], partners=about["partners"])


def plain(finding):
    return {
        "debtor": finding.debtor.value,
        "activity": finding.activity.value,
        "amount": finding.amount,
        "measure": finding.measure.value if finding.measure else "",
        "rhythm": finding.rhythm.value,
        "bound": finding.bound.value,
        "due": str(finding.due or ""),
    }


@pytest.mark.parametrize("name", CASES)
def test_just_the_promises_of_a_paper_are_read(name):
    _text, about, found = read(name)

    expected = [
        {key: value for key, value in row.items() if key != "words"}
        | {"amount": None if row["amount"] is None else Decimal(str(row["amount"]))}
        for row in about["commitments"]
    ]
    assert [plain(finding) for finding in found] == expected


@pytest.mark.parametrize("name", CASES)
def test_every_promise_stands_in_the_words_it_was_read_from(name):
    text, about, found = read(name)

    for row, finding in zip(about["commitments"], found, strict=True):
        assert row["words"] in finding.quote.words
        assert all(quote.is_found_in(text) for quote in finding.quotes())


def test_an_empty_text_and_one_without_sides_promise_nothing():
    assert read_commitments("") == ()
    assert read_commitments("Không có gì ở đây cả, chỉ có 5 dòng chữ.") == ()


def test_a_long_text_is_read_in_time_that_grows_with_it():
    text, about, found = read("01-vi-ben-a-ben-b")

    many = read_commitments(text * 40, host=about["host"], partners=about["partners"])

    assert len(many) == 40 * len(found)
