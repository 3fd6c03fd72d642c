"""Days that news tells from its own day of publication."""

from datetime import date

import pytest

from caunoi.extraction.dates import publication_day
from caunoi.extraction.relative_days import find_days

WEDNESDAY = date(2022, 6, 15)


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("The University has today entered into partnership", "2022-06-15"),
        ("Sáng nay, Nhà trường đã ký", "2022-06-15"),
        ("signed yesterday", "2022-06-14"),
        ("Chiều hôm qua, tại Hà Nội", "2022-06-14"),
        ("Last month, the University renewed", "2022-05"),
        ("ký hồi tháng trước", "2022-05"),
        ("signed last year", "2021"),
        ("On Monday, the Rector signed", "2022-06-13"),
        ("signed last Wednesday", "2022-06-08"),
        ("In the last Wednesday (1st), the rector", "2022-06-01"),
        ("Thứ Sáu vừa qua, hai bên ký", "2022-06-10"),
        ("Sáng thứ Ba (7/6), Trường ký", "2022-06-07"),
        ("ngày 7.6 tại Cơ sở 2", "2022-06-07"),
        ("hôm Chủ nhật 12/6", "2022-06-12"),
    ],
)
def test_a_day_told_from_the_day_of_publication(words: str, expected: str) -> None:
    assert [str(day.date) for day in find_days(words, publication=WEDNESDAY)] == [expected]


def test_a_written_date_beats_a_told_one() -> None:
    days = find_days("signed on 3 June 2022, is today in force", publication=WEDNESDAY)

    assert [str(day.date) for day in days] == ["2022-06-03"]


def test_without_a_day_of_publication_nothing_is_told() -> None:
    assert find_days("signed today, on Monday, last month") == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("HANOI, Vietnam, 5 May 2021 – Sunshine University signed " + "x " * 60, date(2021, 5, 5)),
        ("(Hà Nội, 12/3/2024) – Trường Đại học Ánh Dương đã ký kết " + "x " * 60, date(2024, 3, 12)),
        ("Nairobi, June 4, 2021 - Sunshine University signed " + "x " * 60, date(2021, 6, 4)),
        ("Đăng lúc: 8:47 - 9.5.19\n\nTrường Đại học Ánh Dương ký kết", date(2019, 5, 9)),
        ("Photo: N. J.     Date: 22 Feb 2565 (2022)\n\nThe signing", date(2022, 2, 22)),
        ("Tác giả: Viện Đào tạo     Ngày: 02/07/2020\n\nChiều 30/6", date(2020, 7, 2)),
        ("On 5 May 2021, Sunshine University signed a memorandum " + "x " * 60, None),
    ],
)
def test_the_day_of_publication_is_found_in_stamps_and_datelines(text: str, expected: date | None) -> None:
    assert publication_day(text) == expected
