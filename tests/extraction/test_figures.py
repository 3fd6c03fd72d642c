"""Figures in small tables of numbers, in many currencies, and with their noun elsewhere."""

import pytest

from caunoi.domain.documents import Document
from caunoi.extraction import extract

INTRO_VI = (
    "Nhà trường đẩy mạnh hợp tác quốc tế với nhiều đối tác. Trường Đại học Hồng Lam đã ký kết hợp tác.\n\n"
)
INTRO_EN = "The University cooperates with partners abroad. Hong Lam University signed agreements.\n\n"


def figures(text: str) -> set[tuple[int | None, float]]:
    return {(figure.year, figure.value) for figure in extract(Document("f.txt", text)).figures}


def test_years_across_give_their_year_to_each_number():
    text = INTRO_VI + (
        "Chỉ số                     2021      2022      2023\n"
        "Đoàn khách quốc tế           19        96       143\n"
        "Học bổng (tỷ đồng)          7,9       9,4     11,25\n"
        "SV trao đổi                   -        69       133\n"
    )

    assert figures(text) >= {
        (2021, 19), (2022, 96), (2023, 143), (2021, 7.9e9), (2023, 11.25e9), (2022, 69),
    }  # fmt: skip


def test_fiscal_years_and_targets_are_told_apart():
    text = INTRO_EN + (
        "No.  Indicator               base (2020)    target (2025)\n"
        "1    Foreign students             1 024          1 600\n"
        "2    Outgoing students              311            450\n"
    )

    assert figures(text) == {(2020, 1024), (2020, 311)}


def test_years_down_take_caption_or_header():
    text = INTRO_EN + (
        "Income from licensing (THB million)\nFY 2020   8.41\nFY 2021   7.95\nFY 2022*  11.2\n\n"
        "Year         Students      Lecturers\n2021-2022    30            12\n2022-2023    18            15\n"
    )

    assert figures(text) >= {(2020, 8.41e6), (2022, 11.2e6), (2021, 30), (2022, 15)}


def test_a_unit_line_holds_for_the_whole_table():
    text = INTRO_VI + "Đơn vị tính: triệu đồng\n\nNăm           2017    2018\nBản quyền      350   4.285\n"

    assert figures(text) >= {(2017, 350e6), (2018, 4.285e9)}


def test_names_with_labelled_number_columns():
    text = INTRO_VI + (
        "Các đơn vị tài trợ gồm:\n\nĐơn vị                   Số suất      Giá trị (đồng)\n"
        "Quỹ Ánh Sao                   25        437.500.000\n"
        "Công ty CP Gốm Sương          40        200.000.000\n"
    )

    assert {value for _, value in figures(text)} >= {25, 437_500_000, 40, 200_000_000}


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("will fund the hub to the tune of Ksh. 4.5 million.", 4.5e6),
        ("donated kits worth PhP1.2 million to the University.", 1.2e6),
        ("gave THB 3.6 million for the University's study.", 3.6e6),
        ("supports the University with 6.4 mln EUR.", 6.4e6),
    ],
)
def test_money_of_many_countries(words, value):
    text = f"{INTRO_EN}Saint Bride Foundation signed an agreement with the University and {words}\n"

    assert value in {number for _, number in figures(text)}


def test_two_scales_are_one_sum():
    text = INTRO_VI + "Năm 2021, Nhà trường ký 9 hợp đồng chuyển giao, giá trị 3 tỷ 150 triệu đồng.\n"

    assert figures(text) == {(2021, 9), (2021, 3.15e9)}


def test_shares_in_parentheses_count_the_same():
    text = INTRO_VI + "Năm 2023, Nhà trường ký mới 47 văn bản (21 quốc tế, 26 trong nước).\n"

    assert figures(text) == {(2023, 47), (2023, 21), (2023, 26)}


def test_a_label_with_a_colon_says_what_is_counted():
    text = INTRO_EN + "Number of partner institutions: 42 in 17 countries.\n"

    assert {value for _, value in figures(text)} == {42, 17}


def test_numbers_of_items_and_fees_count_nothing():
    text = (
        INTRO_EN
        + "2.3 Joint conferences of both universities.\nTuition fees of 297 EUR are paid by students.\n"
    )

    assert figures(text) == set()
