"""Plain text comes back exactly as it was saved, whatever it was saved in."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from caunoi.reading import UnreadableDocument, read

VIETNAMESE = "Học viện ký thỏa thuận hợp tác với Viện Công nghệ Kyushu, hiệu lực đến ngày 12/12/2026.\n"


@pytest.mark.parametrize(
    "text",
    [
        "một\r\nhai\rba\nbốn\n",
        "70\u00a0đối tác\t–\u2009…",
        unicodedata.normalize("NFD", VIETNAMESE),
        "  đầu và cuối \n\n",
        "trang một\x0ctrang hai",
        "một dấu \x02 lạc trong văn bản dài" + " và nhiều chữ khác" * 20,
    ],
)
def test_utf8_text_is_the_file_as_decoded(text):
    document = read(text.encode(), "a.txt")

    assert document.text == text
    assert document.media_type == "text/plain"
    assert document.notes == ()


@pytest.mark.parametrize("codec", ["utf-8-sig", "utf-16", "utf-32"])
def test_a_byte_order_mark_is_obeyed_and_dropped(codec):
    assert read(VIETNAMESE.encode(codec), "a.txt").text == VIETNAMESE


@pytest.mark.parametrize("codec", ["utf-16-le", "utf-16-be"])
def test_utf16_is_recognised_without_a_byte_order_mark(codec):
    document = read(VIETNAMESE.encode(codec), "a.txt")

    assert document.text == VIETNAMESE
    assert document.notes == ("The text was saved in UTF-16, not UTF-8.",)


def test_windows_1258_is_recognised_by_tones_on_vowels():
    spread = _as_windows_1258(VIETNAMESE)

    document = read(spread.encode("cp1258"), "a.txt")

    assert document.text == spread
    assert unicodedata.normalize("NFC", document.text) == VIETNAMESE
    assert document.notes == ("The text was saved in Windows-1258, not UTF-8.",)


def test_a_few_vietnamese_names_in_an_english_text_tell_windows_1258():
    spread = _as_windows_1258(
        "The agreement was signed by Kiều Xuân Thực and Đào Đức Quảng. " + "More words. " * 50
    )

    document = read(spread.encode("cp1258"), "a.txt")

    assert document.text == spread


@pytest.mark.parametrize(
    "text",
    [
        "Università degli Studi di Palermo: l’accordo può durare più anni, così è stato deciso.",
        "École Polytechnique Fédérale, coopération signée à Hanoï où l’été “2023” commençait.",
        "Universität Göttingen – Fußgängerübergänge, Prüfungsämter und Gäste",
    ],
)
def test_western_text_is_read_as_windows_1252(text):
    document = read(text.encode("cp1252"), "a.txt")

    assert document.text == text
    assert document.notes == ("The text was saved in Windows-1252, not UTF-8.",)


@pytest.mark.parametrize(
    ("data", "code", "said"),
    [
        (VIETNAMESE.encode()[:40] + b"\xff" + VIETNAMESE.encode()[40:], "encoding", "byte 40"),
        ("đối tác\nđại học\n".encode()[:-1] + b"\xff\n" + VIETNAMESE.encode(), "encoding", "Line 2"),
        ((VIETNAMESE + "ế").encode()[:-1], "truncated", "last character"),
        (b"\xff\xfe" + b"\x00\xd8\x41\x00", "encoding", "UTF-16"),
        (b"\xef\xbb\xbf\xff\xff", "encoding", "UTF-8"),
        (VIETNAMESE.encode() + b"\x00" + VIETNAMESE.encode(), "unknown-type", "0x00"),
        (b"\xff\xfe\x41\x00\x00\x00", "unknown-type", "Character 2"),
        (bytes(range(0xA0, 0x100)) * 3, "encoding", "could not be told"),
    ],
)
def test_text_that_cannot_be_decoded_says_where(data, code, said):
    with pytest.raises(UnreadableDocument, match=said) as refusal:
        read(data, "a.txt")

    assert refusal.value.code == code


def test_a_lone_surrogate_is_not_utf8():
    with pytest.raises(UnreadableDocument):
        read(
            (VIETNAMESE * 2).encode() + "\ud800".encode("utf-8", "surrogatepass") + VIETNAMESE.encode(),
            "a.txt",
        )


@given(st.text(st.characters(exclude_categories=["Cs", "Cc"], exclude_characters="\ufeff"), min_size=1))
def test_any_utf8_text_survives(text):
    if not text.strip():
        return

    try:
        document = read(text.encode(), "a.txt")
    except UnreadableDocument as refusal:
        # Some texts are, letter by letter, an old Vietnamese font or the start of another format.
        if refusal.code not in ("encoding", "wrong-type"):
            raise
        return

    assert document.text == text or document.media_type == "text/html"


def _as_windows_1258(text: str) -> str:
    """The same letters spread as the code page has them: roofs and hooks in one piece, tones apart."""
    pieces = []
    for letter in text:
        try:
            letter.encode("cp1258")
            pieces.append(letter)
        except UnicodeEncodeError:
            base, *marks = unicodedata.normalize("NFD", letter)
            tone = next(mark for mark in marks if mark in "\u0300\u0301\u0303\u0309\u0323")
            rest = "".join(mark for mark in marks if mark != tone)
            pieces.append(unicodedata.normalize("NFC", base + rest) + tone)
    return "".join(pieces)
