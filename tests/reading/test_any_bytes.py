"""Whatever the bytes are: a document, or UnreadableDocument, and nothing else."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.reading.making import FILES, SAMPLE_NAMES, SAMPLES, parts_of, zip_of

from caunoi.domain.documents import Document
from caunoi.reading import READERS, UnreadableDocument, media_type_of, read, read_all

SUFFIXES = ["", *sorted({suffix for reader in READERS for suffix in reader.suffixes}), ".doc", ".zip", ".png"]
STARTS = [
    b"",
    b"%PDF-1.7\n",
    b"PK\x03\x04",
    b"PK\x05\x06",
    b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
    b"<!doctype html>",
    b"\xff\xfe",
    b"\xef\xbb\xbf",
    b"RIFF",
    b"0000ftyp",
]
CODES = (
    *("empty", "too-large", "encrypted", "truncated", "wrong-type", "unknown-type"),
    *("bomb", "nested", "no-text", "encoding"),
)
OFFICE = [name for name in SAMPLE_NAMES if name.endswith((".docx", ".xlsx"))]
often = settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def read_or_refuse(data: bytes, name: str) -> Document | None:
    """The document, checked for what every document promises, or nothing if it was refused."""
    assert "/" in media_type_of(data, name)
    try:
        document = read(data, name)
    except UnreadableDocument as refusal:
        if refusal.code not in CODES:
            raise
        return None
    assert document.text.strip()
    document.text.encode()
    for table in document.tables:
        assert len({len(row) for row in table.rows}) == 1
    return document


@st.composite
def damage(draw: st.DrawFn, data: bytes) -> bytes:
    """The bytes with a few of them changed, taken out or doubled."""
    damaged = bytearray(data)
    for _ in range(draw(st.integers(1, 4))):
        at = draw(st.integers(0, max(0, len(damaged) - 1)))
        kind = draw(st.sampled_from(["flip", "cut", "end", "double", "put"]))
        if kind == "flip" and damaged:
            damaged[at] ^= draw(st.integers(1, 255))
        elif kind == "cut":
            del damaged[at : at + draw(st.integers(1, 200))]
        elif kind == "end":
            del damaged[at:]
        elif kind == "double":
            damaged[at:at] = damaged[at : at + draw(st.integers(1, 200))]
        else:
            damaged[at:at] = draw(st.binary(max_size=20))
    return bytes(damaged)


@often
@given(st.sampled_from(STARTS), st.binary(max_size=2_000), st.sampled_from(SUFFIXES))
def test_random_bytes(start, data, suffix):
    read_or_refuse(start + data, "a" + suffix)


@often
@given(
    st.text(max_size=500), st.sampled_from(SUFFIXES), st.sampled_from(["utf-8", "utf-16", "cp1258", "cp1252"])
)
def test_random_text(text, suffix, codec):
    read_or_refuse(text.encode(codec, errors="ignore"), "a" + suffix)


@pytest.mark.parametrize("name", SAMPLE_NAMES)
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(data=st.data())
def test_damaged_samples(name, data):
    read_or_refuse(data.draw(damage((SAMPLES / name).read_bytes())), name)


@pytest.mark.parametrize("name", OFFICE)
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(data=st.data())
def test_damaged_parts_in_a_sound_container(name, data):
    parts = parts_of((SAMPLES / name).read_bytes())
    part = data.draw(st.sampled_from(sorted(parts)))
    parts[part] = data.draw(damage(parts[part]))

    read_or_refuse(zip_of(parts), name)


@pytest.mark.parametrize("name", ["old-workbook.xls", "office/partners.xls", "office/partners.ods"])
@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(data=st.data())
def test_damaged_workbooks(name, data):
    read_or_refuse(data.draw(damage((FILES / name).read_bytes())), name)


@pytest.mark.parametrize("name", ["office/partners.ods", "office/mou.docx"])
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(data=st.data())
def test_damaged_parts_of_files_of_other_programs(name, data):
    parts = parts_of((FILES / name).read_bytes())
    part = data.draw(st.sampled_from(sorted(name for name in parts if not name.endswith("/"))))
    parts[part] = data.draw(damage(parts[part]))

    read_or_refuse(zip_of(parts), name)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(data=st.data())
def test_damaged_mails_and_archives(data):
    mail = (
        b"From: a@b.c\r\nSubject: =?utf-8?B?xJDhu5FpIHTDoWM=?=\r\nMessage-ID: <1>\r\nMIME-Version: 1.0\r\n"
        b"Content-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\nContent-Type: text/html; charset=utf-8\r\n"
        b"Content-Transfer-Encoding: quoted-printable\r\n\r\n<p>Ch=C3=A0o\r\n"
        b"--b\r\nContent-Type: text/csv\r\n"
        b"Content-Disposition: attachment; filename*=utf-8''%C4%91.csv\r\n\r\na;b\r\n1;2\r\n--b--\r\n"
    )
    damaged = data.draw(damage(mail))
    archive = data.draw(damage(zip_of({"a.txt": b"Tin", "b.eml": damaged, "c.docx": b"PK\x03\x04"})))

    for whole, name in ((damaged, "a.eml"), (archive, "a.zip")):
        for reading in read_all(whole, name):
            assert (reading.document is None) != (reading.fault is None)
            assert reading.name.startswith(name)
