"""A file with several documents inside gives each of them, by name, and each fault apart."""

import io
import struct
import zipfile
import zlib

import pytest
from tests.reading.making import word_table, workbook_table, zip_of

from caunoi.reading import members_of, read_all
from caunoi.reading.bundles import zip_files
from caunoi.reading.bundles.member import inside

LIST = workbook_table([["TT", "Đối tác"], ["1", "Đại học Kyushu"]])
PAPER = word_table([["TT", "Đối tác"]])


def names_and_codes(data: bytes, name: str = "hồ sơ.zip", **bounds: int) -> list[tuple[str, str]]:
    return [
        (reading.name, reading.fault.code if reading.fault else "")
        for reading in read_all(data, name, **bounds)
    ]


def zip_with(entries: list[tuple[zipfile.ZipInfo, bytes]]) -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as archive:
        for entry, content in entries:
            archive.writestr(entry, content)
    return target.getvalue()


def with_raw_names(raw: dict[bytes, bytes]) -> bytes:
    """An archive whose names are these bytes, as programs write them that know no UTF-8."""
    stand_ins = {f"{number:0{len(name)}d}".encode(): name for number, name in enumerate(raw)}
    data = zip_of({stand_in.decode(): raw[name] for stand_in, name in stand_ins.items()})
    for stand_in, name in stand_ins.items():
        data = data.replace(stand_in, name)
    return data


def test_an_ordinary_file_is_one_document_under_its_own_name():
    (reading,) = read_all(PAPER, "a.docx")

    assert (reading.name, reading.fault) == ("a.docx", None)
    assert reading.document is not None
    assert reading.document.text == "TT\tĐối tác"


def test_each_file_of_an_archive_is_a_document_named_by_the_way_to_it():
    data = zip_of({"danh sách.xlsx": LIST, "2024/": b"", "2024/mou/a.docx": PAPER, "tin.txt": b"Tin"})

    readings = list(read_all(data, "hồ sơ.zip"))

    assert [reading.name for reading in readings] == [
        "hồ sơ.zip > danh sách.xlsx",
        "hồ sơ.zip > 2024 > mou > a.docx",
        "hồ sơ.zip > tin.txt",
    ]
    assert [reading.document.name for reading in readings if reading.document] == [r.name for r in readings]
    assert readings[0].document.tables[0].name == "Bảng"


def test_a_fault_is_that_of_its_own_document_and_loses_no_other():
    data = zip_of(
        {
            "a.txt": b"Tin",
            "b.docx": b"PK\x03\x04 cut",
            "c.txt": b"",
            "d.rar": b"Rar!\x1a\x07\x00.",
            "e.txt": b"Tin",
        }
    )

    assert [(name.rpartition(" > ")[2], code) for name, code in names_and_codes(data)] == [
        ("a.txt", ""),
        ("b.docx", "truncated"),
        ("c.txt", "empty"),
        ("d.rar", "wrong-type"),
        ("e.txt", ""),
    ]


def test_what_systems_leave_beside_documents_is_passed_over():
    data = zip_of(
        {
            "__MACOSX/._a.txt": b"x",
            ".DS_Store": b"x",
            "b/Thumbs.db": b"x",
            "~$a.docx": b"x",
            "b/desktop.ini": b"x",
            "a.txt": b"Tin",
        }
    )

    assert names_and_codes(data) == [("hồ sơ.zip > a.txt", "")]


def test_an_archive_in_an_archive_is_refused_by_name():
    data = zip_of({"trong.zip": zip_of({"a.txt": b"Tin"}), "a.txt": b"Tin"})

    assert names_and_codes(data) == [("hồ sơ.zip > trong.zip", "nested"), ("hồ sơ.zip > a.txt", "")]


def test_a_protected_file_is_refused_and_the_rest_is_read():
    data = bytearray(zip_of({"a.txt": b"Tin", "b.txt": b"Tin"}))
    data[data.index(b"PK\x01\x02") + 8] |= 1

    assert [code for _, code in names_and_codes(bytes(data))] == ["encrypted", ""]


@pytest.mark.parametrize("method", [zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA])
def test_another_way_of_packing_is_refused_and_the_rest_is_read(method):
    other = zipfile.ZipInfo("a.txt")
    other.compress_type = method

    assert [
        code for _, code in names_and_codes(zip_with([(other, b"Tin"), (zipfile.ZipInfo("b.txt"), b"Tin")]))
    ] == ["wrong-type", ""]


