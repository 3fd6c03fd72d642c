"""Whatever is wrong with a file, the answer says what, where and what to do."""

import io
import struct
import zipfile
import zlib

import pytest
from tests.reading.making import (
    FILES,
    SAMPLES,
    open_sheet,
    parts_of,
    with_part,
    word_table,
    workbook_table,
    zip_of,
)

from caunoi.reading import UnreadableDocument, archives, media_type_of, read

LAUGHS = (
    '<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">'
    '<!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;">]>'
)


def refused(data: bytes, name: str, **limits: int) -> UnreadableDocument:
    with pytest.raises(UnreadableDocument) as refusal:
        read(data, name, **limits)
    reason = refusal.value.reason
    assert reason.endswith(".")
    assert str(refusal.value) == reason
    assert len(reason) > 30
    return refusal.value


@pytest.mark.parametrize("data", [b"", b"  \r\n\t ", b"\xef\xbb\xbf \n", " \u00a0\n".encode("utf-16")])
@pytest.mark.parametrize("name", ["a.txt", "a.docx", "a.csv", "a.html", ""])
def test_nothing_and_blanks_are_empty(data, name):
    assert refused(data, name).code == "empty"


def test_a_file_past_the_limit_is_refused_with_both_sizes():
    refusal = refused(b"a" * 3_000_000, "a.txt", max_bytes=2 * 1024 * 1024)

    assert refusal.code == "too-large"
    assert "2.9 MB" in refusal.reason
    assert "2 " in refusal.reason


def test_fifty_megabytes_are_the_limit_by_default():
    assert refused(b"a" * (50 * 1024 * 1024 + 1), "a.txt").code == "too-large"


@pytest.mark.parametrize("name", ["ptit-doi-tac-11-25.docx", "uet-can-bo.xlsx", "haui-thoa-thuan.pdf"])
@pytest.mark.parametrize("share", [0.02, 0.5, 0.98])
def test_a_file_cut_off_is_damaged(name, share):
    data = (SAMPLES / name).read_bytes()

    refusal = refused(data[: int(len(data) * share)], name)

    # A PDF that lost its page list may still open, without pages that have text.
    assert refusal.code in ("truncated", "no-text")
    assert "again" in refusal.reason or refusal.code == "no-text"


@pytest.mark.parametrize(
    ("start", "media_type", "said"),
    [
        (b"GIF89a", "image/gif", "OCR"),
        (b"RIFF\0\0\0\0WEBP", "image/webp", "OCR"),
        (b"\0\0\0\x18ftypheic", "image/heic", "OCR"),
        (b"\0\0\0\x18ftypmp42", "video/mp4", "no text"),
        (b"{\\rtf1\\ansi", "application/rtf", "save it as .docx"),
        (b"Rar!\x1a\x07\x00", "application/vnd.rar", "as a ZIP"),
        (b"7z\xbc\xaf\x27\x1c", "application/x-7z-compressed", "as a ZIP"),
        (b"\x1f\x8b\x08", "application/gzip", "as a ZIP"),
    ],
)
@pytest.mark.parametrize("name", ["a.txt", "a.docx", "a.csv", "a.html"])
def test_other_kinds_of_files_are_known_whatever_their_name(start, media_type, said, name):
    data = start + bytes(200)

    refusal = refused(data, name)

    assert refusal.code == "wrong-type"
    assert said in refusal.reason
    assert media_type_of(data, name) == media_type


@pytest.mark.parametrize(
    ("streams", "code", "said"),
    [
        (["EncryptedPackage", "EncryptionInfo"], "encrypted", "password"),
        (["WordDocument", "1Table"], "wrong-type", ".docx"),
        (["PowerPoint Document"], "wrong-type", "PDF"),
        (["Something"], "wrong-type", "again"),
    ],
)
def test_old_and_locked_office_files_are_told_apart(streams, code, said):
    refusal = refused(ole_container(streams), "a.docx")

    assert refusal.code == code
    assert said in refusal.reason


