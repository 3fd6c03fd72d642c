"""Whose document it is, and what sort of document."""

import pytest

from caunoi.domain.documents import Document
from caunoi.domain.kinds import Genre
from caunoi.extraction import extract


def host(text: str) -> str:
    found = extract(Document("t.txt", text)).host
    return found.name if found else ""


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("TRƯỜNG ĐẠI HỌC ĐỒNG THÁP\nPhòng Hợp tác\n\nTHỎA THUẬN ĐÃ KÝ\n", "TRƯỜNG ĐẠI HỌC ĐỒNG THÁP"),
        (
            "TRƯỜNG ĐẠI HỌC NÔNG - LÂM BẮC GIANG\nBÁO CÁO\n\nKý với Đại học Kyushu.\n",
            "TRƯỜNG ĐẠI HỌC NÔNG - LÂM BẮC GIANG",
        ),
        (
            "ĐẠI HỌC QUỐC GIA TP.HCM\nTRƯỜNG ĐẠI HỌC CÔNG NGHỆ\n\nKý với Đại học Kyushu.\n",
            "TRƯỜNG ĐẠI HỌC CÔNG NGHỆ",
        ),
        (
            "Mẫu 22. Danh sách các trường nước ngoài có quan hệ hợp tác với Trường Đại học Sao Mai\n\n"
            "1  Đại học Kyushu  Nhật Bản\n2  Đại học Osaka  Nhật Bản\n",
            "Trường Đại học Sao Mai",
        ),
        (
            "TRAO HỌC BỔNG\n\nNgày 18/11/2020, Trường Đại học Sao Mai long trọng tổ chức lễ trao học bổng.\n",
            "Trường Đại học Sao Mai",
        ),
        (
            "Partner Universities Worldwide\n\nNorthfield University maintains contacts in Japan.\n",
            "Northfield University",
        ),
    ],
)
def test_the_host_is_found_where_hosts_stand(text, name):
    assert host(text) == name


@pytest.mark.parametrize(
    "text",
    [
        "Northfield University climbs in the ranking\n\nNorthfield University was ranked 120 in the ranking. "
        "Reputation and citations are indicators of the ranking. Kyushu University, a partner of many, is 5 "
        "in the league table; its international reputation was ranked 3.\n",
        "Alumni Bulletin, Northfield University\n\nIn memoriam: Prof. B. died. Class notes: Ann retired. "
        "She signed a contract with Acme Ltd. Her roommate retired too. The year-end dinner is in May.\n",
        "LÝ LỊCH KHOA HỌC\n\nQuá trình đào tạo: Đại học Rennes 1, luận án 2009. Quá trình công tác: giảng "
        "viên Trường Đại học Quy Nhơn. Phản biện cho tạp chí quốc tế. Hợp tác với Đại học Praha.\n",
    ],
)
def test_rankings_alumni_notes_and_careers_are_about_something_else(text):
    found = extract(Document("t.txt", text))

    assert (found.genre, found.partners, found.agreements) == (Genre.NEGATIVE, (), ())


def test_what_somebody_else_signed_is_not_the_hosts():
    text = (
        "Northfield University\n\nOur international partners and agreements.\n\n"
        "Ann founded a start-up, which has signed a contract with Viettel Construction.\n"
    )

    assert extract(Document("t.txt", text), host="Northfield University").partners == ()


def test_lines_that_begin_with_a_year_make_a_chronicle():
    text = (
        "Northfield University\n\nHistory of our exchange\n\n1978: Agreement with Kyushu University.\n"
        "1985: Agreement with Osaka University.\n1999: A partnership with Kobe University.\n"
    )

    assert extract(Document("t.txt", text)).genre is Genre.NARRATIVE
