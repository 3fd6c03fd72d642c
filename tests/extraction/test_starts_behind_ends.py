"""Days that would begin a validity after its end are not taken for its beginning."""

from caunoi.domain.dates import PartialDate
from caunoi.domain.terms import EndKind, Term
from caunoi.extraction import extract
from caunoi.extraction.deal_dates import is_over_by
from caunoi.reading import read


def test_a_validity_is_over_by_the_days_behind_its_end_only() -> None:
    term = Term(end=PartialDate(2024, 10, 3), end_kind=EndKind.FIXED)

    assert is_over_by(term, PartialDate(2025, 1, 20))
    assert not is_over_by(term, PartialDate(2024))
    assert not is_over_by(Term(), PartialDate(2025, 1, 20))


def test_a_row_whose_dates_cannot_be_turned_round_keeps_them() -> None:
    rows = ["Partner\tStart\tEnd", "Alder University\t05/02/2020\t03/04/2020"]
    names = enumerate(("Birch", "Cedar", "Elm"), 1)
    rows += [f"{name} University\t01/2{n}/2019\t03/2{n}/2024" for n, name in names]

    found = extract(read("\n".join(rows).encode(), "rows.txt"))

    assert len(found.agreements) == len(rows) - 1
