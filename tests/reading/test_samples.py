"""The sample documents that come with the project are read as their README says."""

import subprocess
import sys

import pytest
from tests.reading.making import SAMPLE_NAMES, SAMPLES, table_words

from caunoi.reading import read


def sample(name: str):
    return read((SAMPLES / name).read_bytes(), name)


@pytest.mark.parametrize("name", SAMPLE_NAMES)
def test_each_sample_is_read_and_described(name):
    document = sample(name)

    assert document.text.strip()
    assert f"`{name}`" in (SAMPLES.parent / "docs" / "samples.md").read_text(encoding="utf-8")


def test_the_samples_are_small():
    assert sum(path.stat().st_size for path in SAMPLES.iterdir() if path.is_file()) < 200_000


def test_the_partner_list_is_one_table_of_fifteen_rows_and_a_header():
    document = sample("ptit-doi-tac-11-25.docx")
    (table,) = document.tables
    header, *rows = table_words(document, table)

    assert document.text.startswith("HỌC VIỆN CÔNG NGHỆ BƯU CHÍNH VIỄN THÔNG\n")
    assert header == ["TT", "Đối tác", "Nội dung hợp tác", "Thời hạn"]
    assert [row[0] for row in rows] == [str(number) for number in range(11, 26)]
    assert [row[3] for row in rows] == [
        "30/6/2021-30/6/2026",
        "1/11/2021-1/11/2024",
        "13/12/2021-12/12/2026",
        "8/12/2022-8/12/2025",
        "27/10/2022-27/10-2027",
        "29/3/2022-đến khi hoàn thành các hoạt động hợp tác",
        "2022-2029",
        "13/7/2020-13/7/2025",
        "",
        "1/6/2022-1/6/2027",
        "2021 - 2026",
        "2021 - 2025",
        "2021 - 2023",
        "2022 - 2025",
        "2022 - 2025",
    ]
    assert [row[2].count("\n- ") + row[2].startswith("- ") for row in rows][:6] == [2, 3, 2, 6, 0, 1]


def test_the_web_page_has_its_partners_and_its_table_but_no_menu():
    document = sample("uet-doi-tac.html")
    (table,) = document.tables

    assert "Giới thiệu" not in document.text
    assert "Trang mẫu" not in document.text
    assert "khoảng hơn 70\u00a0đối tác nước ngoài và 36\u00a0đối tác trong nước" in document.text
    assert [row[0] for row in table_words(document, table)] == ["Năm", "2007", "2023", "2024", "2024", "2024"]
    assert [row[0].inherited for row in table.rows] == [False, False, False, False, True, True]


def test_the_text_keeps_its_line_breaks():
    text = sample("uet-ton-chi.txt").text

    assert text == (SAMPLES / "uet-ton-chi.txt").read_bytes().decode()
    assert "và tầm\nnhìn" in text


def test_the_workbook_has_the_staff_and_the_laboratories():
    document = sample("uet-can-bo.xlsx")
    staff, laboratories = document.tables

    assert [page.label for page in document.pages] == ["Số cán bộ", "Phòng thí nghiệm"]
    assert table_words(document, staff)[1:] == [
        ["2004", "115"],
        ["2013", "232"],
        ["2023", "302"],
        ["2024", "328"],
    ]
    assert [row[2] for row in table_words(document, laboratories)] == ["Năm thành lập", "2007", "2024"]


def test_the_news_is_one_page_of_whole_paragraphs():
    document = sample("haui-thoa-thuan.pdf")
    lines = document.text.split("\n")

    assert len(document.pages) == 1
    assert lines[0].endswith("sign a cooperation agreement")
    assert lines[1].startswith("On November 26, Hanoi University of Industry")
    assert lines[1].endswith("science and technology.")
    assert "Kiều Xuân Thực" in lines[2]
    assert lines[-1] == "Hanoi, Thursday, 27/11/2025"


def test_the_script_makes_the_same_office_files_again(tmp_path):
    script = SAMPLES.parent / "scripts" / "samples" / "make_samples.py"

    subprocess.run([sys.executable, script, tmp_path], env={"PATH": ""}, check=True, capture_output=True)

    for name in ("ptit-doi-tac-11-25.docx", "uet-can-bo.xlsx"):
        made = read((tmp_path / name).read_bytes(), name)
        assert made == sample(name)
