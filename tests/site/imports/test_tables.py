"""Tables as files hold them: sheets, merged cells, headings in two lines, old letters, and hostile ones."""

import io
import zipfile
from datetime import date

import docx
import openpyxl
import pytest
from tests.site.imports.making import previewed, row_of, uploaded, verdicts

from caunoi_web.imports.errors import UnreadableTable
from caunoi_web.imports.models import ImportBatch
from caunoi_web.imports.services.beginning import begin_import, begin_pasted, choose_table
from caunoi_web.sources.errors import NotStored
from caunoi_web.sources.models import Document

pytestmark = pytest.mark.django_db


def a_workbook(*sheets, merged=()):
    book = openpyxl.Workbook()
    book.remove(book.active)
    for name, rows in sheets:
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(row)
        for area in merged:
            sheet.merge_cells(area)
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


HEAD = ["TT", "Đối tác", "Loại văn bản", "Ngày ký", "Thời hạn"]
ROWS = [
    HEAD,
    [1, "Viện NICT", "MOU", date(2024, 2, 1), "5 năm"],
    [2, "Viện Khác", "MOA", date(2024, 3, 1), None],
]


def test_real_dates_of_excel_are_days(officer):
    batch = uploaded(officer, "bảng.xlsx", a_workbook(("Sổ", ROWS)))

    assert verdicts(batch) == ["new", "new"]
    written = row_of(batch).plan["write"]
    assert (written["signed"], written["end"], written["list_number"]) == ("2024-02-01", "2029-02-01", "1")


def test_of_several_sheets_one_is_chosen(officer):
    data = a_workbook(("Sổ", ROWS), ("Khác", [["Ghi chú", "Giá trị"], ["a", "b"]]))
    batch = begin_import(actor=officer, kind="agreements", name="bảng.xlsx", data=data)
    assert batch.table is None

    batch = choose_table(actor=officer, batch=batch, table=0)

    assert (batch.table_name, batch.rows.count()) == ("Sổ", 2)


def test_titles_above_and_headings_in_two_lines(officer):
    rows = [
        ["DANH SÁCH THỎA THUẬN", None, None, None],
        [None, None, None, None],
        ["TT", "Đối tác", "Thời hạn", None],
        [None, None, "Từ", "Đến"],
        [1, "Viện NICT", "1/2/2024", "1/2/2029"],
    ]
    data = a_workbook(("Sổ", rows), merged=("C3:D3",))

    batch = uploaded(officer, "bảng.xlsx", data)

    assert batch.mapping == ["list_number", "partners", "start", "end"]
    assert (verdicts(batch), row_of(batch).number) == (["new"], 5)
    assert [one[:2] for one in batch.aside] == [[1, "above"]]


def test_a_merged_partner_stands_for_each_of_its_rows(officer):
    rows = [["Đối tác", "Số văn bản", "Ngày ký"], ["Viện NICT", "1/MOU", "2024"], [None, "2/MOU", "2025"]]

    batch = uploaded(officer, "bảng.xlsx", a_workbook(("Sổ", rows), merged=("A2:A3",)))

    assert [row.label for row in batch.rows.all()] == ["Viện NICT", "Viện NICT"]


def test_repeated_headings_and_bands_are_named_and_no_rows(officer):
    rows = [HEAD, ["I. Châu Á", None, None, None, None], ROWS[1], HEAD, ROWS[2]]

    batch = uploaded(officer, "bảng.xlsx", a_workbook(("Sổ", rows), merged=("A2:E2",)))

    assert verdicts(batch) == ["new", "new"]
    assert [(number, why) for number, why, _words in batch.aside] == [(2, "band"), (4, "repeated")]


def test_headings_that_stand_twice_are_told_apart(officer):
    text = "Đối tác\tGhi chú\tGhi chú\nViện NICT\tmột\thai\n"

    batch = begin_pasted(actor=officer, kind="agreements", text=text)

    assert batch.headings == ["Đối tác", "Ghi chú (1)", "Ghi chú (2)"]


def test_a_table_without_headings_is_told_by_its_cells(officer):
    text = "1\tViện NICT\tNhật Bản\tMOU\t1/2/2024\n2\tTrường Đại học Tokyo\tNhật Bản\tMOA\t1/3/2024\n"

    batch = begin_pasted(actor=officer, kind="agreements", text=text)

    assert batch.heading_at == -1
    assert batch.rows.count() == 2
    assert "partners" in batch.mapping


