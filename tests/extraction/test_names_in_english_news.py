"""Names in English news: officers behind them, short forms of their own making, who is no partner."""

import pytest

from caunoi.domain.documents import Document
from caunoi.extraction import extract
from caunoi.extraction.abbreviations import abbreviates
from caunoi.extraction.names import find_mentions
from caunoi.extraction.organisations import find_organisations
from caunoi.extraction.sentences import find_blocks
from caunoi.extraction.view import View


def _partners(text: str) -> set[str]:
    return {one.name for one in extract(Document("news.txt", text)).partners}


def _bodies(text: str) -> list[set[str]]:
    view = View.of(text)
    return [{one.name, *one.aliases} for one in find_organisations(view, find_blocks(view.text))]


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("Rector of Tambov State University Pavel Moiseev spoke", "Tambov State University"),
        ("the Vice-Rector of the Silesian University Marek Nowak came", "Silesian University"),
        ("President of the University of Debrecen Zoltan Bacs", "University of Debrecen"),
        ("General director of Hanwa Corporation Yoshiki Tanaka", "Hanwa Corporation"),
        ("signed with the School of Arts and Sciences Thomas Applegate", "School of Arts and Sciences"),
        ("and the Eurasian Academy on Tuesday signed", "Eurasian Academy"),
        ("with Memorial University of Moncton Canada Wednesday", "Memorial University of Moncton Canada"),
        ("Rector of the National University of Singapore met", "National University of Singapore"),
        ("Dean of California State University Long Beach", "California State University Long Beach"),
        ("Rector of Universiti Sultan Zainal Abidin", "Universiti Sultan Zainal Abidin"),
        (
            "President of Vietnam National University Ho Chi Minh City",
            "Vietnam National University Ho Chi Minh City",
        ),
        ("said Redmond Construction’s Senior AVP today", "Redmond Construction"),
        ("the Externado de Colombia University pledged", "Externado de Colombia University"),
        ("at Rio de Janeiro State University today", "Rio de Janeiro State University"),
        ("met Vietnam - Korea Industrial Technical College", "Vietnam - Korea Industrial Technical College"),
    ],
)
def test_the_name_of_an_officer_and_a_day_are_no_part_of_a_body(words: str, name: str) -> None:
    assert [mention.name for mention in find_mentions(words)] == [name]


def test_two_officers_named_behind_their_schools_sign() -> None:
    text = (
        "Kuban Forestry University signs an agreement\n\n"
        "Rector of Kuban Forestry University Mikhail Orlov and Rector of Andijan University Bakhtier "
        "Akbarov signed a cooperation agreement on 1 August 2023. Kuban Forestry University welcomes "
        "students from Uzbekistan."
    )

    assert _partners(text) == {"Andijan University"}


@pytest.mark.parametrize(
    ("short", "name", "fits"),
    [
        ("KazNU", "Al-Farabi Kazakh National University", True),
        ("UniFiji", "University of Fiji", True),
        ("UoV", "University of Vudal", True),
        (
            "VNU-USSH",
            "University of Social Sciences and Humanities, Vietnam National University, Hanoi",
            True,
        ),
        ("ULIS-VNU", "University of Languages and International Studies", True),
        ("KU", "University of Karachi", True),
        ("AU", "Asia University", True),
        ("KU", "Ming Chuan University", False),
        ("TSEU", "Tashkent State University of Economics", True),
        ("KazNU", "Karaganda Technical University", False),
        ("VNU-USSH", "University of Economics", False),
        ("Hanoi", "Hanoi University", False),
    ],
)
def test_schools_shorten_their_names_in_their_own_ways(short: str, name: str, fits: bool) -> None:
    assert abbreviates(short, name) is fits


@pytest.mark.parametrize(
    ("text", "body"),
    [
        (
            "KazNU received guests. The rector of the Al-Farabi Kazakh National University spoke. "
            "The delegation of KazNU left.",
            {"Al-Farabi Kazakh National University", "KazNU"},
        ),
        (
            "Kazan Federal University invites. A presentation of Kazan University followed.",
            {"Kazan Federal University", "Kazan University"},
        ),
        (
            "The University of Bamenda, popularly known as the University of the Future, signed.",
            {"University of Bamenda", "University of the Future"},
        ),
    ],
)
def test_one_school_under_two_names_is_one_body(text: str, body: set[str]) -> None:
    assert _bodies(text) == [body]


def test_a_state_university_is_not_the_university_of_its_state() -> None:
    assert len(_bodies("Ohio University wrote to Ohio State University.")) == 2


@pytest.mark.parametrize(
    "sentence",
    [
        "Vice President Hoa expressed his wish to receive scholarships from the Embassy of Japan.",
        "He said the university, in collaboration with the Malaysian High Commission, holds seminars.",
        "The Consulate General of India sponsors a language course at the university.",
    ],
)
def test_a_mission_of_a_state_is_a_partner_only_of_what_it_signs(sentence: str) -> None:
    opening = "Northfield University receives guests\n\nOn 3 May 2023, Northfield University held a meeting."
    text = f"{opening} {sentence}"

    assert not any("Emb" in name or "Comm" in name or "Cons" in name for name in _partners(text))


def test_what_an_officer_sees_to_is_no_body() -> None:
    text = (
        "Northfield University signed an agreement with Redmond Construction. The signatories included Ms. "
        "Raizza Manuel, Senior Vice President for People and Corporate Shared Services, and Vice-Rectors "
        "Liudmyla Yeliseieva and Nataliia Blahova."
    )

    assert _partners(text) == {"Redmond Construction"}


@pytest.mark.parametrize("office", ["International Cooperation Department", "Academic Affairs Office"])
def test_an_office_named_by_its_subject_is_a_part_of_the_house(office: str) -> None:
    text = (
        "Northfield University signed an agreement with Redmond Construction on 3 May 2023. The paper was "
        f"signed in cooperation with the {office} and the {office}s of both sides."
    )

    assert _partners(text) == {"Redmond Construction"}
