"""Tables and pages survive the way through the database."""

from caunoi.domain.documents import Cell, Document, Page, Table
from caunoi.domain.quotes import Span
from caunoi_web.sources.structure import page_name_at, pages_in, structure_of, tables_in

READ = Document(
    name="a.xlsx",
    text="tên\tnước\nNICT\tNhật",
    tables=(
        Table(
            rows=(
                (Cell(Span(0, 3), 0, 0), Cell(Span(4, 8), 0, 1)),
                (Cell(Span(9, 13), 1, 0), Cell(Span(14, 18), 1, 1, inherited=True)),
            ),
            name="Trang 1",
        ),
    ),
    pages=(Page(1, Span(0, 9), "Trang 1"), Page(2, Span(9, 18))),
)


def test_tables_and_pages_come_back_as_they_went():
    kept = structure_of(READ)

    assert tables_in(kept) == READ.tables
    assert pages_in(kept) == READ.pages


def test_a_place_is_named_by_its_sheet_or_page_number():
    kept = structure_of(READ)

    assert page_name_at(kept, 4) == "Trang 1"
    assert page_name_at(kept, 12) == "2"
    assert page_name_at(kept, 99) == ""
    assert page_name_at({}, 0) == ""
