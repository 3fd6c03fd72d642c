"""Taking words out of texts: whatever the case, the accents and the signs between; nothing else moves."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from caunoi_web.common.masking import GONE, Mask


@pytest.mark.parametrize(
    ("sought", "text", "masked"),
    [
        ("Lê Văn Bình", "Ông Lê Văn Bình ký.", "Ông ██ ███ ████ ký."),
        ("Lê Văn Bình", "LE VAN  BINH\n", "██ ███  ████\n"),
        ("Lê Văn Bình", "Lê Văn\nBình", "██ ███\n████"),
        ("Lê Văn Bình", "Lê Văn Bình Minh", "██ ███ ████ Minh"),
        ("Lê Văn Bình", "Lê Văn Bìnhh", "Lê Văn Bìnhh"),
        ("Lê Văn Bình", "Lê Văn. Ngày mai Bình đến", "Lê Văn. Ngày mai Bình đến"),
        ("binh@doi-tac.example", "(binh@doi-tac.example)", "(████████████████████)"),
        ("0912 345 678", "ĐT: 0912345678;", "ĐT: ██████████;"),
        ("0912345678", "ĐT: 0912.345.678", "ĐT: ████████████"),
        ("Minh", "Ông Minh", "Ông Minh"),
    ],
)
def test_words_are_found_as_people_write_them_and_no_others(sought, text, masked):
    assert Mask([sought]).text(text) == masked


def test_a_mask_of_short_words_is_none():
    assert not Mask(["Minh", ""])


def test_every_text_of_a_value_is_masked_and_a_quote_is_cut_anew():
    source = Mask(["Lê Văn Bình"]).text("Ông Lê Văn Bình và bà Hoa")
    value = {"name": "Lê Văn Bình", "n": 3, "quote": {"start": 7, "end": 15, "text": "Văn Bình"}, "l": ["x"]}

    masked = Mask(["Lê Văn Bình"]).deep(value, source)

    assert masked == {
        "name": "██ ███ ████",
        "n": 3,
        "quote": {"start": 7, "end": 15, "text": "███ ████"},
        "l": ["x"],
    }


@given(st.text(max_size=300), st.text(alphabet="abcđêộƠ1", min_size=6, max_size=20))
def test_a_masked_text_is_as_long_and_holds_the_words_no_more(text, word):
    mask = Mask([word])
    masked = mask.text(f"{text} {word} {text}")

    assert len(masked) == 2 * len(text) + len(word) + 2
    assert masked.count("\n") == 2 * text.count("\n") + word.count("\n")
    assert GONE in masked
    assert mask.places(masked) == []
