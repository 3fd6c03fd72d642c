"""Whoever supports "us" is a partner of a text that never names its own house, and a gift is an agreement."""

import pytest

from caunoi.domain.documents import Document
from caunoi.domain.kinds import AgreementKind
from caunoi.extraction import extract

_EN = (
    "History of cooperation\n\nThe Faculty of Chemistry was founded in 1970 and trains engineers. "
    "In 2004 the Faculty signed an agreement with Masaryk University (Czech Republic).\n\n"
)
_VI = (
    "Lịch sử hợp tác quốc tế\n\nKhoa Hóa học, Trường Đại học Sao Mai được thành lập năm 1970. "
    "Năm 2004 Khoa ký thỏa thuận với Đại học Pusan (Hàn Quốc).\n\n"
)


@pytest.mark.parametrize(
    "sentence",
    [
        "Since 2003, Lund University has awarded scholarships to our students.",
        "With the support of Lund University, a training course for lecturers was held in 2016.",
        "Our most important partner is Lund University.",
    ],
)
def test_who_gives_to_us_is_not_taken_for_the_host(sentence: str) -> None:
    findings = extract(Document("page.txt", _EN + sentence))

    assert "Lund University" in {one.name for one in findings.partners}


@pytest.mark.parametrize(
    "sentence",
    [
        "Khoa nhận được tài trợ của Đại học Kyushu (Nhật Bản) để xây dựng thư viện từ năm 2009.",
        "Với sự tài trợ của Đại học Kyushu (Nhật Bản), năm 2016 Khoa tổ chức khóa tập huấn cho giảng viên.",
        "Năm 2010, Khoa nhận tài trợ từ Đại học Kyushu (Nhật Bản) cho thư viện.",
    ],
)
def test_money_received_is_a_sponsorship(sentence: str) -> None:
    findings = extract(Document("page.txt", _VI + sentence))

    kinds = {one.kind for one in findings.agreements if "Đại học Kyushu" in one.parties}
    assert kinds == {AgreementKind.SPONSORSHIP}
