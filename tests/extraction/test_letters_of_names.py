"""Acronyms that a text never spells out, and names with some words as their letters."""

import pytest

from caunoi.extraction import extract
from caunoi.extraction.letters_of_names import is_shortened_inside, may_stand_for
from caunoi.reading import read


@pytest.mark.parametrize(
    ("acronym", "name"),
    [
        ("EPU", "Trường Đại học Điện lực"),
        ("PTIT", "Học viện Công nghệ Bưu chính Viễn thông"),
        ("UEF", "Trường Đại học Kinh tế - Tài chính TP.HCM"),
        ("NTU", "Trường Đại học Nha Trang"),
        ("TTHL", "Trung tâm Học liệu"),
        ("KazNU", "Al-Farabi Kazakh National University"),
        ("UoV", "University of Vudal"),
        ("TSEU", "Tashkent State University of Economics"),
    ],
)
def test_letters_stand_for_a_name_in_its_own_or_english_words(acronym: str, name: str) -> None:
    assert may_stand_for(acronym, name)


@pytest.mark.parametrize(
    ("acronym", "name"),
    [
        ("EPU", "Trường Đại học Duy Tân"),
        ("UTP", "Technological University of the Philippines"),
        ("U", "Trường Đại học Nha Trang"),
        ("ĐHNT", "Trường Đại học Nha Trang"),
        ("NTU", ""),
        ("NTU", "Trường " * 40),
    ],
)
def test_letters_that_leave_a_word_out_or_come_in_another_order_do_not_fit(acronym: str, name: str) -> None:
    assert not may_stand_for(acronym, name)


@pytest.mark.parametrize(
    ("short", "full"),
    [
        ("Cao đẳng CNTT Việt-Hàn", "Trường Cao đẳng Công nghệ thông tin Việt - Hàn"),
        ("Ban Quản lý Khu NNƯDCNC", "Ban Quản lý Khu Nông nghiệp ứng dụng Công nghệ cao"),
        ("Sở KHCN Tây Ninh", "Sở Khoa học và Công nghệ Tây Ninh"),
    ],
)
def test_words_inside_a_name_may_stand_as_their_letters(short: str, full: str) -> None:
    assert is_shortened_inside(short, full)
    assert not is_shortened_inside(full, short)
    assert not is_shortened_inside(short, full + " Mới")


def test_a_school_told_by_its_english_letters_is_no_second_body() -> None:
    text = (
        "EPU và Công ty Cổ phần Sao Mai ký kết hợp tác\n\n"
        "Ngày 12/3/2024, Trường Đại học Điện lực và Công ty Cổ phần Sao Mai đã ký kết thỏa thuận hợp tác về "
        "đào tạo nhân lực. Phát biểu tại buổi lễ, đại diện nhà trường cảm ơn Công ty Cổ phần Sao Mai.\n"
    )

    found = extract(read(text.encode(), "news.txt"))

    assert [partner.name for partner in found.partners] == ["Công ty Cổ phần Sao Mai"]
    assert {found.host.name, *found.host.aliases} >= {"EPU", "Trường Đại học Điện lực"}