def test_a_word_table_comes_in(officer):
    paper = docx.Document()
    table = paper.add_table(rows=0, cols=3)
    for row in (["Đối tác", "Loại văn bản", "Ngày ký"], ["Viện NICT", "MOU", "1/2/2024"]):
        for cell, words in zip(table.add_row().cells, row, strict=True):
            cell.text = words
    file = io.BytesIO()
    paper.save(file)

    batch = uploaded(officer, "bảng.docx", file.getvalue())

    assert verdicts(batch) == ["new"]


def test_a_pasted_table_of_a_web_page_comes_in(officer):
    text = (
        "<table><tr><th>Đối tác</th><th>Ngày ký</th></tr><tr><td>Viện NICT</td><td>1/2/2024</td></tr></table>"
    )

    batch = begin_pasted(actor=officer, kind="agreements", text=text)

    assert batch.mapping == ["partners", "signed"]


RUNNING = """Danh sách thỏa thuận hợp tác

7 Viện Hải dương Bến Lức (Nhật Bản) Hợp tác trong nghiên cứu và đào tạo về nuôi biển

- Trao đổi học thuật

- Trao đổi sinh viên 3/5/2023-3/5/2028

8 Trường Đại học Tam Đảo (Hàn Quốc) Hợp tác trong đào tạo ngành công nghệ thực phẩm 2022 - 2027

9 Công ty Cổ phần Giống cây Đồng Xuân Hợp tác nghiên cứu giống cây 14/9/2024-đến khi hoàn thành dự án
"""


def test_rows_that_lost_their_cells_are_cut_as_a_reader_of_registers_cuts_them(officer):
    batch = begin_pasted(actor=officer, kind="agreements", text=RUNNING)
    batch = previewed(officer, batch)

    assert verdicts(batch) == ["new", "new", "new"]
    written = [row.plan["write"] for row in batch.rows.all()]
    assert [one["list_number"] for one in written] == ["7", "8", "9"]
    assert [(one.get("start"), one.get("end")) for one in written] == [
        ("2023-05-03", "2028-05-03"),
        ("2022", "2027"),
        ("2024-09-14", None),
    ]
    assert row_of(batch).plan["parties"][0]["country"] == "JP"


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "cp1258"])
def test_letters_of_other_encodings_are_read(officer, encoding):
    import unicodedata

    text = "Đối tác;Ngày ký\nTrường Đại học Tokyo;1/2/2024\nViện Nghiên cứu Bách khoa;3/4/2024\n"
    spelt = unicodedata.normalize("NFD", text) if encoding == "cp1258" else text
    data = spelt.encode(encoding, "ignore")

    batch = uploaded(officer, "bảng.csv", data)

    assert batch.mapping == ["partners", "signed"]


def test_old_tcvn_letters_are_read(officer):
    from caunoi.vocabulary import load

    assert load("legacy_encodings")
    text = "§èi t¸c;Ngµy ký\nTr­êng §¹i häc Tokyo;1/2/2024\nViÖn Nghiªn cøu Ho¸ häc;3/4/2024\n"

    batch = uploaded(officer, "bảng.csv", text.encode("utf-8"))

    assert row_of(batch).label == "Trường Đại học Tokyo"


def test_a_thousand_columns_are_refused_in_words(officer):
    text = "\t".join(f"Cột {n}" for n in range(1000)) + "\n" + "\t".join(["x"] * 1000)

    with pytest.raises(UnreadableTable, match=r"1000|1\.000"):
        begin_pasted(actor=officer, kind="agreements", text=text)
    assert not ImportBatch.objects.exists()
    assert not Document.objects.exists()


def test_too_many_rows_are_refused_in_words(officer):
    text = "Đối tác\tNgày ký\n" + "Viện A\t2024\n" * 20_100

    with pytest.raises(UnreadableTable, match="20"):
        begin_pasted(actor=officer, kind="agreements", text=text)


def a_bomb():
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr("xl/workbook.xml", "<workbook/>")
        archive.writestr("xl/worksheets/sheet1.xml", b"0" * 300_000_000)
    return file.getvalue()


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("hỏng.xlsx", b"PK\x03\x04 khong phai"),
        ("cắt.xlsx", a_workbook(("Sổ", ROWS))[:2000]),
        ("bom.xlsx", a_bomb()),
        ("ảnh.csv", b"\x89PNG\r\n\x1a\n" + bytes(500)),
        ("trống.csv", b""),
        ("chữ.txt", "Không có bảng nào ở đây cả.".encode()),
        ("tiêu đề.csv", "Đối tác;Ngày ký\n".encode()),
    ],
)
def test_a_file_without_a_table_gets_clear_words_and_leaves_no_import(officer, name, data):
    with pytest.raises((UnreadableTable, NotStored)) as refusal:
        begin_import(actor=officer, kind="agreements", name=name, data=data)

    assert len(str(refusal.value.message)) > 20
    assert not ImportBatch.objects.exists()
