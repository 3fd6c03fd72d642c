"""Layouts of registers: real tables, any text survived, time linear in the text."""

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.extraction.registers import read_register

from caunoi.domain.documents import Cell, Document, Table
from caunoi.domain.quotes import Span
from caunoi.extraction.dates import find_dates
from caunoi.extraction.layouts import find_records
from caunoi.extraction.term_phrases import find_terms
from caunoi.extraction.view import View


def document_of(rows: list[list[str]]) -> Document:
    """A document holding one table, laid out as readers do: cells parted by tabs, rows by newlines."""
    text, cells = "Danh mục thỏa thuận hợp tác\n\n", []
    for number, row in enumerate(rows):
        spans = []
        for column, words in enumerate(row):
            spans.append(Cell(Span(len(text), len(text) + len(words)), number, column))
            text += words + ("\n" if column == len(row) - 1 else "\t")
        cells.append(tuple(spans))
    return Document("bang.docx", text, tables=(Table(tuple(cells)),))


def test_the_cells_of_a_real_table_are_read_with_their_places() -> None:
    document = document_of(
        [
            ["TT", "Đối tác", "Nước", "Loại văn bản", "Ngày ký", "Hiệu lực"],
            ["1", "Đại học Kobe", "Nhật Bản", "MOU", "1/2/2021", "05 năm kể từ ngày ký"],
            ["2", "Đại học Bonn", "Đức", "MOA", "3/4/2022", "không thời hạn"],
        ]
    )

    findings = read_register(document)

    assert [(p.name, p.country) for p in findings.partners] == [
        ("Đại học Kobe", "JP"),
        ("Đại học Bonn", "DE"),
    ]
    assert str(findings.agreements[0].term.end) == "2026-02-01"
    assert findings.agreements[1].fields["signed"].words == "3/4/2022"


def test_letters_with_combining_marks_are_quoted_as_they_stand() -> None:
    document = document_of(
        [
            ["TT", "Đối tác", "Nước", "Văn bản", "Thời hạn"],
            ["1", "Đa\u0323i ho\u0323c Kobe", "Nhâ\u0323t Ba\u0309n", "MOU", "2020 – 2025"],
        ]
    )

    (partner,) = read_register(document).partners

    assert (partner.name, partner.country) == ("Đại học Kobe", "JP")
    assert partner.quote.words == "Đa\u0323i ho\u0323c Kobe"


def test_a_table_of_something_else_gives_no_rows() -> None:
    document = document_of([["Năm", "Số sinh viên"], ["2022", "120"], ["2023", "140"]])

    assert find_records(View.of(document.text), document) == []


PIECES = [
    *(
        "\t",
        "|",
        ",",
        ";",
        " / ",
        "\n",
        "\n\n",
        '"',
        "   ",
        "- ",
        "1. ",
        "2 ",
        "12/3/2020",
        "2021-22",
        "(",
        ")",
    ),
    *("STT", "Đối tác", "Quốc gia", "Ngày ký", "Partner", "Country", "Expiry", "Đại học Kyoto", "Nhật Bản"),
    *("MOU", "05 năm", "Trao đổi sinh viên", "|---|", "Đối tác: ", "Tổng cộng", "JAPAN", "e\u0301", "\u00a0"),
]


@settings(max_examples=300)
@given(st.lists(st.sampled_from(PIECES) | st.text(max_size=5), max_size=60))
def test_any_mixture_of_cells_is_survived_and_every_quote_found(pieces: list[str]) -> None:
    text = "".join(pieces)

    findings = read_register(text)  # checks each quote against the text

    names = {partner.name for partner in findings.partners}
    assert all(set(agreement.parties) <= names for agreement in findings.agreements)


@settings(max_examples=100)
@given(st.lists(st.lists(st.sampled_from(PIECES), min_size=1, max_size=6), min_size=1, max_size=8))
def test_any_table_is_survived(rows: list[list[str]]) -> None:
    plain = [[cell.replace("\t", " ").replace("\n", " ") for cell in row] for row in rows]

    read_register(document_of(plain))


HOSTILE = {
    "digits": "1",
    "blanks": " ",
    "newlines": "\n",
    "tabs": "\t",
    "pipes": "|",
    "commas": ",",
    "quotes": '"',
    "brackets": "(",
    "dates": "12/3/2020-",
    "cues": "từ ngày đến ngày ",
    "headers": "Đối tác: ",
    "numbered": "7. Đại học\n",
    "rows": "1\tĐại học Kyoto\tNhật Bản\tMOU\n",
}


@pytest.mark.slow
@pytest.mark.parametrize("name", HOSTILE)
def test_time_grows_with_the_text_and_no_faster(name: str) -> None:
    short, long = (HOSTILE[name] * (size // len(HOSTILE[name])) for size in (20_000, 160_000))

    spent = _seconds(short), _seconds(long)

    assert spent[1] < 1.0 + 20 * spent[0], f"{spent[0]:.2f} s for 20 kB, {spent[1]:.2f} s for 160 kB"


def _seconds(text: str) -> float:
    view = View.of(text)
    start = time.perf_counter()
    find_dates(text)
    find_terms(text)
    find_records(view)
    return time.perf_counter() - start