def test_a_damaged_office_container_is_refused():
    assert refused(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\xff" * 600, "a.doc").code == "wrong-type"


def test_an_old_workbook_with_a_password_is_refused():
    # A record of type 0x2F behind the first one, of 16 bytes, says that what follows is encrypted.
    data = bytearray((FILES / "old-workbook.xls").read_bytes())
    first = data.index(b"\x09\x08")
    data[first + 2 : first + 8] = struct.pack("<HHH", 16, 0x600, 5)
    data[first + 20 : first + 26] = struct.pack("<HHH", 0x2F, 54, 1)

    refusal = refused(bytes(data), "a.xls")

    assert refusal.code == "encrypted"


@pytest.mark.parametrize(
    ("parts", "said"),
    [
        ({"bai.docx": b"x", "anh.png": b"y"}, "documents of its own"),
        ({"ppt/presentation.xml": b"<p/>", "[Content_Types].xml": b"<t/>"}, "presentation"),
        ({"mimetype": b"application/vnd.oasis.opendocument.text", "content.xml": b"<c/>"}, ".docx"),
        ({"mimetype": b"application/epub+zip"}, "e-book"),
        ({"xl/workbook.bin": b"x"}, ".xlsx"),
    ],
)
def test_other_archives_are_told_apart(parts, said):
    refusal = refused(zip_of(parts), "a.zip")

    assert refusal.code == "wrong-type"
    assert said in refusal.reason


def test_an_empty_archive_is_an_archive():
    assert refused(zip_of({}), "a.zip").code == "wrong-type"


def test_rubbish_is_of_unknown_type():
    rubbish = zlib.compress(b"0123456789" * 50, 0)[:400] + bytes(range(256)) * 4

    assert refused(rubbish, "a").code == "unknown-type"
    assert media_type_of(rubbish, "a") == "application/octet-stream"


@pytest.mark.parametrize("name", ["a.docx", "a.xlsx"])
def test_a_zip_bomb_is_refused_by_what_its_directory_says(name):
    whole = word_table([["a", "b"]]) if name == "a.docx" else workbook_table([["a"]])
    part = "word/document.xml" if name == "a.docx" else "xl/worksheets/sheet1.xml"

    refusal = refused(with_part(whole, part, b"<w>" + b" " * 30_000_000 + b"</w>"), name)

    assert refusal.code == "bomb"


def test_a_bomb_among_the_pictures_is_refused_too():
    assert (
        refused(with_part(word_table([["a"]]), "word/media/a.png", bytes(30_000_000)), "a.docx").code
        == "bomb"
    )


def test_a_directory_that_lies_about_sizes_helps_nobody():
    data = bytearray(
        with_part(word_table([["a"]]), "word/document.xml", b"<w>" + b" " * 30_000_000 + b"</w>")
    )
    size = struct.pack("<I", 30_000_007)
    assert data.count(size) == 2

    refusal = refused(bytes(data.replace(size, struct.pack("<I", 1_000))), "a.docx")

    assert refusal.code == "bomb"


def test_many_parts_together_may_not_pass_the_limit():
    block = bytes(range(256)) * 40
    parts = {f"word/{number}.xml": b"<x>" + block * 200 + b"</x>" for number in range(120)}

    assert refused(zip_of(parts), "a.docx").code == "bomb"


def test_too_many_parts_are_refused():
    parts = {f"word/{number}.xml": b"" for number in range(archives.MAX_ENTRIES + 1)}

    refusal = refused(zip_of(parts), "a.docx")

    assert refusal.code in ("bomb", "truncated")


def test_an_encrypted_part_is_refused():
    data = bytearray(word_table([["a"]]))
    for mark, offset in ((b"PK\x01\x02", 8), (b"PK\x03\x04", 6)):
        at = data.index(mark) + offset
        data[at] |= 1

    assert refused(bytes(data), "a.docx").code == "encrypted"


def test_an_encrypted_open_document_sheet_is_refused():
    data = with_part(open_sheet(""), "META-INF/manifest.xml", b"<manifest><encryption-data/></manifest>")

    assert refused(data, "a.ods").code == "encrypted"


def test_a_part_given_twice_is_damage():
    target = io.BytesIO(word_table([["a"]]))
    with zipfile.ZipFile(target, "a") as archive, pytest.warns(UserWarning, match="Duplicate"):
        archive.writestr("word/document.xml", b"<other/>")

    assert refused(target.getvalue(), "a.docx").code == "truncated"


def test_a_part_changed_after_packing_is_damage():
    data = bytearray(zip_of({**parts_of(word_table([["a"]])), "mimetype": b"abcdefgh"}))
    data[data.index(b"abcdefgh")] ^= 1

    assert refused(bytes(data), "a.docx").code == "truncated"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
@pytest.mark.parametrize(
    ("name", "part"),
    [
        ("a.docx", "word/document.xml"),
        ("a.docx", "word/styles.xml"),
        ("a.docx", "_rels/.rels"),
        ("a.xlsx", "xl/workbook.xml"),
        ("a.xlsx", "xl/worksheets/sheet1.xml"),
        ("a.ods", "content.xml"),
    ],
)
def test_entities_in_office_files_are_refused(name, part, encoding):
    whole = {"a.docx": word_table([["a"]]), "a.xlsx": workbook_table([["a"]]), "a.ods": open_sheet("")}[name]
    hostile = f'<?xml version="1.0" encoding="{encoding}"?>{LAUGHS}<x>&c;</x>'.encode(encoding)

    refusal = refused(with_part(whole, part, hostile), name)

    assert refusal.code == "bomb"
    assert part in refusal.reason


def test_xml_in_an_encoding_that_hides_its_signs_is_refused():
    hostile = b'<?xml version="1.0" encoding="UTF-7"?>+ADwAIQ-DOCTYPE x+AD4-<x/>'

    assert refused(with_part(word_table([["a"]]), "word/document.xml", hostile), "a.docx").code == "truncated"


def test_a_word_document_without_its_body_is_damaged():
    assert refused(zip_of({"word/other.xml": b"<x/>"}), "a.docx").code == "truncated"


def ole_container(names: list[str]) -> bytes:
    """An OLE container of 512-byte sectors: header, one table sector, one directory sector."""
    end, free, table_mark = 0xFFFFFFFE, 0xFFFFFFFF, 0xFFFFFFFD
    header = (
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
        + bytes(16)
        + struct.pack("<HHHHH", 62, 3, 0xFFFE, 9, 6)
        + bytes(10)
    )
    header += struct.pack("<IIIIIIIII", 1, 1, 0, 4096, end, 0, end, 0, 0) + struct.pack(
        "<108I", *[free] * 108
    )
    table = struct.pack("<128I", table_mark, end, *[free] * 126)
    entries = [_entry("Root Entry", 5, child=1)]
    for number, name in enumerate(names, start=1):
        entries.append(_entry(name, 2, right=number + 1 if number < len(names) else free))
    return header.ljust(512, b"\0") + table + b"".join(entries).ljust(512, b"\0")


def _entry(name: str, kind: int, *, child: int = 0xFFFFFFFF, right: int = 0xFFFFFFFF) -> bytes:
    written = name.encode("utf-16-le")
    head = written.ljust(64, b"\0") + struct.pack(
        "<HBBIII", len(written) + 2, kind, 1, 0xFFFFFFFF, right, child
    )
    return head.ljust(128, b"\0")
