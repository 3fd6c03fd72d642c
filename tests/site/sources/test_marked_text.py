"""The text of a document is printed whole and in order, however marks, tables and pages lie in it."""

from hypothesis import given
from hypothesis import strategies as st

from caunoi.domain.documents import Cell, Document, Page, Table
from caunoi.domain.quotes import Span
from caunoi_web.sources.marked_text import Mark, passages_of
from caunoi_web.sources.structure import structure_of
from caunoi_web.sources.text_blocks import part_at, parts_of

TABLE_TEXT = "Đầu trang\nTên\tNước\nNICT\tNhật Bản\n\nCuối trang"


def a_table():
    cells = [[("Tên", 0, 0), ("Nước", 0, 1)], [("NICT", 1, 0), ("Nhật Bản", 1, 1)]]
    rows = tuple(
        tuple(
            Cell(Span(TABLE_TEXT.index(words), TABLE_TEXT.index(words) + len(words)), row, column)
            for words, row, column in line
        )
        for line in cells
    )
    foot = TABLE_TEXT.index("Cuối")
    pages = (Page(1, Span(0, foot)), Page(2, Span(foot, len(TABLE_TEXT))))
    return structure_of(Document("a", TABLE_TEXT, tables=(Table(rows, "Bảng 1"),), pages=pages))


def printed(passages):
    return "".join(piece.text for passage in passages for piece in passage.pieces)


@given(
    text=st.text(max_size=300),
    marks=st.lists(st.tuples(st.integers(0, 300), st.integers(1, 60)), max_size=12),
    size=st.integers(1, 400),
)
def test_all_parts_together_are_the_text_but_for_blank_stretches(text, marks, size):
    spans = [Mark(start, start + length, "organisation", str(start)) for start, length in marks]

    parts = parts_of(text, {}, size)

    assert (
        "".join(printed(passages_of(text, part, spans)) for part in parts).strip() in text or not text.strip()
    )
    assert "".join(printed(passages_of(text, part, spans)) for part in parts).split() == text.split()


@given(marks=st.lists(st.tuples(st.integers(0, 30), st.integers(1, 12)), min_size=1, max_size=8))
def test_every_letter_knows_exactly_the_marks_over_it(marks):
    text = "abcdefghijklmnopqrstuvwxyz0123456789ABCDEF"
    spans = [
        Mark(start, start + length, "organisation", f"m{place}")
        for place, (start, length) in enumerate(marks)
    ]

    [passage] = passages_of(text, parts_of(text, {})[0], spans)

    position = 0
    for piece in passage.pieces:
        for _letter in piece.text:
            over = {mark.owner for mark in spans if mark.start <= position < mark.end}
            assert set(piece.owners.split()) == over
            position += 1
    assert position == len(text)


def test_a_table_stays_a_table_and_pages_are_named():
    part = parts_of(TABLE_TEXT, a_table())[0]
    mark = Mark(TABLE_TEXT.index("NICT"), TABLE_TEXT.index("NICT") + 4, "organisation", "n", href="?p=n")

    head, table, foot = passages_of(TABLE_TEXT, part, [mark])

    cells = [["".join(piece.text for piece in cell) for cell in row] for row in table.rows]
    assert cells == [["Tên", "Nước"], ["NICT", "Nhật Bản"]]
    assert (head.page, table.table, foot.page) == ("1", "Bảng 1", "2")
    assert table.rows[1][0][0].href == "?p=n"


def test_the_narrowest_mark_makes_the_link_and_a_broad_one_gets_a_pin():
    text = "Học viện ký với Viện NICT"
    row = Mark(0, len(text), "row", "a", href="?p=a", anchor="q-a", pin="Thỏa thuận", is_broad=True)
    name = Mark(16, 25, "organisation", "b", href="?p=b", anchor="q-b")

    [passage] = passages_of(text, parts_of(text, {})[0], [row, name])

    first, second = passage.pieces
    assert (first.text, first.href, first.places[0].pin) == ("Học viện ký với ", "", "Thỏa thuận")
    assert (second.text, second.href, second.owners) == ("Viện NICT", "?p=b", "a b")


def test_the_part_of_a_place_is_found():
    text = "x" * 10_000
    parts = parts_of(text, {}, 4_000)

    assert [part.number for part in parts] == [1, 2, 3]
    assert part_at(parts, 8_500).number == 3
    assert part_at(parts, 10**9).number == 3
