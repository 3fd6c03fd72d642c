"""Figures in rows and below lists, the year for which they hold, and numbers that are none."""

import pytest

from caunoi.extraction import extract
from caunoi.reading import read


def _figures(text: str) -> list[tuple[str, float, int | None]]:
    return [(one.what, one.value, one.year) for one in extract(read(text.encode(), "paper.txt")).figures]


def _values(text: str) -> list[tuple[float, int | None]]:
    return [(value, year) for _, value, year in _figures(text)]


_REGISTER = (
    "THỎA THUẬN HỢP TÁC CỦA TRƯỜNG\n"
    "TT | Đối tác | Văn bản | Ngày ký | Hết hạn | Nội dung\n"
    "1 | Công ty TNHH Sông Hậu | MOU | 02/01/2019 | 02/01/2024 | Tiếp nhận thực tập 430 sinh viên\n"
    "2 | Tập đoàn Mai Linh | HĐ tài trợ | 6/2020 | 6/2025 | Học bổng 20 triệu đồng; mở 02 lớp\n"
    "3 | Trường Đại học Yersin | Thỏa thuận | 22/11/2022 | 22/11/2027 | 02 bài báo chung\n"
)


def test_rows_state_results_and_sums_without_the_year_of_another_cell() -> None:
    found = _values(_REGISTER)

    assert found == [(430, None), (20_000_000, None), (2, None)]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Trường có 121 giảng viên (2015), 148 giảng viên (2018).", [(121, 2015), (148, 2018)]),
        ("Nay Trường có 1.640 sinh viên với 34 giảng viên (12/2023).", [(1640, 2023), (34, 2023)]),
        ("Doanh thu: 2017 – 410tr; 2018 – 655tr.", [(410_000_000, 2017), (655_000_000, 2018)]),
        (
            "Our contracts brought in VND 4.9 bn in 2022, against VND 5.2 bn the year before.",
            [(4.9e9, 2022), (5.2e9, 2021)],
        ),
        ("The alliance was launched in 2019 and has received EUR 5 m from our sponsors.", [(5e6, 2019)]),
        ("Hợp đồng của Trường trị giá 100.000.000đ.", [(100_000_000, None)]),
    ],
)
def test_the_year_and_the_unit_stand_beside_the_number(
    sentence: str, expected: list[tuple[float, int | None]]
) -> None:
    text = f"Hợp tác quốc tế / Report on cooperation with partners\n\nTrường ký hợp tác.\n\n{sentence}\n"

    found = _values(text)

    assert [one for one in found if one in expected] == expected


@pytest.mark.parametrize(
    "sentence",
    [
        "Số lượt truy cập: 1.028.447 lượt.",
        "Visitors today: 318.",
        "The partners signed last November 9 an agreement with schools.",
        "The deadline for applications is 15 February.",
        "Hai bên ký hợp đồng ba bên với Sở Công Thương.",
        "The two sides organise a 6-month course with our university.",
        "Mục tiêu đến 2030: 150 đối tác, 5 chương trình song bằng.",
        "Tổng giá trị bằng chữ: tám trăm sáu mươi triệu đồng.",
    ],
)
def test_other_numbers_are_no_figures(sentence: str) -> None:
    text = f"Hợp tác quốc tế\n\nTrường ký thỏa thuận hợp tác với Đại học Kyoto.\n\n{sentence}\n"

    assert _figures(text) == []