def test_a_file_that_grows_out_of_all_proportion_is_a_bomb():
    data = zip_of({"bom.txt": b"0" * 20_000_000, "a.txt": b"Tin"})

    assert [code for _, code in names_and_codes(data)] == ["bomb", ""]


def test_a_file_that_is_larger_than_it_says_is_not_unpacked_further():
    data = bytearray(zip_of({"bom.txt": b"0" * 20_000_000, "a.txt": b"Tin"}))
    at = data.index(b"PK\x01\x02")
    data[at + 24 : at + 28] = struct.pack("<I", 100)

    assert [code for _, code in names_and_codes(bytes(data))] == ["bomb", ""]


def test_files_that_lie_over_each_other_are_a_bomb():
    packed = zlib.compress(b"0" * 1_000_000)[2:-4]
    data = zip_of({"a.txt": b"0" * 1_000_000})
    entry = data[data.index(b"PK\x01\x02") : data.index(b"PK\x05\x06")]
    end = struct.pack("<4s4H2IH", b"PK\x05\x06", 0, 0, 500, 500, len(entry) * 500, data.index(entry), 0)

    assert len(packed) < 2_000
    assert names_and_codes(data[: data.index(entry)] + entry * 500 + end) == [("hồ sơ.zip", "bomb")]


def test_a_file_over_the_bound_is_refused_by_itself():
    data = zip_of({"lớn.txt": b"tin " * 1_000, "a.txt": b"Tin"})

    assert [code for _, code in names_and_codes(data, max_bytes=1_000)] == ["too-large", ""]


def test_too_many_files_are_told_and_the_first_are_read(monkeypatch):
    monkeypatch.setattr(zip_files, "MAX_MEMBERS", 2)
    data = zip_of({f"{number}.txt": b"Tin" for number in range(4)})

    assert names_and_codes(data) == [
        ("hồ sơ.zip > 0.txt", ""),
        ("hồ sơ.zip > 1.txt", ""),
        ("hồ sơ.zip", "too-large"),
    ]


@pytest.mark.parametrize("data", [b"PK\x05\x06" + bytes(18), b"PK\x03\x04" + bytes(60)])
def test_an_empty_or_broken_archive_does_no_harm(data):
    assert [code for _, code in names_and_codes(data)] in ([], ["truncated"], ["empty"])


def test_two_files_of_the_same_name_are_told_apart():
    with pytest.warns(UserWarning, match="Duplicate"):
        data = zip_with([(zipfile.ZipInfo("a.txt"), b"Tin"), (zipfile.ZipInfo("a.txt"), b"Tin")])

    assert [name for name, _ in names_and_codes(data)] == ["hồ sơ.zip > a.txt", "hồ sơ.zip > a (2).txt"]


@pytest.mark.parametrize(
    ("raw", "name"),
    [
        ("Đối tác.txt".encode(), "Đối tác.txt"),
        ("Đô\u0301i ta\u0301c nươ\u0301c ngoa\u0300i.txt".encode("cp1258"), "Đối tác nước ngoài.txt"),
        ("Université.txt".encode("cp437"), "Université.txt"),
    ],
)
def test_names_are_read_in_the_code_they_were_written_in(raw, name):
    assert [member.name for member in members_of(with_raw_names({raw: b"Tin"}), "a.zip")] == [
        f"a.zip > {name}"
    ]


@pytest.mark.parametrize(
    ("path", "name"),
    [
        ("../../etc/passwd", "a.zip > etc > passwd"),
        ("C:\\Users\\a.txt", "a.zip > C: > Users > a.txt"),
        ("a\x00b\u202etxt.exe", "a.zip > a b txt.exe"),
        ("", "a.zip > document"),
        ("x" * 500 + ".txt", "a.zip > " + "x" * 196 + ".txt"),
    ],
)
def test_a_path_is_only_a_name(path, name):
    assert inside("a.zip", path) == name


@pytest.mark.parametrize(
    ("lost", "code"), [("xl/workbook.xml", "broken-workbook"), ("word/document.xml", "truncated")]
)
def test_an_office_file_that_lost_parts_is_one_broken_document_and_no_archive(lost, code):
    whole = LIST if lost.startswith("xl/") else PAPER
    target = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(whole)) as before, zipfile.ZipFile(target, "w") as after:
        for entry in before.infolist():
            if entry.filename != lost and (lost.startswith("xl/") or not entry.filename.startswith("word/")):
                after.writestr(entry, before.read(entry))

    assert names_and_codes(target.getvalue(), "danh sách.xlsx") == [("danh sách.xlsx", code)]
