"""Names that everybody knows by one word need no word beside them that says what they are."""

import pytest

from caunoi.extraction import extract
from caunoi.extraction.known_bodies import firms_inside
from caunoi.reading import read

NEWS = (
    "Larkfield University and its partners\n20 June 2023\n\n"
    "Larkfield University strengthened its cooperation with industry this month.\n\n"
)


@pytest.mark.parametrize(
    ("sentence", "name"),
    [
        (
            "Contract research for Ericsson, Nokia and Volvo Cars brought the University EUR 2.4 million.",
            "Nokia",
        ),
        ("The University runs a laboratory funded by Bosch.", "Bosch"),
        (
            "Volkswagen Poznań has paid for 18 scholarships of the University a year since 2017.",
            "Volkswagen Poznań",
        ),
        ("The DAAD supports our summer school with 92,000 euros.", "DAAD"),
    ],
)
def test_a_known_name_is_found_wherever_it_stands(sentence: str, name: str) -> None:
    found = extract(read(f"{NEWS}{sentence}\n".encode(), "news.txt"))

    assert name in {partner.name for partner in found.partners}


def test_a_title_behind_a_known_name_is_no_part_of_it() -> None:
    found = extract(
        read(f"{NEWS}On 12 June the Rector signed an MoU with Bosch President Ann Hill.\n".encode(), "n.txt")
    )

    assert "Bosch President Ann Hill" not in {partner.name for partner in found.partners}


def test_a_firm_inside_a_longer_name_is_a_short_form_of_it() -> None:
    assert firms_inside("Robert Bosch Engineering") == ["Bosch"]
    assert firms_inside("Bosch Rexroth") == []
