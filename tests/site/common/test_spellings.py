"""How else a name or a telephone may be written, so that erasing somebody finds it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from caunoi_web.common.masking import Mask
from caunoi_web.common.spellings import bare_name, letters_of, name_spellings, phone_spellings


@pytest.mark.parametrize(
    ("written", "bare"),
    [
        ("Lê Văn Bình", "Lê Văn Bình"),
        ("Ông Lê Văn Bình", "Lê Văn Bình"),
        ("PGS.TS. Lê Văn Bình", "Lê Văn Bình"),
        ("GS. TSKH. Lê Văn Bình", "Lê Văn Bình"),
        ("Đồng chí Lê Văn Bình", "Lê Văn Bình"),
        ("Mr. John Smith", "John Smith"),
        ("Prof. Dr. Hiroko Tanaka, Ph.D.", "Hiroko Tanaka"),
        ("Tanaka, Hiroko", "Tanaka Hiroko"),
        ("Tiến sĩ Lê Văn Bình", "Lê Văn Bình"),
        ("Ông", "Ông"),
        ("", ""),
    ],
)
def test_titles_are_no_part_of_a_name(written, bare):
    assert bare_name(written) == bare


@pytest.mark.parametrize(
    ("recorded", "text"),
    [
        ("Lê Văn Bình", "TS. LÊ VĂN BÌNH"),
        ("Lê Văn Bình", "Mr. Binh Le Van"),
        ("Lê Văn Bình", "Dr. Binh Van Le"),
        ("Lê Văn Bình", "Van Binh Le"),
        ("TS. Lê Văn Bình", "bà Le Van Binh"),
        ("Hiroko Tanaka", "TANAKA, Hiroko"),
        ("Nguyễn Thị Minh Khai", "Minh Khai Nguyen Thi"),
    ],
)
def test_a_name_is_found_in_other_orders_and_with_titles(recorded, text):
    assert "█" in Mask(name_spellings(recorded)).text(text)


@pytest.mark.parametrize("text", ["Lê Bình", "Văn Bình", "Lê Văn Bính X"[:6], "Bình Văn"])
def test_a_part_of_a_name_is_nobody(text):
    assert Mask(name_spellings("Lê Văn Bình")).text(text) == text


@pytest.mark.parametrize(
    "recorded", ["0912 345 678", "+84 912 345 678", "(+84) 912-345-678", "0084912345678"]
)
@pytest.mark.parametrize(
    "text",
    [
        "ĐT: 0912345678",
        "0912.345.678",
        "09 12 34 56 78",
        "+84 912 345 678",
        "(+84) 91 234 5678",
        "+84912345678",
        "+84 (0)912 345 678",
        "0084 912 345 678",
        "84-912-345-678",
    ],
)
def test_a_telephone_is_found_however_it_is_parted_and_with_the_country_or_without(recorded, text):
    masked = Mask(phone_spellings(recorded)).text(text)

    assert "678" not in masked
    assert "345" not in masked


def test_several_numbers_and_an_extension_are_numbers_of_their_own():
    assert set(phone_spellings("024 3754 7505; 0912 345 678 (ext. 12)")) >= {"02437547505", "0912345678"}
    assert not any(number.endswith("12") for number in phone_spellings("0912 345 678 ext. 12"))


@pytest.mark.parametrize("recorded", ["+81 3-1234-5678", "+1 212 555 0199", "+420 601 234 567"])
def test_a_number_from_abroad_is_found_as_it_is_dialled_there(recorded):
    digits = "".join(filter(str.isdigit, recorded))
    assert digits in phone_spellings(recorded)
    code = len(recorded.split()[0]) - 1
    assert f"0{digits[code:]}" in phone_spellings(recorded)


def test_too_few_digits_are_no_telephone():
    assert phone_spellings("máy lẻ 123") == ()
    assert phone_spellings("") == ()


@pytest.mark.parametrize(("name", "letters"), [("Lê An", 4), ("Li Wei", 5), ("Lê Văn Bình", 9)])
def test_letters_are_counted_without_blanks(name, letters):
    assert letters_of(name) == letters


@given(st.text(max_size=80))
def test_any_text_has_spellings_and_its_name_never_vanishes(text):
    spelled = name_spellings(text)
    phone_spellings(text)

    assert all(one.strip() for one in spelled)
    assert bool(spelled) == bool("".join(text.replace(",", "").replace(".", "").split()))
