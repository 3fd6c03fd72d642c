"""Notes beside a list that say something of all its rows."""

from caunoi.extraction import extract
from caunoi.reading import read

_ROWS = (
    "Date signed\tPartner\tValidity\n02.06.2015\tAlder University\t5 years\n"
    "15.03.2022\tBirch College\t3 years\n"
)


def _ends(text: str) -> list[str | None]:
    return [one.term.end and str(one.term.end) for one in extract(read(text.encode(), "list.txt")).agreements]


def test_lengths_count_from_the_signing_where_a_note_says_so() -> None:
    note = "\nNote: the validity of all agreements is counted from the date of signing.\n"

    assert _ends(_ROWS + note) == ["2020-06-02", "2025-03-15"]


def test_without_a_note_nobody_knows_from_when_a_length_counts() -> None:
    assert _ends(_ROWS) == [None, None]


def test_a_school_praised_without_its_name_is_no_partner() -> None:
    text = (
        "Ngày 12/3/2024, Trường Đại học Sao Mai đã ký thỏa thuận hợp tác với một trường Đại học "
        "hàng đầu Đông Nam Á. "
        "Trường Đại học Sao Mai sẽ trao đổi sinh viên với trường đối tác.\n"
    )

    assert extract(read(text.encode(), "news.txt")).partners == ()
