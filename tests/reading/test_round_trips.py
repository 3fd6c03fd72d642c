"""What is written into the cells of any format is found again at their places."""

import csv
import html
import io
import unicodedata

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.reading.making import table_words, word_table, workbook_table
from tests.reading.pdf_writer import LETTER_WIDTH, PdfWriter

from caunoi.domain.documents import Document
from caunoi.reading import read


def shown(text: str) -> str:
    """What a cell shows: its lines without blanks at their ends, without empty ones."""
    for sign in ("\u2028", "\u2029"):
        text = text.replace(sign, "\n")
    return "\n".join(line.strip() for line in text.split("\n") if line.strip())


LETTERS = "aăâbcdđeêghiklmnoôơpqrstuưvxyAĐƠƯáàảãạắằẳẵặếềểễệốồổỗộớờởỡợứừửữựýỳỷỹỵ0123456789"
SIGNS = " .,;:!?()[]{}/\\|-–—“”\"'&<>=+@#%*_~\u00a0…"

spelled = st.text(st.sampled_from(LETTERS + SIGNS), max_size=25)
written_apart = spelled.map(lambda text: unicodedata.normalize("NFD", text))
with_breaks = st.lists(st.one_of(spelled, written_apart), max_size=3).map("\n".join)
# XML cannot hold control characters and halves of letters, so no such cell can be in a file.
any_letters = st.text(st.characters(exclude_categories=["Cc", "Cs", "Cn"]), max_size=10)
cells = st.one_of(spelled, written_apart, with_breaks, any_letters)
tables = (
    st.integers(2, 4)
    .flatmap(lambda width: st.lists(st.lists(cells, min_size=width, max_size=width), min_size=2, max_size=5))
    .filter(lambda rows: any(shown(text) for row in rows for text in row))
)
slow = settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def assert_same(document: Document, rows: list[list[str]]) -> None:
    """Each non-empty cell stands at its address with its text; nothing else is in the tables."""
    found = {
        (cell.row, cell.column): words
        for table in document.tables
        for row, texts in zip(table.rows, table_words(document, table), strict=True)
        for cell, words in zip(row, texts, strict=True)
        if words
    }
    expected = {
        (row, column): shown(text)
        for row, texts in enumerate(rows)
        for column, text in enumerate(texts)
        if shown(text)
    }
    assert found == expected


@slow
@given(tables)
def test_word(rows):
    assert_same(read(word_table(rows), "a.docx"), rows)


@slow
@given(tables)
def test_excel(rows):
    assert_same(read(workbook_table(rows), "a.xlsx"), rows)


@slow
@given(tables)
def test_html(rows):
    body = "".join(
        "<tr>" + "".join(f"<td>{html.escape(text)}</td>" for text in row) + "</tr>" for row in rows
    )

    document = read(f"<html><meta charset=utf-8><table>{body}</table></html>".encode(), "a.html")

    # A browser shows runs of blanks as one.
    assert_same(document, [[_collapsed(text) for text in row] for row in rows])


@slow
@given(tables, st.sampled_from(",;\t|"))
def test_csv(rows, separator):
    target = io.StringIO(newline="")
    csv.writer(target, delimiter=separator, quoting=csv.QUOTE_ALL).writerows(rows)
    text = target.getvalue()
    document = read(f"sep={separator}\r\n{text}".encode(), "a.csv")
    kept = [row for row in rows if any(cell.strip() for cell in row)]

    assert document.text == f"sep={separator}\r\n{text}"
    assert table_words(document, document.tables[0]) == [
        [cell.strip().replace('"', '""') for cell in row] for row in kept
    ]


words_on_paper = st.text(st.sampled_from(LETTERS + ".,()"), min_size=1, max_size=12)
lines_on_paper = st.lists(words_on_paper, min_size=1, max_size=3).map(" ".join)


@settings(max_examples=25, deadline=None)
@given(st.lists(st.tuples(lines_on_paper, lines_on_paper), min_size=2, max_size=8), st.booleans())
def test_pdf(rows, turned):
    width = 40 * 10 * LETTER_WIDTH + 6
    pdf = (
        PdfWriter()
        .page(turned=turned)
        .table(30, 50, [[[cell] for cell in row] for row in rows], [width, width])
    )

    document = read(pdf.data(), "a.pdf")

    assert table_words(document, document.tables[0]) == [list(row) for row in rows]


@pytest.mark.parametrize("form", ["NFC", "NFD"])
@pytest.mark.parametrize("make", [word_table, workbook_table])
def test_letters_are_not_recomposed(make, form):
    text = unicodedata.normalize(form, "Đại học Quốc gia Chungbuk, Hàn Quốc")

    assert read(make([["TT", text]]), "a").text == f"TT\t{text}"


def _collapsed(text: str) -> str:
    for blank in "\t\n\r\x0c":
        text = text.replace(blank, " ")
    while "  " in text:
        text = text.replace("  ", " ")
    return text
