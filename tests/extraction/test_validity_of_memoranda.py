"""How long the text of an agreement says that it holds, in the words of many offices."""

import pytest

from caunoi.domain.documents import Document
from caunoi.extraction import extract

ENGLISH = """MEMORANDUM OF UNDERSTANDING
BETWEEN
ALPHA UNIVERSITY, JAPAN
AND
BETA UNIVERSITY, VIETNAM

Article 1 - Scope
The Parties will exchange students.
Article 2 - Funding
Subject to funds.
Article 3 - Duration
{clause}

For Alpha University    For Beta University
President               Rector
Date: 3 March 2021      Date: 12 April 2021
"""
VIETNAMESE = """BIÊN BẢN GHI NHỚ
Hôm nay, ngày 12 tháng 4 năm 2021, chúng tôi gồm:
BÊN A: TRƯỜNG ĐẠI HỌC HỒNG LAM
BÊN B: CÔNG TY CỔ PHẦN GỐM SƯƠNG
Điều 1. Nội dung
Hai bên trao đổi sinh viên.
Điều 2. Kinh phí
Theo thỏa thuận.
Điều 3. Hiệu lực
{clause}
ĐẠI DIỆN BÊN A   ĐẠI DIỆN BÊN B
"""
FROM_SIGNING = [
    (
        ENGLISH,
        "This MOU is effective upon the date of the last signature below and remains in effect for five "
        "years.",
    ),
    (
        ENGLISH,
        "The term of this MOU shall be for five years beginning on the date when the last party signs.",
    ),
    (
        ENGLISH,
        "It is concluded for a period of 5 years and shall take effect on the day it is signed by both "
        "parties.",
    ),
    (
        ENGLISH,
        "The period of validity is five years, starting from the date of its signature. It is tacitly "
        "renewed.",
    ),
    (
        ENGLISH,
        "This MOU shall terminate five (5) years after the Effective Date, the date of the last signature.",
    ),
    (ENGLISH, "The duration of this agreement is sixty (60) months from the date of signature."),
    (
        ENGLISH,
        "This MOU will be in effect for five calendar years, beginning with the last date of signature.",
    ),
    (ENGLISH, "This Agreement shall be valid within five years since the date of signing."),
    (
        ENGLISH,
        "It lasts for 5 years. It becomes effective on the day the representatives affix their signatures.",
    ),
    (VIETNAMESE, "Thỏa thuận có giá trị năm năm kể từ khi được đại diện hai bên ký và đóng dấu."),
    (
        VIETNAMESE,
        "Thỏa thuận có hiệu lực kể từ thời điểm các Bên ký và có giá trị trong 60 (sáu mươi) tháng.",
    ),
    (VIETNAMESE, "Biên bản này có hiệu lực từ ngày ký, thời gian hiệu lực là 5 năm và mặc nhiên gia hạn."),
]


@pytest.mark.parametrize(("paper", "clause"), FROM_SIGNING)
def test_a_length_counted_from_the_signing_gives_the_end(paper: str, clause: str):
    (found,) = extract(Document("m.txt", paper.format(clause=clause))).agreements

    assert str(found.signed) == "2021-04-12"
    assert found.term.start is None
    assert (found.term.duration_months, str(found.term.end)) == (60, "2026-04-12")


@pytest.mark.parametrize(
    "clause",
    [
        "This memorandum will remain in force indefinitely unless terminated by either party with six "
        "months' notice.",
        "It shall remain in force until terminated by either Party upon ninety (90) days written notice.",
    ],
)
def test_a_paper_without_an_end_is_open_also_beside_a_notice(clause: str):
    (found,) = extract(Document("m.txt", ENGLISH.format(clause=clause))).agreements

    assert found.term.is_open_ended
    assert found.term.end is None


def test_the_dates_of_the_validity_are_not_those_of_the_signing():
    clause = "The commencement date of this Agreement is 1 July 2021 and it expires on 30 June 2024."

    (found,) = extract(Document("m.txt", ENGLISH.format(clause=clause))).agreements

    assert str(found.signed) == "2021-04-12"
    assert (str(found.term.start), str(found.term.end)) == ("2021-07-01", "2024-06-30")


def test_either_party_may_terminate_is_no_validity():
    clause = "Either party may terminate this MoU with three months' written notice."

    (found,) = extract(Document("m.txt", ENGLISH.format(clause=clause))).agreements

    assert (found.term.end, found.term.duration_months) == (None, None)
