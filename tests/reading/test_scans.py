"""Scanned pages and pictures of text: words, tables, how sure they are, and what is refused."""

import io
import os
import subprocess
import sys
from pathlib import Path

import pytest
from PIL import Image
from tests.reading.drawing import Sheet, saved
from tests.reading.making import table_words
from tests.reading.pdf_writer import PdfWriter

from caunoi.reading import UnreadableDocument, media_type_of, read
from caunoi.reading.scans import pictures, recognition

ROOT = Path(__file__).parents[2]
PROSE = (
    "Học viện ký kết thỏa thuận hợp tác với Viện Công nghệ Kyushu",
    "(Nhật Bản) về trao đổi sinh viên và nghiên cứu chung từ năm 2021.",
)
ROWS = (
    ("TT", "Đối tác", "Quốc gia", "Ngày ký"),
    ("11", "Viện Công nghệ Kyushu", "Nhật Bản", "30/6/2021"),
    ("12", "Tập đoàn HCL", "Ấn Độ", "1/11/2021"),
    ("13", "Đại học Canberra", "Úc", "13/12/2021"),
)


def page_of_prose() -> Sheet:
    return Sheet().text(60, 100, PROSE[0]).text(60, 116, PROSE[1])


@pytest.mark.parametrize(
    ("kind", "media_type"), [("PNG", "image/png"), ("JPEG", "image/jpeg"), ("TIFF", "image/tiff")]
)
def test_a_picture_is_read_with_its_accents(kind, media_type):
    data = page_of_prose().data(kind)

    document = read(data, "a")

    assert document.text.split() == " ".join(PROSE).split()
    assert (document.media_type, media_type_of(data, "a")) == (media_type, media_type)
    assert "OCR" in document.notes[0]


def test_a_scanned_pdf_is_read_page_by_page():
    second = Sheet().text(60, 100, "Trang thứ hai nói về hợp tác đào tạo.")

    document = read(saved([page_of_prose(), second], "PDF"), "a.pdf")

    assert [page.number for page in document.pages] == [1, 2]
    assert document.text[document.pages[1].span.start :] == "Trang thứ hai nói về hợp tác đào tạo."
    assert all(0.5 < page.sure < 1 for page in document.pages)
    assert document.notes == ("Pages 1, 2 are pictures: their text was recognised (OCR) and may be misread.",)


def test_a_tiff_of_several_pages_is_read_whole():
    document = read(saved([page_of_prose(), page_of_prose()], "TIFF"), "a.tiff")

    assert len(document.pages) == 2


@pytest.mark.parametrize("degrees", [0, 0.8, -1.2])
def test_a_ruled_table_of_a_scan_is_a_table(degrees):
    sheet = Sheet().text(60, 90, "Danh mục thỏa thuận hợp tác").table(60, 120, ROWS, [40, 180, 100, 90])

    document = read(sheet.turned(degrees).data(), "a.png")

    assert [tuple(row) for row in table_words(document, document.tables[0])] == list(ROWS)
    assert document.text.startswith("Danh mục thỏa thuận hợp tác\n")


def test_a_table_without_lines_of_a_scan_is_a_table():
    sheet = Sheet()
    for number, row in enumerate(ROWS):
        for x, words in zip((60, 110, 300, 400), row, strict=True):
            sheet.text(x, 120 + 20 * number, words)

    document = read(sheet.data(), "a.png")

    assert [tuple(row) for row in table_words(document, document.tables[0])] == list(ROWS)


def test_words_that_are_hard_to_read_are_doubts_at_their_place():
    sheet = page_of_prose().text(60, 160, "Thời hạn hợp tác: 05 năm")
    spoilt = sheet.image.crop((150, 400, 800, 470)).resize((90, 10)).resize((650, 70))
    sheet.image.paste(spoilt, (150, 400))

    document = read(sheet.data(), "a.png")

    assert document.doubts
    assert all(0 <= doubt.sure < 0.95 for doubt in document.doubts)
    first = min(doubt.span.start for doubt in document.doubts)
    assert first > document.text.index("2021") - len(" ".join(PROSE))
    assert all(document.text[doubt.span.start : doubt.span.end].strip() for doubt in document.doubts)


def test_a_page_of_text_in_a_scanned_pdf_is_not_recognised():
    mixed = PdfWriter().page().text(50, 60, "Trang có chữ: thỏa thuận hợp tác với Viện NICT").data()
    document = read(mixed, "a.pdf")

    assert (document.pages[0].sure, document.doubts, document.notes) == (1.0, (), ())


def test_an_empty_picture_holds_no_text():
    with pytest.raises(UnreadableDocument) as refusal:
        read(Sheet().data(), "a.png")

    assert refusal.value.code == "empty"


@pytest.mark.parametrize("kind", ["PNG", "JPEG", "TIFF"])
def test_a_damaged_picture_is_refused(kind):
    data = page_of_prose().data(kind)

    with pytest.raises(UnreadableDocument) as refusal:
        read(data[: len(data) // 3], "a")

    assert refusal.value.code == "truncated"


def test_a_picture_with_too_many_pixels_is_refused_before_it_is_unpacked():
    target = io.BytesIO()
    Image.new("1", (9_000, 9_000)).save(target, "PNG")

    with pytest.raises(UnreadableDocument, match="million pixels") as refusal:
        read(target.getvalue(), "a.png")

    assert refusal.value.code == "too-large"


def test_more_pages_than_can_be_recognised_are_refused(monkeypatch):
    monkeypatch.setattr(pictures, "MAX_PICTURES", 1)

    with pytest.raises(UnreadableDocument, match="Split") as refusal:
        read(saved([Sheet(), Sheet()], "TIFF"), "a.tiff")

    assert refusal.value.code == "too-large"


def test_a_file_that_takes_too_long_is_refused(monkeypatch):
    monkeypatch.setattr(recognition, "SECONDS_A_FILE", 0.0)

    with pytest.raises(UnreadableDocument, match="too long") as refusal:
        read(page_of_prose().data(), "a.png")

    assert refusal.value.code == "too-large"


@pytest.mark.parametrize("kind", ["PNG", "PDF"])
def test_without_the_extra_the_refusal_says_what_to_install(tmp_path, kind):
    (tmp_path / "a").write_bytes(page_of_prose().data(kind))
    script = (
        "import sys, pathlib; sys.modules['tesserocr'] = None\n"
        "from caunoi.reading import read, UnreadableDocument\n"
        "try: read(pathlib.Path(sys.argv[1]).read_bytes(), 'a')\n"
        "except UnreadableDocument as refusal: print(refusal.code, refusal.reason)\n"
    )

    said = subprocess.run(
        [sys.executable, "-c", script, tmp_path / "a"],
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": "src"},
        capture_output=True,
        text=True,
        check=True,
    ).stdout

    assert said.startswith("no-text ")
    assert "caunoi[ocr]" in said
    assert "tesseract-ocr-vie" in said
