"""The content decides which reader takes a file; the name only where the content is silent."""

import pytest
from tests.reading.making import FILES, SAMPLES, open_sheet, word_table, workbook_table
from tests.reading.pdf_writer import PdfWriter

from caunoi.reading import READERS, UnreadableDocument, media_type_of, read

PDF = PdfWriter().page().text(50, 50, "Đối tác").data()
WORD = word_table([["TT", "Đối tác"]])
EXCEL = workbook_table([["TT", "Đối tác"]])
PAGE = b"<!-- 1 -->\n<!DOCTYPE html><html><body>a</body></html>"


@pytest.mark.parametrize(
    ("data", "wrong_name", "reader", "right_name"),
    [
        (PDF, "a.docx", "PDF document", "a.pdf"),
        (WORD, "a.pdf", "Word document", "a.docx"),
        (EXCEL, "a.csv", "Excel workbook", "a.xlsx"),
        (PAGE, "a.xls", "web page", "a.htm"),
        (b"TT\t1", "a.docx", "plain text", "a.txt"),
        ((FILES / "old-workbook.xls").read_bytes(), "a.xlsx", "Excel 97-2003 workbook", "a.xls"),
    ],
)
def test_a_wrong_name_is_noted_and_read_past(data, wrong_name, reader, right_name):
    document = read(data, wrong_name)

    assert document.notes[0] == (
        f"The name ends in {wrong_name[1:]}, but by its content the file is another kind: {reader}."
    )
    assert document.name == wrong_name
    assert read(data, right_name).notes == document.notes[1:]
    assert read(data, right_name).text == document.text


@pytest.mark.parametrize("name", ["", "-", "không đuôi", "a.bin", "../a/b.DOCX", "a\0b", "\ud800.docx"])
def test_a_strange_name_does_no_harm(name):
    assert read(WORD, name).text == "TT\tĐối tác"
    assert read(WORD, name).notes == ()


@pytest.mark.parametrize(
    ("data", "name", "media_type"),
    [
        (PDF, "a.docx", "application/pdf"),
        (b"\n\n" + PDF, "a", "application/pdf"),
        (WORD, "a", "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
        (EXCEL, "a", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
        (open_sheet(""), "a", "application/vnd.oasis.opendocument.spreadsheet"),
        ((FILES / "old-workbook.xls").read_bytes(), "a", "application/vnd.ms-excel"),
        (PAGE, "a.txt", "text/html"),
        ("<html>a</html>".encode("utf-16"), "a", "text/html"),
        (b"<p>a", "a.html", "text/html"),
        (b"a;b", "a.CSV", "text/csv"),
        (b"a;b", "a", "text/plain"),
        ("Đối tác".encode("utf-16-le"), "a", "text/plain"),
        (b"", "a", "text/plain"),
    ],
)
def test_the_media_type_is_that_of_the_content(data, name, media_type):
    assert media_type_of(data, name) == media_type


def test_text_that_only_speaks_of_a_format_is_text():
    for text in ("Xem tệp %PDF và PK", "Thẻ <html> dùng để", "PK là viết tắt", "BM25"):
        assert read(text.encode(), "a.txt").media_type == "text/plain"


def test_reading_twice_gives_the_same_document():
    for path in SAMPLES.iterdir():
        if path.suffix in (".docx", ".pdf", ".xlsx", ".html", ".txt"):
            assert read(path.read_bytes(), path.name) == read(path.read_bytes(), path.name)


def test_every_reader_says_what_it_is():
    assert len({reader.name for reader in READERS}) == len(READERS)
    for reader in READERS:
        assert "/" in reader.media_type
        assert all(suffix.startswith(".") and suffix.islower() for suffix in reader.suffixes)


def test_a_fault_of_a_parser_is_kept_as_the_cause():
    broken = WORD.replace(b"word/document.xml", b"word/dokument.xml")

    with pytest.raises(UnreadableDocument) as refusal:
        read(broken, "a.docx")

    assert refusal.value.__cause__ is not None
