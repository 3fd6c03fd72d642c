"""Numbers that say who meets, who came along or how large somebody else is: no figures of a cooperation."""

import pytest

from caunoi.domain.documents import Document
from caunoi.extraction import extract


def _figures(text: str) -> list[float]:
    return [figure.value for figure in extract(Document("page.txt", text)).figures]


_VI = "Trường Đại học Sao Mai ký biên bản ghi nhớ với Đại học Busan (Hàn Quốc) ngày 12/5/2021.\n\n"
_EN = "Sao Mai University signed a memorandum of understanding with Busan University on 12 May 2021.\n\n"


@pytest.mark.parametrize(
    "sentence",
    [
        "Lãnh đạo 2 đơn vị trao đổi văn bản đã ký.",
        "Nhà trường mong muốn 2 trường tiếp tục truyền thống hợp tác.",
        "Sinh viên 2 nước đã giới thiệu văn hóa của mình.",
        "Đoàn công tác của Đại học Busan gồm 1 trưởng đoàn, 2 phó trưởng đoàn và 23 sinh viên.",
        "Đoàn gồm 12 người do phó hiệu trưởng dẫn đầu.",
        "Đại học Busan gồm 21 khoa, 3 trường đại học thành viên và 5 viện nghiên cứu.",
        "Với quy mô đào tạo 25 000 sinh viên, Đại học Busan đứng đầu cả nước.",
        "Buổi lễ diễn ra tại Phòng họp 306 – trường Đại học Sao Mai.",
        "Kỹ sư được nhận mức lương từ 2.500 USD.",
    ],
)
def test_who_meets_and_how_large_the_other_is_gives_no_figure_in_vietnamese(sentence: str) -> None:
    assert _figures(_VI + sentence) == []


@pytest.mark.parametrize(
    "sentence",
    [
        "Teachers in the 2 universities will visit each other.",
        "In the meeting, 2 universities' representatives agreed on several activities.",
        "The delegation, composed of ten lecturers and three doctoral students, visited the laboratories.",
        "The rector received a group of 4 people from Busan.",
        "Busan University is a national university with 20 schools and 31,000 students.",
        "It counts for indicators KPI 2 related to students and KPI 3 regarding lecturers.",
    ],
)
def test_who_meets_and_how_large_the_other_is_gives_no_figure_in_english(sentence: str) -> None:
    assert _figures(_EN + sentence) == []


@pytest.mark.parametrize(
    ("sentence", "value"),
    [
        ("Năm 2021, Nhà trường ký thỏa thuận với 2 trường đại học của Nhật Bản.", 2),
        ("Nhà trường đón 47 đoàn gồm 263 lượt khách.", 263),
        ("Có sự phối hợp của 4 viện, trường thành viên.", 4),
    ],
)
def test_what_is_counted_stays_a_figure_in_vietnamese(sentence: str, value: float) -> None:
    assert value in _figures(_VI + sentence)


@pytest.mark.parametrize(
    ("sentence", "value"),
    [
        (
            "Our university has sent 116 candidates in the Delta Project to 23 Danish education facilities.",
            116,
        ),
        (
            "Our university has sent 116 candidates in the Delta Project to 23 Danish education facilities.",
            23,
        ),
        ("Since 2007, our university has made 376 cooperation proposals.", 376),
        ("Our university received 36 delegations with 148 visitors.", 148),
    ],
)
def test_what_is_counted_stays_a_figure_in_english(sentence: str, value: float) -> None:
    assert value in _figures(_EN + sentence)


def test_a_currency_with_a_vietnamese_letter_may_be_glued_to_its_number() -> None:
    assert 100_000_000_000 in _figures(_EN + "The partnership of our university is worth VNĐ100 billion.")
