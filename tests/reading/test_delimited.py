"""CSV and TSV keep their text; their cells stand in it."""

import pytest
from tests.reading.making import table_words

from caunoi.reading import read


@pytest.mark.parametrize("separator", [",", ";", "\t", "|"])
def test_the_separator_is_found(separator):
    rows = [["TT", "Đối tác", "Thời hạn"], ["11", "Viện NICT", "2021 - 2026"], ["12", "Tập đoàn HCL", ""]]
    text = "\n".join(separator.join(row) for row in rows)

    document = read(text.encode(), "a.csv")

    assert document.text == text
    assert table_words(document, document.tables[0]) == rows
    assert document.media_type == "text/csv"


def test_a_comma_may_be_a_decimal_sign():
    document = read(b"1,5;2,5\n3,5;4,5\n", "a.csv")

    assert table_words(document, document.tables[0]) == [["1,5", "2,5"], ["3,5", "4,5"]]


def test_quoted_cells_hold_separators_line_breaks_and_doubled_quotes():
    text = 'TT,Nội dung\r\n1,"- Trao đổi, học thuật\r\n- ""Lab"" 5G"\r\n'

    document = read(text.encode(), "a.csv")

    assert document.text == text
    assert table_words(document, document.tables[0])[1] == ["1", '- Trao đổi, học thuật\r\n- ""Lab"" 5G']


def test_a_quote_without_an_end_is_a_letter_like_others():
    document = read(b'a,b\n"c,d\ne,f\n', "a.csv")

    assert table_words(document, document.tables[0]) == [["a", "b"], ['"c', "d"], ["e", "f"]]


def test_short_rows_are_filled_and_empty_lines_left_out():
    document = read(b"a;b;c\n\n;;\nd\n", "a.csv")

    assert table_words(document, document.tables[0]) == [["a", "b", "c"], ["d", "", ""]]


def test_blanks_round_a_cell_are_not_part_of_it():
    document = read("a , b\n c\u00a0,d\n".encode(), "a.csv")

    assert table_words(document, document.tables[0]) == [["a", "b"], ["c", "d"]]


def test_the_separator_line_of_excel_is_obeyed_and_is_no_row():
    document = read("sep=;\r\na,b;c\r\n".encode("utf-8-sig"), "a.csv")

    assert table_words(document, document.tables[0]) == [["a,b", "c"]]


def test_a_tsv_is_parted_by_tabs_only():
    document = read("a,b\tc,d\ne,f\tg,h".encode("utf-16"), "a.tsv")

    assert table_words(document, document.tables[0]) == [["a,b", "c,d"], ["e,f", "g,h"]]


def test_tabs_in_a_text_file_make_no_table():
    assert read(b"a\tb\nc\td\n", "a.txt").tables == ()
