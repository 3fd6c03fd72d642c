"""Rows written as text hold in Excel what was put in: any sign, real days, exact numbers."""

from datetime import UTC, date, datetime
from decimal import Decimal
from io import BytesIO

import openpyxl
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl.utils.escape import unescape

from caunoi_web.reports.exports.xlsx_file import write_xlsx
from caunoi_web.reports.tables import Column, Head, Paper, Passage, table_paper

AT = datetime(2026, 11, 21, 8, tzinfo=UTC)
HEAD = Head("Sổ", date(2026, 11, 21), (), "", AT, "Ai đó")
COLUMNS = (Column("a", "A", 10, lambda row: row[0]), Column("b", "B", 10, lambda row: row[1]))


def sheet_of(rows) -> list[tuple]:
    """The rows below the headings, as a program reads them."""
    file = BytesIO()
    write_xlsx(table_paper("x", HEAD, COLUMNS, len(rows), rows), file)
    every = openpyxl.load_workbook(file).active.values
    values = [tuple(unescape(x) if isinstance(x, str) else x for x in row) for row in every]
    return values[values.index(("A", "B")) + 1 :]


@settings(max_examples=40, deadline=None)
@given(
    st.lists(
        st.text(st.characters(codec="utf-8", exclude_characters="\r\ufffe\uffff"), max_size=40), min_size=1
    )
)
def test_a_text_comes_back_as_it_was_and_is_never_a_formula(texts):
    found = sheet_of([(text, "") for text in texts])

    assert [first or "" for first, _second in found] == texts


def test_texts_that_look_like_codes_or_formulas_stay_texts():
    found = sheet_of([("_x0041_", "=1+1"), ("a & <b>", "  kept  "), ("hai\ndòng", "+84")])

    assert found == [("_x0041_", "=1+1"), ("a & <b>", "  kept  "), ("hai\ndòng", "+84")]


def test_days_moments_and_numbers_are_what_they_are():
    rows = [
        (date(2026, 11, 21), date(1900, 2, 28)),
        (date(1900, 3, 1), date(1899, 12, 31)),
        (datetime(2026, 11, 21, 14, 30, 5, tzinfo=UTC), Decimal("12.50")),
        (10**15, -7),
    ]

    found = sheet_of(rows)

    assert found[0] == (datetime(2026, 11, 21), datetime(1900, 2, 28))
    assert found[1] == (datetime(1900, 3, 1), "31/12/1899")
    assert found[2] == (datetime(2026, 11, 21, 21, 30, 5), 12.5)
    assert found[3] == (str(10**15), -7)


def test_what_stands_below_a_table_comes_after_its_rows():
    paper = Paper(
        "x",
        HEAD,
        (
            table_paper("x", HEAD, COLUMNS, 3, [("r", n) for n in range(3)]).parts[0],
            Passage("Title", "Words"),
        ),
        3,
    )
    file = BytesIO()

    write_xlsx(paper, file)
    first = [row[0] for row in openpyxl.load_workbook(file).active.values]

    assert first[-6:] == ["r", "r", "r", None, "Title", "Words"]
