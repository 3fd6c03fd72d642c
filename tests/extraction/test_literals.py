"""Quick questions before a search, and expressions that begin with the letters of their words."""

import re

from hypothesis import given
from hypothesis import strategies as st

from caunoi.extraction.literals import holds_any, led_by, parts_of
from caunoi.extraction.phrases import PhraseBook

WORDS = ["ký kết", "ký", "both sides", "both", "a.y.", "the two"]
PIECES = st.lists(st.sampled_from([*WORDS, "KÝ KẾT", "The two", " ", "x", "_", ".", "\n", "bo"]), max_size=12)


def test_a_word_that_holds_another_part_is_not_asked_for() -> None:
    assert parts_of(["years", "year", "Tháng", "year end"]) == ("year", "tháng")


@given(PIECES)
def test_a_text_without_any_part_holds_no_word(pieces: list[str]) -> None:
    text = "".join(pieces)
    assert holds_any(text, parts_of(WORDS)) or not any(word in text.lower() for word in WORDS)


@given(PIECES)
def test_the_quick_expression_finds_what_the_plain_one_finds(pieces: list[str]) -> None:
    text = "".join(pieces)
    longest_first = sorted(WORDS, key=len, reverse=True)
    plain = re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, longest_first))})(?!\w)", re.IGNORECASE)

    quick = led_by(WORDS, r"(?!\w)", blank=" ")

    assert [found.span() for found in quick.finditer(text)] == [
        found.span() for found in plain.finditer(text)
    ]


@given(PIECES)
def test_a_passing_book_finds_what_a_lasting_one_finds(pieces: list[str]) -> None:
    text = " ".join(pieces)
    entries = [("ký kết", 1), ("both", 2), ("bo~", 3)]

    passing, lasting = PhraseBook(entries, passing=True), LASTING

    assert passing.find(text) == lasting.find(text)


LASTING = PhraseBook([("ký kết", 1), ("both", 2), ("bo~", 3)])
