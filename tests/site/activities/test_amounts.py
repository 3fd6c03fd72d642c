"""A number with what it counts, as people say it."""

from decimal import Decimal

import pytest
from django.utils import translation

from caunoi_web.activities.wording import amount_words


@pytest.mark.parametrize(
    ("amount", "measure", "in_english", "in_vietnamese"),
    [
        ("1", "people", "1 person", "1 người"),
        ("2", "people", "2 people", "2 người"),
        ("0", "events", "0 times", "0 lần"),
        ("1", "events", "1 time", "1 lần"),
        ("1", "items", "1 item", "1 mục"),
        ("17", "items", "17 items", "17 mục"),
        ("3", "", "3", "3"),
    ],
)
def test_one_and_many_are_told_apart(amount, measure, in_english, in_vietnamese):
    with translation.override("en"):
        assert amount_words(Decimal(amount), measure) == in_english
    with translation.override("vi"):
        assert amount_words(Decimal(amount), measure) == in_vietnamese


def test_the_words_of_the_agreement_come_first():
    assert amount_words(Decimal(1), "people", "sinh viên") == "1 sinh viên"
