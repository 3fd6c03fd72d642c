"""Spreadsheets give what their cells show, each sheet as a page and a table."""

from datetime import date, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.reading.making import (
    FILES,
    open_sheet,
    parts_of,
    table_words,
    with_part,
    workbook,
    workbook_table,
    zip_of,
)

from caunoi.reading import UnreadableDocument, read
from caunoi.reading.sheets.values import Display, shown


def test_each_sheet_with_something_in_it_is_a_page_and_a_table():
    def fill(book):
        book.add_worksheet("Trong nước").write_row(0, 0, ["TT", "Đối tác"])
        book.add_worksheet("Trống")
        book.add_chartsheet("Biểu đồ")
        book.add_worksheet("Ngoài nước").write_row(0, 0, ["TT", "Partner"])

    document = read(workbook(fill), "a.xlsx")

    assert document.text == "TT\tĐối tác\n\nTT\tPartner"
    assert [table.name for table in document.tables] == ["Trong nước", "Ngoài nước"]
    assert [(page.number, page.label) for page in document.pages] == [(1, "Trong nước"), (3, "Ngoài nước")]
    assert [document.text[page.span.start : page.span.end] for page in document.pages] == [
        "TT\tĐối tác",
        "TT\tPartner",
    ]


def test_a_hidden_sheet_is_read_and_noted():
    def fill(book):
        book.add_worksheet("Thấy").write(0, 0, "a")
        hidden = book.add_worksheet("Ẩn")
        hidden.write(0, 0, "b")
        hidden.hide()

    document = read(workbook(fill), "a.xlsx")

    assert document.text == "a\n\nb"
    assert document.notes == ("The sheet “Ẩn” is hidden in the workbook; it was read too.",)


@pytest.mark.parametrize(
    ("number_format", "expected"),
    [
        ("dd/mm/yyyy", "30/06/2021"),
        ("d-mmm-yy", "30/06/2021"),
        ("yyyy", "2021"),
        ("mm/yyyy", "06/2021"),
        ('"tháng" m "năm" yyyy', "06/2021"),
        ("[$-42A]mmmm yyyy", "06/2021"),
    ],
)
def test_a_date_shows_no_more_than_its_cell_shows(number_format, expected):
    def fill(book):
        cell = book.add_format({"num_format": number_format})
        book.add_worksheet().write_datetime(4, 2, datetime(2021, 6, 30), cell)

    assert read(workbook(fill), "a.xlsx").text == expected


def test_values_are_written_as_people_write_them():
    def fill(book):
        percent = book.add_format({"num_format": "0.0%"})
        moment = book.add_format({"num_format": "dd/mm/yyyy hh:mm"})
        sheet = book.add_worksheet()
        sheet.write_row(0, 0, [115, 12.5, 0.1 + 0.2, True, False, 1_200_000_000, "007"])
        sheet.write_number(0, 7, 0.155, percent)
        sheet.write_datetime(0, 8, datetime(2021, 6, 30, 8, 5), moment)
        sheet.write_formula(0, 9, "=1+1", None, 2)

    (row,) = read(workbook(fill), "a.xlsx").tables[0].rows

    assert [cell.column for cell in row] == list(range(10))
    assert read(workbook(fill), "a.xlsx").text.split("\t") == [
        "115",
        "12.5",
        "0.3",
        "TRUE",
        "FALSE",
        "1200000000",
        "007",
        "15.5%",
        "30/06/2021 08:05",
        "2",
    ]


@pytest.mark.parametrize(
    ("value", "display", "expected"),
    [
        (None, None, ""),
        (-3.0, None, "-3"),
        (1e20, None, "1e+20"),
        (date(2021, 6, 3), None, "03/06/2021"),
        (datetime(2021, 6, 3, 8, 5, 9), None, "03/06/2021 08:05:09"),
        (time(8, 5), None, "08:05"),
        (timedelta(hours=30, minutes=5), None, "30:05:00"),
        (date(987, 6, 3), Display.YEAR, "0987"),
        (0.07, Display.PERCENT, "7%"),
    ],
)
def test_shown(value, display, expected):
    assert shown(value, display) == expected


@given(st.integers(-(10**14), 10**14))
def test_whole_numbers_never_grow_a_fraction(number):
    assert shown(float(number)) == str(number)


def test_cells_keep_their_address_on_the_sheet_and_empty_rows_are_left_out():
    def fill(book):
        sheet = book.add_worksheet()
        sheet.write(2, 1, "a")
        sheet.write(5, 3, "b\nc\td")

    document = read(workbook(fill), "a.xlsx")
    (table,) = document.tables

    assert document.text == "a\t\n\tb\nc d"
    assert [[(cell.row, cell.column) for cell in row] for row in table.rows] == [
        [(2, 1), (2, 3)],
        [(5, 1), (5, 3)],
    ]


def test_merged_cells_go_on():
    def fill(book):
        sheet = book.add_worksheet()
        sheet.merge_range(1, 0, 2, 1, "gộp")
        sheet.write_row(0, 0, ["a", "b", "c"])
        sheet.write(2, 2, "d")

    document = read(workbook(fill), "a.xlsx")

    assert table_words(document, document.tables[0]) == [
        ["a", "b", "c"],
        ["gộp", "gộp", ""],
        ["gộp", "gộp", "d"],
    ]
    assert document.text.count("gộp") == 1


def test_a_merge_over_the_whole_sheet_marks_only_what_is_there():
    data = _with_sheet(
        workbook_table([["a", ""], ["", "b"]]),
        b"</sheetData>",
        b'</sheetData><mergeCells count="1"><mergeCell ref="A1:XFD1048576"/></mergeCells>',
    )

    document = read(data, "a.xlsx")

    assert table_words(document, document.tables[0]) == [["a", "a"], ["a", "b"]]


