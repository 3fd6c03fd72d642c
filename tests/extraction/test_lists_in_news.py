"""Lists below "... đã ký với các đơn vị sau:": the items share the paper, the day and the clauses."""

from caunoi.domain.documents import Document
from caunoi.domain.kinds import AgreementKind
from caunoi.extraction import extract


def _agreements(text: str) -> list[tuple[tuple[str, ...], str, str, str, set[str]]]:
    found = extract(Document("t.txt", text))
    return [
        (
            one.parties,
            one.kind.value,
            str(one.signed or ""),
            str(one.term.end or ""),
            {a.value for a in one.activities},
        )
        for one in found.agreements
    ]


VIETNAMESE = """TRƯỜNG ĐẠI HỌC ÁNH DƯƠNG

Ngày cập nhật: 17/09/2018

Trong tháng 9 năm 2018, Trường Đại học Ánh Dương đã lần lượt ký hợp đồng đào tạo thực hành với 02 bệnh viện:

- Ngày 11/9/2018: Bệnh viện Đa khoa tỉnh Hà Nam. Số lượng: 350 sinh viên;
- Ngày 12/9/2018: Bệnh viện Phụ sản Nam Định. Số lượng: 180 sinh viên.

Các hợp đồng có thời hạn 05 năm kể từ ngày ký. Hai bên phối hợp thực hiện đề tài nghiên cứu khoa học.
"""

ENGLISH = """Sunshine University
Home > News
Communication Office, 06/11/2023 09h20

In the last Wednesday (1st), the rector of Sunshine University received a delegation of seven guests.

During the ceremony Sunshine University also signed:
- a cooperation agreement with the Southern Dairy Institute for use of the laboratory, until 2026;
- a memorandum of understanding with the Eduardo Mondlane University, for the mobility of students.

The professors visited also the Federal University of Lavras before they returned.
"""


def test_every_item_has_its_own_day_and_the_clauses_of_all() -> None:
    found = _agreements(VIETNAMESE)

    assert [(kind, signed, end) for _, kind, signed, end, _ in found] == [
        (AgreementKind.CONTRACT.value, "2018-09-11", "2023-09-11"),
        (AgreementKind.CONTRACT.value, "2018-09-12", "2023-09-12"),
    ]
    assert all("joint-research" in codes for *_, codes in found)


def test_items_without_a_verb_were_signed_on_the_day_the_news_tells_of() -> None:
    found = _agreements(ENGLISH)

    assert [(parties, signed) for parties, _, signed, _, _ in found] == [
        (("Southern Dairy Institute",), "2023-11-01"),
        (("Eduardo Mondlane University",), "2023-11-01"),
    ]


def test_donors_below_a_line_about_donors_gave_something() -> None:
    text = (
        "Ngày 18/11/2020, Trường Đại học Ánh Dương long trọng tổ chức Lễ trao học bổng tài trợ mới.\n\n"
        "Các đơn vị tài trợ gồm:\n\n"
        "Công ty Cổ phần Sao Khuê      40 suất\n"
        "Quỹ Học bổng Mặt Trăng     25 suất\n"
    )

    found = _agreements(text)

    assert [(parties, kind) for parties, kind, *_ in found] == [
        (("Công ty Cổ phần Sao Khuê",), "sponsorship"),
        (("Quỹ Học bổng Mặt Trăng",), "sponsorship"),
    ]
