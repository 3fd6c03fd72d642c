"""Figures whose noun is not said again, numbers in words, and numbers that rank."""

import pytest

from caunoi.extraction import extract
from caunoi.reading import read

ENGLISH = (
    "University of Alpha: annual report\n\n"
    "In 2019 the University of Alpha signed a memorandum with Osaka University.\n\n"
)
VIETNAMESE = (
    "TRƯỜNG ĐẠI HỌC AN BÌNH\nBÁO CÁO HỢP TÁC QUỐC TẾ\n\nTrường ký biên bản ghi nhớ với Đại học Osaka.\n\n"
)


def figures(text: str) -> set[tuple[float, int | None]]:
    found = extract(read(text.encode(), "report.txt"))
    return {(figure.value, figure.year) for figure in found.figures}


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("There were 217 agreements (2020: 203) in force.", {(217, None), (203, 2020)}),
        ("Only 17 students went abroad; 29 came in (2019/2020: 146).", {(17, None), (29, None), (146, 2019)}),
        ("We hold 130 European agreements and 97 bilateral ones.", {(130, None), (97, None)}),
        ("Forty-one (41) delegations were received, 16 of them online.", {(41, None), (16, None)}),
        ("We received two hundred and fifty students and one hundred lecturers.", {(250, None), (100, None)}),
        ("Seven hundred companies took part.", {(700, None)}),
        ("Its revenue was VND 1.4 billion in 2022 (2021: 1.15 billion).", {(1.4e9, 2022), (1.15e9, 2021)}),
        ("In just 3 days (from 05 - 07/12/2022), 17 students came to us.", {(17, 2022)}),
    ],
)
def test_a_number_counts_what_was_counted_before(
    sentence: str, expected: set[tuple[float, int | None]]
) -> None:
    assert expected <= figures(ENGLISH + sentence)


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        (
            "Trường tiếp nhận 73 sinh viên nước ngoài (Umeå: 22; Gent: 19; các trường khác: 32).",
            {(73, None), (22, None), (19, None), (32, None)},
        ),
        ("Số giảng viên học ở nước ngoài: 121 (2015), 148 (2018).", {(121, 2015), (148, 2018)}),
        ("Trường đã ký hợp đồng với 14/17 cơ sở thực hành.", {(14, None)}),
        ("Số lưu học sinh Lào, Campuchia đang theo học là 118.", {(118, None)}),
    ],
)
def test_shares_and_years_in_brackets_are_figures(
    sentence: str, expected: set[tuple[float, int | None]]
) -> None:
    assert expected <= figures(VIETNAMESE + sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "Trường là một trong 10 trường đại học hàng đầu của vùng, lọt vào danh sách 500 trường của châu lục.",
        "Trường mở hệ liên kết 2 + 2 ngành Du lịch.",
        "Ngày 5/12 sinh viên đến thăm.",
    ],
)
def test_ranks_sums_and_days_count_nothing(sentence: str) -> None:
    assert figures(VIETNAMESE + sentence) == set()
