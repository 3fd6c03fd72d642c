"""Signings that English news tells in two sentences: firms among those who came, agreements without sides."""

import pytest

from caunoi.domain.documents import Document
from caunoi.domain.findings import Findings
from caunoi.extraction import extract
from caunoi.extraction.common_acronyms import common_letters
from caunoi.extraction.names import find_mentions
from caunoi.extraction.organisations import find_organisations
from caunoi.extraction.sentences import find_blocks
from caunoi.extraction.view import View

HEAD = "Redwood College News\n\n"


def _read(text: str) -> Findings:
    return extract(Document("news.txt", HEAD + text))


def _partners(text: str) -> set[str]:
    return {one.name for one in _read(text).partners}


FIRMS = (
    "Students of Redwood College will train with 4 partner companies, following the signing of memoranda of "
    "agreement on 16 May 2023. Representatives from 4 companies attended the ceremony: Acme Robotics Inc., "
    "Bluewater Foods Corporation, Sino Steel Co., Ltd. and Nimbus Software Ltd."
)


def test_firms_that_came_to_sign_are_partners_with_a_paper_each() -> None:
    found = _read(FIRMS)

    assert {one.name for one in found.partners} >= {"Acme Robotics Inc.", "Nimbus Software Ltd."}
    assert len(found.agreements) == 4
    assert {str(one.signed) for one in found.agreements} == {"2023-05-16"}


def test_guests_at_the_signing_with_somebody_else_are_no_partners() -> None:
    text = (
        "On 16 May 2023, Redwood College signed a memorandum of understanding with Elm University. Guests "
        "of the ceremony toured the laboratories with students, alumni and friends of the house."
    )

    assert _partners(text) == {"Elm University"}


@pytest.mark.parametrize(
    "text",
    [
        "A delegation of Elm University visited Redwood College on 3 May 2022. During the visit, an MoU "
        "on student exchange was signed.",
        "Rector of Redwood College Ivan Petrov received the delegation of Elm University on 3 May 2022. "
        "Student exchange was discussed. At the end of the meeting, a memorandum of cooperation was signed.",
        "On 6 February 2022, the rector of Redwood College held negotiations with the leaders of Elm "
        "University, during which an agreement on cooperation in education was signed.",
        "The delegation of Redwood College had talks with President Hill of Elm University on 3 May 2022. "
        "They signed a memorandum of understanding on joint research.",
    ],
)
def test_a_paper_signed_at_a_visit_is_signed_with_whom_the_visit_met(text: str) -> None:
    found = _read(text)

    assert [one.name for one in found.partners] == ["Elm University"]
    assert [one.parties for one in found.agreements] == [("Elm University",)]


def test_a_meeting_with_a_ministry_makes_no_party_of_it() -> None:
    text = (
        "On 3 May 2022, Redwood College received a delegation of the Ministry of Health of Laos. At the end "
        "of the meeting, a memorandum was signed by the participants of the training course."
    )

    assert _partners(text) == set()


@pytest.mark.parametrize(
    ("text", "letters"),
    [
        ("15 host training establishments (HTEs) came", {"HTE"}),
        ("the learning management system (LMS) of the school", {"LMS"}),
        ("the University of Science (US)", set()),
        ("on-the-job training (OJT)", {"OJT"}),
    ],
)
def test_letters_of_small_words_are_told(text: str, letters: set[str]) -> None:
    assert common_letters(text) == letters


def test_letters_of_small_words_are_no_body() -> None:
    text = "Students work at host training establishments (HTEs). The HTE and the HTE signed with HTE."
    view = View.of(text)

    assert find_organisations(view, find_blocks(view.text)) == []


@pytest.mark.parametrize(
    ("words", "names"),
    [
        ("with Stellar Consultancy and Management Inc. today", ["Stellar Consultancy and Management Inc."]),
        ("with Nimbus Digital Pte. Ltd. and others", ["Nimbus Digital Pte. Ltd."]),
        ("signs agreements with Twelve Companies", []),
        (
            "the Partido State University (ParSU) College of Education",
            ["Partido State University"],
        ),
    ],
)
def test_firms_are_read_whole(words: str, names: list[str]) -> None:
    assert [mention.name for mention in find_mentions(words)] == names


@pytest.mark.parametrize(
    ("words", "alias"),
    [
        ("Redwood Forest University (RFU) Lahore said", "RFU"),
        ("the University of Agriculture (UAF) Faisalabad", "UAF"),
    ],
)
def test_letters_before_the_town_are_the_schools_own(words: str, alias: str) -> None:
    (mention,) = find_mentions(words)

    assert alias in mention.aliases
