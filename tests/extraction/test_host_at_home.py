"""Whose a Vietnamese news item is when bodies abroad stand where hosts stand."""

import pytest

from caunoi.domain.documents import Document
from caunoi.extraction import extract


def _host(text: str) -> str:
    host = extract(Document("n.txt", text)).host
    return host.name if host else ""


def test_of_a_delegation_from_abroad_and_its_one_host_the_one_at_home_is_the_host():
    text = (
        "Đại học Sokwang Hàn Quốc (SKU) đến thăm trường\n\n"
        "Sáng 12/3/2024, đoàn Đại học Sokwang Hàn Quốc do Giáo sư Kim dẫn đầu đã đến thăm Trường Đại học "
        "Hồng Lam. Đại học Sokwang được thành lập năm 1950, là trường tư thục hàng đầu. SKU mong muốn được "
        "trao đổi sinh viên. SKU cũng đề xuất các học bổng. Đại diện SKU cảm ơn sự đón tiếp."
    )

    assert _host(text) == "Trường Đại học Hồng Lam"


def test_nobody_abroad_is_the_host_of_a_vietnamese_text():
    text = (
        "Sáng 12/3/2024, Đại học Sokwang (Hàn Quốc) đã đón các thầy cô của khoa. Đại học Sokwang giới thiệu "
        "các chương trình đào tạo. Sinh viên của khoa sẽ được trao đổi từ năm sau."
    )

    assert "Sokwang" not in _host(text)


@pytest.mark.parametrize("place", ["TP Huế", "Huế"])
def test_the_only_one_at_home_is_the_host_though_it_opens_a_list(place):
    text = (
        f"Trong hai ngày 25-26/5/2018 tại {place}, Trường Đại học Sư phạm - ĐH Huế phối hợp với Trường ĐH "
        "Malang (Indonesia), ĐH Hyderabad (Ấn Độ) và ĐH Mahasarakham (Thái Lan) tổ chức hội thảo quốc tế."
    )

    assert "Huế" in _host(text)


def test_an_acronym_of_an_office_is_no_host():
    text = (
        "Sáng ngày 2/3/2018, UBND tỉnh làm việc với Đoàn công tác của Trường Đại học Hồng Lam đến thăm, "
        "làm việc với tỉnh. Tại buổi làm việc, UBND giới thiệu tình hình kinh tế của tỉnh."
    )

    assert _host(text) != "UBND"
