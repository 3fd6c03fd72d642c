"""Preambles with many sides, sides that are parts of a school, and papers shown by sharing sites."""

import pytest

from caunoi.domain.documents import Document
from caunoi.domain.kinds import Genre
from caunoi.extraction import extract

MANY = (
    "MEMORANDUM OF UNDERSTANDING BETWEEN\n\nTHE FOLLOWING HIGHER EDUCATION INSTITUTIONS (HEIs):\n\n"
    "The NORTHERN HILL UNIVERSITY, a state university created by\n\n\nvirtue of Republic Act No. 11, "
    "with office "
    "at Hilltown, represented\nherein by its President, DR. ANA B. CRUZ, hereinafter referred to "
    "as\n“NHU”;\n\n"
    "The LAKE PLAINS STATE COLLEGE, state college established by virtue of Republic Act\nNo. 12, "
    "represented\n"
    "herein by its University President, DR. JOSE V. REYES, hereinafter referred\nto as “LPSC”;\n\n"
    "The RIVER VALLEY STATE COLLEGE, a state college, hereinafter referred to as “RVSC”;\n"
    "WITNESSETH THAT: the parties agree.\n"
)


@pytest.mark.parametrize(
    "top", ["", "You might also like\n\nDownload as pdf or txt\nYou are on page 1of 7\n\n"]
)
def test_all_schools_with_a_short_name_of_their_own_are_sides(top: str):
    found = extract(Document("m.txt", top + MANY))

    assert found.genre is Genre.MOU
    assert found.host is not None
    assert found.host.name == "NORTHERN HILL UNIVERSITY"
    assert [one.name for one in found.partners] == ["LAKE PLAINS STATE COLLEGE", "RIVER VALLEY STATE COLLEGE"]


def test_a_part_without_a_name_of_its_own_goes_with_its_school():
    found = extract(
        Document(
            "m.txt",
            "AGREEMENT ON ACADEMIC COOPERATION\nbetween\nFaculty of Agriculture, Morning Bay "
            "University, Japan\n"
            "and\nCollege of Agriculture, Red River University, Vietnam\n\nBoth agree to promote exchange as "
            "follows:\n1. Exchange of students\n2. Exchange of staff\n3. Joint research\n",
        )
    )

    assert found.genre is Genre.MOU
    assert [one.name for one in found.partners] == ["College of Agriculture, Red River University"]


def test_what_stands_below_the_short_name_is_no_part_of_the_name():
    found = extract(
        Document(
            "m.txt",
            "MEMORANDUM OF UNDERSTANDING\nBetween\nThe Vietnam Academy of Rice Science "
            "(VARS)\nRepresented by: "
            "Dr. A\nAnd\nInternational Grain Council (IGC)\nRepresented by: Dr. B\n\n1. Purpose\nJoint "
            "research.\n",
        )
    )

    assert [one.name for one in found.partners] == ["International Grain Council"]


def test_a_place_that_ends_in_an_article_stays_whole():
    found = extract(
        Document(
            "m.txt",
            'This Agreement is made on 1 March 2022 between Hong Lam University (the "University") and the '
            'Provincial Power Company of Nghe An, whose seat is at Vinh (the "Company").\nThe parties agree '
            "as follows:\n1. The Company takes interns.\n",
        )
    )

    assert [one.name for one in found.partners] == ["Provincial Power Company of Nghe An"]
