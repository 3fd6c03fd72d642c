"""The country that a school's whole name tells."""

import pytest

from caunoi.extraction.known_schools import country_of_school
from caunoi.extraction.places import country_of_name
from caunoi.vocabulary import lines_of, load


@pytest.mark.parametrize(
    ("name", "country"),
    [
        ("University of Worcester", "GB"),
        ("Worcester University", "GB"),
        ("Đại học Worcester", "GB"),
        ("North South University", "BD"),
        ("Royal Agricultural University", "GB"),
        ("Royal University of Agriculture", None),
        ("University of Technology", None),
        ("Trường Đại học Sư phạm", None),
        ("", None),
        ("University", None),
    ],
)
def test_a_known_school_tells_its_country_in_any_order_of_its_own_words(name: str, country: str) -> None:
    assert country_of_school(name) == country


def test_the_whole_name_tells_more_than_a_town_in_it() -> None:
    assert country_of_name("Kalinga State University") == ("PH", "Kalinga State University")


def test_the_list_holds_each_name_once_with_a_country_that_is_known() -> None:
    rows = [line.partition(" ") for line in lines_of("known_schools")]

    assert len({words for _, _, words in rows}) == len(rows)
    assert {code for code, _, _ in rows} <= set(load("countries")["countries"])
