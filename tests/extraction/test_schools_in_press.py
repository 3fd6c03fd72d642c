"""How agencies and offices name the schools of a piece: headlines, acronyms, organs, parents, journeys."""

import pytest

from caunoi.domain.documents import Document
from caunoi.extraction import extract
from caunoi.extraction.aliases import group_mentions
from caunoi.extraction.host import rank_hosts
from caunoi.extraction.host_surroundings import meets_ours, signs_around, surroundings_of
from caunoi.extraction.names import find_mentions
from caunoi.extraction.organisations import find_organisations
from caunoi.extraction.sentences import find_blocks
from caunoi.extraction.view import View


def names(text: str) -> list[str]:
    return [mention.name for mention in find_mentions(text)]


def bodies(text: str) -> list[set[str]]:
    view = View.of(text)
    found = find_organisations(view, find_blocks(view.text))
    return [{one.name, *one.aliases} for one in found]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Northfield University Attends Signing Ceremony", ["Northfield University"]),
        (
            "Northfield University Hosted a Team of Kyushu University",
            ["Northfield University", "Kyushu University"],
        ),
        ("Turkish University Signs MoU with an institute", []),
        ("Chairman of the University Council Peter Brown led a delegation.", []),
        (
            "the University Council of Northfield University of Technology",
            ["Northfield University of Technology"],
        ),
        (
            "Association of Private Universities and Colleges of Freeland (APUC)",
            ["Association of Private Universities and Colleges of Freeland"],
        ),
    ],
)
def test_a_name_ends_at_a_verb_of_a_headline_and_organs_of_a_school_are_none(text, found):
    assert names(text) == found


@pytest.mark.parametrize(
    ("text", "one", "other"),
    [
        ("The visit to the University of Northfield ended. Northfield University agreed.",
         "University of Northfield", "Northfield University"),
        ("Brightdale University of Science and Technology signed. The group came to BDUST in May.",
         "Brightdale University of Science and Technology", "BDUST"),
        ("William P. Hartwell University (HU) signed. According to Hartwell University it helps.",
         "William P. Hartwell University", "Hartwell University"),
    ],
)  # fmt: skip
def test_one_school_written_in_two_ways_is_one(text, one, other):
    assert any({one, other} <= group for group in bodies(text))


def test_two_schools_of_which_one_bears_a_town_before_the_name_of_the_other_stay_two():
    found = bodies("Hanoi Hartwell University was founded by Hartwell University of Ohio.")

    assert not any({"Hanoi Hartwell University", "Hartwell University"} <= group for group in found)


@pytest.mark.parametrize(
    "text",
    [
        "President Meng led a delegation of BNU to Poland and met three rectors there.",
        "The BNU delegation visited Kyushu University in May.",
        "Kyushu University officials met BNU President Ann Meng in May.",
    ],
)
def test_a_school_of_which_nothing_but_the_acronym_is_told_is_found(text):
    assert any("BNU" in group for group in bodies(text))


@pytest.mark.parametrize("text", ["The EU delegation visited us.", "An ASEAN delegation came in May."])
def test_unions_of_states_are_no_schools(text):
    assert not bodies(text)


def test_whoever_comes_to_our_university_is_not_the_host():
    text = "On May 7, the Vice-President of Kyushu University came to our university for talks."
    view = View.of(text)
    one = find_organisations(view, find_blocks(view.text))[0]

    assert meets_ours(view, one)
    assert extract(Document("t.txt", text)).host is None


def test_the_dateline_and_a_country_beside_a_name_are_signs():
    text = "NORTHFIELD: The University of Northfield signed with Kyushu University from Japan on Monday.\n"
    view = View.of(text)
    blocks = find_blocks(view.text)
    around = surroundings_of(view, blocks)
    ranked = rank_hosts(view, blocks, group_mentions(find_mentions(text)))

    signs = {one.name: set(signs_around(view, around, one)) for _, one in ranked}

    assert "of-dateline" in signs["University of Northfield"]
    assert {"not-of-dateline", "country-beside"} <= signs["Kyushu University"]


def test_on_a_journey_both_sides_are_the_host_and_whom_it_visited_last():
    text = (
        "Northfield University delegation visits partners\n\n"
        "Date: November 8, 2018\n\n"
        "President Brown of Northfield University led a delegation to Alba University and Kyushu University. "
        "During the visit to Alba University, he held talks on courses. Both sides renewed the agreement.\n"
    )

    found = extract(
        Document(
            "t.txt",
            text,
        ),
        host="Northfield University",
    )

    assert ("Alba University",) in [tuple(one.parties) for one in found.agreements]


@pytest.mark.parametrize(
    "said",
    [
        "Prof. Brown said the MoU would cover student exchange and joint research.",
        "These MoUs establish a framework for student exchange programmes and joint research initiatives.",
        "Cooperation will be pushed in student exchange and joint research.",
    ],
)
def test_what_an_agreement_is_about_may_be_told_anywhere_in_its_news(said):
    text = (
        "Alba, 3 May - Northfield University signed a Memorandum of Understanding with Kyushu University "
        f"on 2 May 2024.\n\nThe ceremony was held in the hall of the library.\n\n{said}\n"
    )

    found = extract(Document("t.txt", text), host="Northfield University")

    codes = {str(code) for one in found.agreements for code in one.activities}
    assert {"student-exchange", "joint-research"} <= codes


def test_rectors_sign_for_whoever_was_named_right_before():
    text = (
        "Northfield University intends to set up a centre together with its partners from Kyushu University. "
        "The rectors of the universities signed an agreement on cooperation on 2 May 2024.\n"
    )

    found = extract(Document("news-t.txt", text), host="Northfield University")

    assert [one.parties for one in found.agreements] == [("Kyushu University",)]


def test_a_title_behind_a_school_named_after_a_town_is_no_part_of_its_name():
    assert names("and University of Memphis President Dr. Ann Hart signed") == ["University of Memphis"]


def test_the_firm_above_a_partner_in_parentheses_parts_no_list():
    text = (
        "On 9 September 2020, Northfield University, Kyushu University and Acme Display Vietnam (under Acme) "
        "signed a memorandum of understanding.\n"
    )

    found = extract(Document("t.txt", text), host="Northfield University")

    assert {name for one in found.agreements for name in one.parties} == {
        "Kyushu University",
        "Acme Display Vietnam",
    }


def test_what_was_sealed_with_a_signing_was_signed_on_the_day_told_before():
    text = (
        "ALBA, 20 Nov 2015 - Northfield University has broadened its cooperation with Kyushu University.\n\n"
        "The collaboration was sealed with the signing of a Memorandum of Understanding here today.\n"
    )

    found = extract(Document("t.txt", text), host="Northfield University")

    assert [str(one.signed) for one in found.agreements] == ["2015-11-20"]
