"""How news in English names bodies and goes on to tell of them."""

import pytest

from caunoi.domain.documents import Document
from caunoi.extraction import extract
from caunoi.extraction.names import find_mentions


def _partners(text: str) -> set[str]:
    return {one.name for one in extract(Document("news.txt", text)).partners}


@pytest.mark.parametrize(
    ("words", "names"),
    [
        (
            "Leaders of Thanh Do University and Tay Do University met.",
            ["Thanh Do University", "Tay Do University"],
        ),
        ("the Rector of the National University of Juan B. Justo", ["National University of Juan B. Justo"]),
        ("an agreement with a Spanish University was signed", []),
        ("at the Vietnam-Laos University Rectors' Forum in Vinh", []),
        ("the World University Rankings of this year", []),
        ("with Hubei University for Nationalities, China", ["Hubei University for Nationalities"]),
        ("the Commission on Higher Education met", ["Commission on Higher Education"]),
        (
            "Rector of the University of Marine Science (UMS) Nguyen Van An spoke",
            ["University of Marine Science"],
        ),
        ("the School of Business and Hotel Management", ["School of Business and Hotel Management"]),
    ],
)
def test_a_name_in_english_ends_where_the_body_ends(words: str, names: list[str]) -> None:
    assert [mention.name for mention in find_mentions(words)] == names


def test_a_short_form_counts_the_small_words_too() -> None:
    text = (
        "National University of Bhutan and Kyushu Institute of Design\n\n"
        "On 3 May 2023, the National University of Bhutan signed a memorandum of understanding with the "
        "Kyushu Institute of Design. The rector of NUOB said that the partnership with NUOB students "
        "would grow."
    )

    assert _partners(text) == {"Kyushu Institute of Design"}


def test_the_latter_is_the_body_named_last() -> None:
    text = (
        "Binh Minh University signed a memorandum of understanding with Hoa Sen University on 8 May "
        "2018.\n\n"
        "This widens the cooperation to the south by Binh Minh University. The latter currently has "
        "cooperative relations with many institutions such as Dong Thap University and Da Lat "
        "University."
    )

    assert _partners(text) == {"Hoa Sen University", "Dong Thap University", "Da Lat University"}


def test_the_partners_of_a_partner_are_not_ours() -> None:
    text = (
        "On 24 June 2023 Binh Minh University signed a memorandum of understanding with Ulm University "
        "of Applied Sciences. Students of Binh Minh University will study there.\n\n"
        "Ulm University of Applied Sciences was founded in 1960. It has strong relationships with "
        "industry partners such as Bosch and Airbus."
    )

    assert _partners(text) == {"Ulm University of Applied Sciences"}


def test_a_paper_signed_with_an_officer_is_signed_with_the_body() -> None:
    text = (
        "Binh Minh University sent a delegation to Switzerland from 15 to 23 January 2024.\n\n"
        "There the President of Binh Minh University signed a cooperation agreement with Mr. Hans "
        "Keller - Principal of the Luzern School of Hotel Management."
    )

    assert _partners(text) == {"Luzern School of Hotel Management"}


def test_a_list_with_semicolons_is_one_list_with_one_day() -> None:
    text = (
        "On January 22, 2021, at Binh Minh University, 4 technical universities including: Binh Minh "
        "University; Hoa Sen University (HSU); Dong Thap University (DTHU); and Da Lat University (DLU) "
        "signed a memorandum of understanding."
    )

    found = extract(Document("news.txt", text))

    assert {str(one.signed) for one in found.agreements} == {"2021-01-22"}
    assert {name for one in found.agreements for name in one.parties} == {
        "Hoa Sen University",
        "Dong Thap University",
        "Da Lat University",
    }


def test_signers_go_on_behind_and_several_institutions_including() -> None:
    text = (
        "Binh Minh University (BMU), the Commission on Higher Education and three Philippine "
        "universities signed a memorandum of understanding on 4 May 2024.\n\n"
        "It paves the way for a consortium involving BMU, the Commission on Higher Education, and "
        "several Philippine universities, including Batangas State University, Kalinga State University "
        "and Guimaras State University."
    )

    assert _partners(text) == {
        "Commission on Higher Education",
        "Batangas State University",
        "Kalinga State University",
        "Guimaras State University",
    }