@pytest.mark.parametrize(
    "stray", ['<c r="XFD1048576" t="str"><v>b</v></c>', '<c r="Z900000" t="str"><v>b</v></c>']
)
def test_a_stray_cell_far_away_is_refused_before_memory_runs_out(stray):
    data = _with_sheet(
        workbook_table([["a"]]), b"</sheetData>", f'<row r="1048576">{stray}</row></sheetData>'.encode()
    )

    with pytest.raises(UnreadableDocument, match="stray cells") as refusal:
        read(data, "a.xlsx")

    assert refusal.value.code == "too-large"


def test_formatting_far_away_costs_nothing():
    def fill(book):
        sheet = book.add_worksheet()
        sheet.write(0, 0, "a")
        sheet.write_blank(1_048_575, 16_383, None, book.add_format({"bg_color": "red"}))

    assert read(workbook(fill), "a.xlsx").text == "a"


@pytest.mark.parametrize("reference", ["A0", "ZZZZ1", "1A", "A99999999", "XFE1"])
def test_an_impossible_address_is_damage(reference):
    data = _with_sheet(workbook_table([["a"]]), b'r="A1"', f'r="{reference}"'.encode())

    with pytest.raises(UnreadableDocument, match="damaged") as refusal:
        read(data, "a.xlsx")

    assert refusal.value.code == "truncated"


def test_a_long_text_repeated_too_often_is_refused():
    data = workbook_table([["x" * 30_000] * 100] * 400)

    with pytest.raises(UnreadableDocument, match="too often") as refusal:
        read(data, "a.xlsx")

    assert refusal.value.code == "too-large"


def test_a_workbook_that_lies_about_its_texts_ends_its_parser_only():
    texts = parts_of(workbook_table([["a"]]))["xl/sharedStrings.xml"]
    lie = texts.replace(b'uniqueCount="1"', b'uniqueCount="4294967295"')
    assert lie != texts

    with pytest.raises(UnreadableDocument, match="memory") as refusal:
        read(with_part(workbook_table([["a"]]), "xl/sharedStrings.xml", lie), "a.xlsx")

    assert refusal.value.code == "truncated"


def test_an_open_document_sheet_is_read_with_its_merges():
    rows = (
        '<table:table-row><table:table-cell office:value-type="string" table:number-columns-spanned="2">'
        "<text:p>Đối tác</text:p></table:table-cell><table:covered-table-cell/></table:table-row>"
        '<table:table-row><table:table-cell office:value-type="float" office:value="11"><text:p>11</text:p>'
        '</table:table-cell><table:table-cell office:value-type="date" office:date-value="2021-06-30">'
        "<text:p>30/06/21</text:p></table:table-cell>"
        '<table:table-cell table:number-columns-repeated="16382"/>'
        '</table:table-row><table:table-row table:number-rows-repeated="1048574">'
        '<table:table-cell table:number-columns-repeated="16384"/></table:table-row>'
    )

    document = read(open_sheet(f'<table:table table:name="Bảng">{rows}</table:table>'), "a.ods")

    assert document.text == "Đối tác\t\n11\t30/06/2021"
    assert document.media_type == "application/vnd.oasis.opendocument.spreadsheet"
    assert document.tables[0].rows[0][1].inherited


def test_a_repeated_cell_cannot_fill_the_memory():
    start = '<table:table-cell table:number-columns-repeated="16384" office:value-type="string">'
    cell = f"{start}<text:p>x</text:p></table:table-cell>"
    row = f'<table:table-row table:number-rows-repeated="1048576">{cell}</table:table-row>'

    with pytest.raises(UnreadableDocument) as refusal:
        read(open_sheet(f'<table:table table:name="S">{row}</table:table>'), "a.ods")

    assert refusal.value.code == "too-large"


def test_an_old_workbook_is_read():
    document = read((FILES / "old-workbook.xls").read_bytes(), "cu.xls")

    assert document.media_type == "application/vnd.ms-excel"
    assert [page.label for page in document.pages] == ["Đối tác", "Ẩn"]
    assert table_words(document, document.tables[0]) == [
        ["TT", "Đối tác", "Ngày ký", "Số lượng", "Còn hiệu lực"],
        ["1", "Viện Công nghệ Kyushu", "13/12/2021", "12.5", "TRUE"],
        ["2", "Đại học Canberra", "27/10/2022", "7", "FALSE"],
        ["Ghi chú chung", "Ghi chú chung", "", "", ""],
        ["Ghi chú chung", "Ghi chú chung", "x", "", ""],
    ]
    assert len(document.notes) == 1


def test_an_old_workbook_that_breaks_its_parser_breaks_nothing_else():
    data = bytearray((FILES / "old-workbook.xls").read_bytes())
    data[600:1500] = bytes(900)

    with pytest.raises(UnreadableDocument) as refusal:
        read(bytes(data), "cu.xls")

    assert refusal.value.code in ("truncated", "empty", "wrong-type")


def test_a_sheet_whose_xml_breaks_off_is_damaged():
    parts = parts_of(workbook_table([["a"]]))
    parts["xl/worksheets/sheet1.xml"] = parts["xl/worksheets/sheet1.xml"][:-20]

    with pytest.raises(UnreadableDocument) as refusal:
        read(zip_of(parts), "a.xlsx")

    assert refusal.value.code == "truncated"


def _with_sheet(data: bytes, old: bytes, new: bytes) -> bytes:
    sheet = parts_of(data)["xl/worksheets/sheet1.xml"]
    assert old in sheet
    return with_part(data, "xl/worksheets/sheet1.xml", sheet.replace(old, new))
