"""Files as LibreOffice writes them are read like those that the tests write themselves."""

import pytest
from tests.reading.making import FILES, table_words

from caunoi.domain.documents import Document
from caunoi.reading import read

OFFICE = FILES / "office"
TASKS = "- Trao đổi sinh viên\n- Học bổng"


def office(name: str) -> Document:
    return read((OFFICE / name).read_bytes(), name)


def test_a_text_document_is_read_as_its_reader_sees_it():
    assert office("mou.docx").text == (
        "HỌC VIỆN SAO MAI\n"
        "Danh sách thỏa thuận hợp tác\n"
        "Học viện đã ký với Đại học Kyushu (1) và Đại học Nagoya.\n"
        "(1) Gia hạn ngày 1/2/2024.\n"
        "TT\tĐối tác\tNội dung\tThời hạn\n"
        "1\tĐại học Kyushu\t- Trao đổi sinh viên\n- Học bổng\t2021-2026\n"
        "2\tĐại học Nagoya\tNghiên cứu chung\t\n"
        "Đoạn có khung.\n"
        "Trong khung: Viện NICT\n"
        "1. Điều khoản một\n"
        "2. Điều khoản hai\n"
        "Xem trang web."
    )


@pytest.mark.parametrize("name", ["mou.docx", "mou.html"])
def test_its_table_hands_the_term_down_and_keeps_the_lines_of_a_cell(name):
    document = office(name)

    assert table_words(document, document.tables[0]) == [
        ["TT", "Đối tác", "Nội dung", "Thời hạn"],
        ["1", "Đại học Kyushu", "- Trao đổi sinh viên\n- Học bổng", "2021-2026"],
        ["2", "Đại học Nagoya", "Nghiên cứu chung", "2021-2026"],
    ]


def test_a_page_of_it_has_the_note_marked():
    assert "Đại học Kyushu (1) " in office("mou.html").text


@pytest.mark.parametrize("name", ["partners.xlsx", "partners.xls", "partners.ods"])
def test_a_workbook_shows_its_dates_as_precise_as_its_cells_do(name):
    document = office(name)
    rows = table_words(document, document.tables[0])

    assert rows[0][:7] == ["DANH SÁCH ĐỐI TÁC NƯỚC NGOÀI"] * 7
    assert rows[2:] == [
        ["1", "Đại học Kyushu", "Nhật Bản", TASKS, "30/06/2021", "07/2021", "2026", "xem lại", "50%"],
        ["2", "Đại học Nagoya", "Nhật Bản", "Nghiên cứu chung", "15/08/2022", "09/2022", "2027", "", ""],
        ["3", "Đại học Palermo", "Ý", "Trao đổi giảng viên", "03/02/2020", "", "", "", ""],
    ]


@pytest.mark.parametrize("name", ["partners.xlsx", "partners.xls", "partners.ods"])
def test_what_a_workbook_hides_is_read_and_noted(name):
    document = office(name)

    assert [page.label for page in document.pages] == ["Ngoài nước", "Cũ"]
    assert document.notes == (
        "In the sheet “Ngoài nước” row 5 and column H are hidden; they were read too.",
        "The sheet “Cũ” is hidden in the workbook; it was read too.",
    )


def test_a_workbook_saved_as_a_page_is_a_table():
    document = office("partners.html")

    assert table_words(document, document.tables[0])[2][:3] == ["1", "Đại học Kyushu", "Nhật Bản"]