def test_a_centre_and_its_university_are_one_partner() -> None:
    text = (
        "Binh Minh University signed a memorandum of understanding with the Centre for South Asian "
        "Studies, Lahore University on 2 January 2023."
    )

    assert _partners(text) == {"Lahore University"}


def test_several_papers_are_one_with_each() -> None:
    text = (
        "On 25 August 2025, Binh Minh University signed memoranda of understanding with Acme Industries "
        "Group, Hoa Sen University and Da Lat University."
    )

    found = extract(Document("news.txt", text)).agreements

    assert sorted(one.parties for one in found) == [
        ("Acme Industries Group",),
        ("Da Lat University",),
        ("Hoa Sen University",),
    ]


def test_one_paper_of_three_parties_stays_one() -> None:
    text = (
        "On 25 August 2025, Binh Minh University signed a tripartite memorandum of understanding with "
        "Hoa Sen University and Da Lat University."
    )

    found = extract(Document("news.txt", text)).agreements

    assert [len(one.parties) for one in found] == [2]


@pytest.mark.parametrize(
    ("full", "short"),
    [
        ("Binh Chung Scholarship Foundation", "Binh Chung Foundation"),
        ("Alpha Materials Group AMX", "AMX Group"),
    ],
)
def test_a_name_cut_short_is_no_second_partner(full: str, short: str) -> None:
    text = (
        f"On 14 May 2022, Binh Minh University signed a memorandum of understanding with {full}.\n\n"
        f"The Rector of Binh Minh University said that the cooperation with {short} would help students."
    )

    assert len(_partners(text)) == 1


def test_lines_that_are_sentences_are_no_rows() -> None:
    line = (
        "Walai University collaborates with a university in the Philippines and signs an MOU on research\n\n"
    )
    text = (
        f"{line}{line}"
        "Walai University collaborated with Batangas State University, Philippines and signed a "
        "Memorandum of Understanding to develop education.\n\n"
        f"{line}"
        "Recently the two sides met again."
    )

    assert _partners(text) == {"Batangas State University"}


def test_universities_that_jointly_signed_are_those_named_before() -> None:
    text = (
        "On the morning of November 28th, 2023, a signing ceremony took place at Phu Loi University. It "
        "featured representatives from Hanbat National University and Mokwon University. On the "
        "Vietnamese side, attendees included Dr. Nguyen Cuong, Rector of Phu Loi University, and "
        "Dr. Le Giang, Vice Rector of Binh Duong University.\n\n"
        "To welcome a long-term relationship, 4 universities in Vietnam and South Korea jointly signed a "
        "Memorandum of Understanding (MOU) on research."
    )

    assert _partners(text) == {"Hanbat National University", "Mokwon University", "Binh Duong University"}


def test_the_members_of_an_alliance_are_partners_and_the_alliance_is_none() -> None:
    text = (
        "At the Development Forum on June 2, 2019, the Alliance of Delta Universities, proposed by Ningbo "
        "University and co-initiated by Fudan University, Tongji University and the University of Hefei, "
        "was officially inaugurated.\n\n"
        "As the secretariat of the circle, Ningbo University will coordinate."
    )

    assert _partners(text) == {"Fudan University", "Tongji University", "University of Hefei"}


def test_it_behind_a_signing_is_the_paper() -> None:
    text = (
        "On 24 June 2023 Binh Minh University signed a memorandum of understanding with Ulm University. "
        "It provides for student exchange."
    )

    found = extract(Document("news.txt", text)).agreements

    assert [[activity.value for activity in one.activities] for one in found] == [["student-exchange"]]


def test_five_universities_named_alike_have_no_host() -> None:
    text = (
        "Five universities in the north form a group\n\n"
        "Binh Minh University, Hoa Lu University, Tay Bac University, Hung Vuong University and Ha Long "
        "University signed a cooperation agreement on 12 April 2023 in Ninh Binh."
    )

    found = extract(Document("news.txt", text))

    assert found.host is None
    assert len(found.partners) == 5
