"""Rows below no header and among no words of cooperation: what their times alone tell."""

from caunoi.domain.kinds import Genre
from caunoi.extraction import extract
from caunoi.reading import read

_NAMES = [
    "Alder University",
    "Birch Institute of Technology",
    "Cedar College",
    "Elm University",
    "Fir University",
]
_COUNTRIES = ["Japan", "Turkey", "Finland", "Ghana", "Chile"]


def _rows(shape: str) -> str:
    pairs = zip(_NAMES, _COUNTRIES, strict=True)
    return (
        "\n".join(shape.format(number=n, name=name, country=c) for n, (name, c) in enumerate(pairs, 1)) + "\n"
    )


def test_numbered_rows_with_a_period_are_agreements() -> None:
    found = extract(read(_rows("| {number} | {name} | {country} | 2017 - 2022 |").encode(), "rows.txt"))

    assert [one.name for one in found.partners] == _NAMES
    assert {(str(one.term.start), str(one.term.end)) for one in found.agreements} == {("2017", "2022")}


def test_rows_with_a_length_are_agreements() -> None:
    found = extract(read(_rows("{name}\t{country}\t5 years").encode(), "rows.txt"))

    assert [one.name for one in found.partners] == _NAMES


def test_a_life_told_in_years_is_no_list_of_agreements() -> None:
    found = extract(read(_rows("{name}\t{country}\t2010 - 2015").encode(), "rows.txt"))

    assert (found.genre, found.partners) == (Genre.NEGATIVE, ())


def test_the_one_date_of_a_row_is_its_signing_whatever_stands_beside_it() -> None:
    text = "Danh sách các thỏa thuận hợp tác\n\n" + _rows(
        "{number}\tMOU\t{name}\t12/03/2015\tTrao đổi sinh viên"
    )

    found = extract(read(text.encode(), "rows.txt"))

    assert {(str(one.signed), one.term.start) for one in found.agreements} == {("2015-03-12", None)}
