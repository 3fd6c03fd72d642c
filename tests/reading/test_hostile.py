"""Files made to cost more than they hold are read within bounds, or refused in words."""

import io
import struct
import time
import zipfile

import pytest
from tests.reading.making import (
    open_sheet,
    table_words,
    with_part,
    word_body,
    workbook,
    workbook_table,
    zip_of,
)

from caunoi.reading import UnreadableDocument, read, read_all

SOON = 10  # seconds of the processor


@pytest.fixture(autouse=True)
def _soon():
    begin = time.process_time()
    yield
    assert time.process_time() - begin < SOON


def outcome(data: bytes, name: str) -> str:
    """ "read", or the code of the refusal."""
    try:
        read(data, name)
    except UnreadableDocument as refusal:
        return refusal.code
    return "read"


def with_sheet(extra: str) -> bytes:
    """A workbook whose first sheet ends in this XML."""
    data = workbook_table([["TT", "Đối tác"], ["1", "NICT"]])
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        sheet = archive.read("xl/worksheets/sheet1.xml")
    return with_part(
        data, "xl/worksheets/sheet1.xml", sheet.replace(b"</sheetData>", b"</sheetData>" + extra.encode())
    )


def test_tables_nested_in_tables():
    deep = "<w:tbl><w:tr><w:tc>" * 80 + "<w:p/>" + "</w:tc></w:tr></w:tbl>" * 80
    deeper = "<w:tbl><w:tr><w:tc>" * 5_000 + "<w:p/>" + "</w:tc></w:tr></w:tbl>" * 5_000

    assert outcome(word_body(deep), "a.docx") == "empty"
    assert outcome(word_body(deeper), "a.docx") == "truncated"


def test_a_word_table_of_endless_merged_cells():
    merged = '<w:tcPr><w:gridSpan w:val="99999999"/><w:vMerge/></w:tcPr>'
    row = f"<w:tr><w:tc>{merged}<w:p><w:r><w:t>x</w:t></w:r></w:p></w:tc></w:tr>"

    document = read(word_body(f"<w:tbl>{row * 500}</w:tbl>"), "a.docx")

    assert len(document.tables[0].rows) <= 500


@pytest.mark.parametrize("count", [1, 60_000])
def test_merged_ranges_over_the_whole_sheet(count):
    ranges = '<mergeCell ref="C1:XFD1048576"/>' * count

    document = read(with_sheet(f"<mergeCells>{ranges}</mergeCells>"), "a.xlsx")

    assert table_words(document, document.tables[0])[0] == ["TT", "Đối tác"]


def test_many_hidden_columns_and_styles():
    columns = "".join(f'<col min="{n}" max="{n}" hidden="1"/>' for n in range(1, 16_000, 2))

    assert outcome(with_sheet(f"<cols>{columns}</cols>"), "a.xlsx") == "read"


def test_an_open_sheet_of_repeated_percentages():
    repeated = 'table:number-columns-repeated="100000" office:value-type="percentage" office:value="0.5"'
    cell = f"<table:table-cell {repeated}/>"
    row = f'<table:table-row table:number-rows-repeated="100000">{cell * 50}</table:table-row>'

    assert (
        outcome(open_sheet(f'<table:table table:name="S">{row * 20}</table:table>'), "a.ods") == "too-large"
    )


@pytest.mark.parametrize(
    "text",
    [
        ";" * 3_000_000,
        ";\n" * 600_000,
        '"' * 3_000_001,
        ';"x""' * 200_000,
        "a;b\n" + '"' + "x;\n" * 300_000,
    ],
)
def test_tables_of_nothing_but_separators_and_quotes(text):
    assert outcome(text.encode(), "a.csv") in ("read", "too-large", "empty")


@pytest.mark.parametrize(
    "text",
    [
        "§" * 3_000_000,
        "C«ng" * 700_000,
        "\u00ad" * 2_000_000 + "x",
        "aùù" * 900_000,
        "ơ" * 2_000_000,
        ("Tr\u00ad\u00eang " * 5 + "\n") * 60_000,
    ],
)
def test_words_without_end_in_old_encodings(text):
    assert outcome(text.encode(), "a.txt") in ("read", "encoding")


@pytest.mark.parametrize(
    "html",
    [
        "<sup>" * 1_500 + "x" * 3_000_000,
        "<dl><dt>" * 900 + "x" * 2_000_000,
        "<h3>Tin liên quan</h3>" * 40_000 + "<a href=x>y</a>" * 40_000,
        "<div class=menu>" * 1_500 + "x" * 2_000_000,
        "<title>" + "a | " * 500_000 + "</title><p>x",
        "<font face='.VnTime'>§" * 1_900 + "x",
    ],
)
def test_pages_that_repeat_what_costs(html):
    assert outcome(f"<!doctype html><body>{html}".encode(), "a.html") in ("read", "bomb")


@pytest.mark.parametrize(
    "mail",
    [
        "Content-Type: multipart/mixed; boundary=b\n\n" + "--b\n\nx\n" * 400_000,
        "Content-Type: text/plain" + "; a=b" * 400_000 + "\n\nx",
        "Content-Disposition: attachment" + ";\n a*0*=b" * 200_000 + "\n\nx",
        "Subject: " + "=?utf-8?q?a?= " * 300_000 + "\n\nx",
        "X: y\n" * 200_000 + "\nx",
        "Content-Type: multipart/mixed; boundary=b\n\n" + "--b\nContent-Type: message/rfc822\n\n" * 99,
        "Content-Transfer-Encoding: base64\n\n" + "!" * 5_000_000,
        "Content-Transfer-Encoding: quoted-printable\n\n" + "=" * 5_000_000,
    ],
)
def test_mails_that_repeat_what_costs(mail):
    for reading in read_all(f"From: a\nMessage-ID: <1>\nMIME-Version: 1.0\n{mail}".encode(), "a.eml"):
        assert reading.document or reading.fault


def test_an_archive_of_very_many_empty_files():
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as archive:
        for number in range(3_000):
            archive.writestr(zipfile.ZipInfo(f"{number}.txt"), b"")

    assert {reading.fault.code for reading in read_all(target.getvalue(), "a.zip") if reading.fault} == {
        "empty"
    }


def test_an_archive_whose_list_is_endless():
    entry = struct.pack("<4s6H3I5H2I", b"PK\x01\x02", 20, 20, 0, 0, 0, 0, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0) + b"a"
    count = 150_000
    listed = entry * count
    end = struct.pack("<4s4H2IH", b"PK\x05\x06", 0, 0, count % 65_536, count % 65_536, len(listed), 4, 0)

    codes = [
        reading.fault.code for reading in read_all(b"PK\x03\x04" + listed + end, "a.zip") if reading.fault
    ]

    assert set(codes) <= {"bomb", "truncated"}
    assert codes


def test_a_bomb_within_an_office_file_within_an_archive():
    bomb = zip_of({"word/document.xml": b"0" * 30_000_000, "[Content_Types].xml": b"<t/>"})

    (reading,) = read_all(zip_of({"a.docx": bomb}), "a.zip")

    assert reading.fault is not None
    assert reading.fault.code == "bomb"


def test_a_workbook_that_hides_everything_is_read():
    def fill(book):
        sheet = book.add_worksheet("Ẩn hết")
        for row in range(2_000):
            sheet.write_row(row, 0, [row, "x"])
            sheet.set_row(row, None, None, {"hidden": True})

    (note,) = read(workbook(fill), "a.xlsx").notes

    assert note.startswith("In the sheet “Ẩn hết” rows 1, 2, 3, 4, 5, 6, 7, 8 and 1992 more are hidden")
