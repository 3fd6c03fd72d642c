"""The layout's promises: places of cells and pages, cleaned text, limits."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.reading.making import table_words

from caunoi.reading import UnreadableDocument
from caunoi.reading.layout import MAX_CELLS, Layout, Merged, cell_text, plain


def test_blocks_tables_and_pages_are_parted_as_promised():
    layout = Layout()
    with layout.page(1):
        layout.block("một\n\n hai ")
        layout.table([["a", "b"], ["c", Merged(0, 1)]], "tên \n bảng")
        layout.block("  ")
    with layout.page(2, "trống"):
        pass
    with layout.page(3):
        layout.block("ba")

    document = layout.document("x", "text/plain", ["ghi chú"])

    assert document.text == "một\nhai\na\tb\nc\t\n\nba"
    assert [(page.number, page.label, page.span.start, page.span.end) for page in document.pages] == [
        (1, "", 0, 14),
        (2, "trống", 14, 14),
        (3, "", 16, 18),
    ]
    assert document.tables[0].name == "tên bảng"
    assert table_words(document, document.tables[0]) == [["a", "b"], ["c", "b"]]


def test_a_cell_that_goes_on_from_an_empty_one_is_empty():
    layout = Layout()
    layout.table([["", "a"], [Merged(0, 0), "b"], ["c", ""]])

    document = layout.document("x", "text/plain")

    assert table_words(document, document.tables[0]) == [["", "a"], ["", "b"], ["c", ""]]


def test_a_table_going_on_needs_a_table_and_its_columns():
    layout = Layout()
    layout.table_goes_on([["a", "b"]])
    layout.table_goes_on([["a", "b"], ["c", ""]])
    layout.table_goes_on([["d", "e", "f"]])

    document = layout.document("x", "text/plain")

    assert [table_words(document, table) for table in document.tables] == [
        [["a", "b"], ["c", ""]],
        [["d", "e", "f"]],
    ]


def test_a_table_without_text_is_no_table():
    layout = Layout()
    layout.table([["", "\n"], []])

    assert layout.size == 0
    assert layout.document("x", "text/plain").tables == ()


def test_too_many_cells_are_refused():
    with pytest.raises(UnreadableDocument) as refusal:
        Layout().table([["x"] * 1_001] * (MAX_CELLS // 1_000))

    assert refusal.value.code == "too-large"


def test_control_characters_and_halves_of_letters_are_cleaned():
    assert plain("a\r\nb\x0bc\u2028d\x00e\x07\ud800\u00a0\ufffe") == "a\nb\nc\nde\ufffd\u00a0"


@given(st.text(st.characters()))
def test_a_cell_has_lines_of_visible_text(text):
    shown = cell_text(text)

    assert all(line and line == line.strip() for line in shown.split("\n")) or shown == ""
    assert "\t" not in shown
    assert shown.split() == plain(text).split()
