"""How long an agreement holds, told in a sentence of its own and in many ways."""

import pytest

from caunoi.domain.findings import Findings
from caunoi.extraction import extract
from caunoi.reading import read

_SIGNED_VI = (
    "Sáng 12/4/2022, Trường Đại học Nông Lâm Bắc Giang và Công ty TNHH Samyang Việt Nam đã ký kết"
    " thỏa thuận hợp tác. "
)
_SIGNED_EN = (
    "Hanoi, 12 April 2022 - Thuyloi University and the University of Leeds (UK) signed a memorandum of"
    " understanding on 12 April 2022. "
)


def _findings(text: str) -> Findings:
    return extract(read(f"{text}\n".encode(), "news.txt"))


@pytest.mark.parametrize(
    ("sentence", "years", "start", "end"),
    [
        ("Việc hợp tác được thực hiện trong giai đoạn 2022 - 2027.", None, "2022", "2027"),
        ("Thỏa thuận được thực hiện trong 5 năm (2022-2027).", 5, "2022", "2027"),
        ("Hợp tác này sẽ kéo dài trong 3 năm, từ năm 2022 đến năm 2025.", 3, "2022", "2025"),
        ("Thời gian hợp tác: 3 năm.", 3, None, None),
        ("Đây là thỏa thuận 5 năm.", 5, None, None),
        ("Thỏa thuận hợp tác được ký cho giai đoạn 5 năm 2022-2027.", 5, "2022", "2027"),
        ("Thỏa thuận kéo dài 4 năm.", 4, None, None),
    ],
)
def test_a_validity_told_of_the_cooperation_is_that_of_the_paper_in_vietnamese(
    sentence: str, years: int | None, start: str | None, end: str | None
) -> None:
    findings = _findings(_SIGNED_VI + sentence)

    (paper,) = findings.agreements
    assert paper.term.duration_months == (years and 12 * years)
    assert [day and str(day) for day in (paper.term.start, paper.term.end)] == [start, end]


@pytest.mark.parametrize(
    ("sentence", "years", "end"),
    [
        ("Under the agreement, for the next three years, the universities will run joint projects.", 3, None),
        ("This agreement is valid till three years; however, both could extend it.", 3, None),
        ("The agreement lasts for 5 years and is effective since the signing date.", 5, "2027-04-12"),
        ("The two universities will cooperate over the next five years.", 5, None),
        ("The cooperation period is from May 2022 to May 2025.", None, "2025-05"),
        ("The tenure of the MoU is five years.", 5, None),
        ("The agreement extends the partnership for another five years.", 5, None),
    ],
)
def test_a_validity_told_of_the_cooperation_is_that_of_the_paper_in_english(
    sentence: str, years: int | None, end: str | None
) -> None:
    findings = _findings(_SIGNED_EN + sentence)

    (paper,) = findings.agreements
    assert paper.term.duration_months == (years and 12 * years)
    assert (paper.term.end and str(paper.term.end)) == end


@pytest.mark.parametrize(
    "sentence",
    [
        "The MoU may be renewed for another five years.",
        "The master's programme run in cooperation with Leeds lasts for two years.",
        "Thỏa thuận có thể được gia hạn thêm 5 năm.",
        "Hợp tác nằm trong chiến lược phát triển giai đoạn 2021-2025 của Nhà trường.",
    ],
)
def test_what_may_be_and_what_is_of_studies_or_strategies_is_no_validity(sentence: str) -> None:
    signed = _SIGNED_EN if sentence.isascii() else _SIGNED_VI
    findings = _findings(signed + sentence)

    terms = [paper.term for paper in findings.agreements]
    assert [(term.duration_months, term.end) for term in terms] == [(None, None)]


def test_an_agreement_without_a_time_limit_is_open_ended() -> None:
    findings = _findings(_SIGNED_VI + "Thỏa thuận không xác định thời hạn.")

    (paper,) = findings.agreements
    assert paper.term.is_open_ended
