"""Cells and lines that hold the paper, its times and several parties together."""

import pytest
from tests.extraction.registers import read_register

from caunoi.domain.findings import Findings
from caunoi.domain.kinds import AgreementKind
from caunoi.extraction.layouts.columns import header_meaning
from caunoi.extraction.layouts.leaders import without_leaders
from caunoi.extraction.view import View


def names(findings: Findings) -> list[str]:
    return [partner.name for partner in findings.partners]


def dates(findings: Findings) -> list[tuple[str, str, str]]:
    return [
        (str(one.signed or ""), str(one.term.start or ""), str(one.term.end or ""))
        for one in findings.agreements
    ]


ROWS = (
    "1\nUniversity of Aarhus\nDenmark\nMoU (17 Dec 2018 – 16 Dec 2023)\nBioinformatics, student exchange\n\n"
    "2\nUniversity Hospital of Kobe\nJapan\nLetter of Intent (11 Jul 2019 – none)\nJoint research\n\n"
    "3\nUniversity of Tartu\nEstonia\nMoU (10 Aug 2015 – 9 Aug 2020); extended to 9 Aug 2025\nConferences\n\n"
    "4\nMinistry of Health\nLaos\nMoA (24 Jan 2020 - five years from signature)\nTraining of nurses\n"
)


def test_a_cell_with_signing_and_expiry_behind_the_paper_gives_all_three() -> None:
    found = read_register(
        "Memoranda and agreements\n\nNo.\nInstitution / Country\n"
        "Agreement (signing date – expiry date)\nScope\n\n" + ROWS
    )

    assert [one.kind for one in found.agreements] == [
        AgreementKind.MOU,
        AgreementKind.LOI,
        AgreementKind.MOU,
        AgreementKind.MOA,
    ]
    assert dates(found) == [
        ("2018-12-17", "", "2023-12-16"),
        ("2019-07-11", "", ""),
        ("2015-08-10", "", "2025-08-09"),
        ("2020-01-24", "", "2025-01-24"),
    ]


@pytest.mark.parametrize(
    ("header", "meaning"),
    [
        ("Agreement (signing date – expiry date)", "validity"),
        ("MoU expiry", "end"),
        ("Agreement", "document"),
    ],
)
def test_a_header_of_paper_and_times_is_told_from_one_of_a_single_time(header: str, meaning: str) -> None:
    assert header_meaning(header) == meaning


def test_dots_that_lead_to_the_next_cell_part_the_name_from_the_paper() -> None:
    found = read_register(
        "BILATERAL AGREEMENTS\n\nAFRICA\n"
        "  Makerere University, Uganda ............... General agreement, 2012, unlimited\n"
        "  Université de Sfax, Tunisia ............... Academic exchange, 2.03.2020-1.03.2025\n"
        "ASIA\n"
        "  University of Mining and Energy, Mongolia . . . . . . . General agreement, signed 28.06.2014,\n"
        "                                              extended 28.06.2019 until 28.06.2024\n"
        "  Posts and Aviation Institute of\n"
        "  Technology (PAIT), Thailand ............... MoU, 17.05.2022, 5 years from signing\n"
        "Networks: Alliance of Mining Universities, CESAER\n"
    )

    assert names(found) == [
        "Makerere University",
        "Université de Sfax",
        "University of Mining and Energy",
        "Posts and Aviation Institute of Technology",
    ]
    assert [one.kind for one in found.agreements][:1] == [AgreementKind.OTHER]
    assert dates(found)[1:] == [
        ("", "2020-03-02", "2025-03-01"),
        ("2014-06-28", "2019-06-28", "2024-06-28"),
        ("2022-05-17", "", "2027-05-17"),
    ]


@pytest.mark.parametrize("text", ["Name: ........ Age: ......", "One .... two", "a... b... c... d", ""])
def test_few_dots_and_blanks_of_a_form_stay(text: str) -> None:
    assert without_leaders(View.of(text)).text == text


def test_a_paper_of_three_parties_names_both_partners_between_slashes() -> None:
    found = read_register(
        "International agreements\n\n"
        "1. University of Oulu - MOU - 20/8/2015 to 20/8/2020 - student exchange\n"
        "2. Zoological Society Bremen / Cat Ba National Park: tripartite agreement, 1/4/2021 - 31/3/2026\n"
        "3. University of Ghent / Universiteit Gent - MOU - 2018-2023 - joint research\n\n"
        "Besides, the University received delegations from Vinh University.\n"
    )

    assert [one.parties for one in found.agreements] == [
        ("University of Oulu",),
        ("Zoological Society Bremen", "Cat Ba National Park"),
        ("University of Ghent",),
    ]
    assert "delegation-visit" not in [one.value for one in found.agreements[-1].activities]


def test_two_whole_names_before_their_country_are_two_partners() -> None:
    found = read_register(
        "Agreements\n\nNo.\nPartner institution\nDocument\nDate signed\n\n"
        "1\nKyoto University and Kyoto University Hospital\nMoU\n8/11/2021\n\n"
        "2\nUniversity of Science and Technology\nMoU\n9/11/2021\n\n"
        "3\nUniversity of Leeds\nMoU\n9/12/2021\n"
    )

    assert found.agreements[0].parties == ("Kyoto University", "Kyoto University Hospital")
    assert found.agreements[1].parties == ("University of Science and Technology",)


def test_the_column_of_the_paper_may_stand_last_in_rows_run_together() -> None:
    found = read_register(
        "Danh mục hợp tác quốc tế\n\n"
        "TT Tên đối tác Quốc gia Ngày ký Ngày hết hạn Loại 1 Đại học Kobe Nhật Bản 1.3.16 28.2.21 MOU "
        "2 Đại học Leeds Anh 5.9.19 4.9.24 Thỏa thuận 3 Đại học Vientiane Lào 20.12.18 20.12.23 Tài trợ "
        "4 Đại học Inha Hàn Quốc 1.2.19 1.2.24 Trao đổi sinh viên\n"
    )

    assert [one.kind for one in found.agreements] == [
        AgreementKind.MOU,
        AgreementKind.OTHER,
        AgreementKind.SPONSORSHIP,
        AgreementKind.EXCHANGE,
    ]
