"""Rows as pages of universities print them: lost cells, lists of names, several partners in a cell."""

import pytest

from caunoi.domain.documents import Document
from caunoi.domain.findings import Findings
from caunoi.domain.kinds import AgreementKind
from caunoi.extraction import extract

_HEADER = "STT | Đối tác | Quốc gia | Văn bản | Ngày ký | Thời hạn\n"
_ROWS = (
    "1 | Đại học Kagoshima | Nhật Bản | MOU | 12/3/2018 | 5 năm\n"
    "2 | Đại học Inha | Hàn Quốc | MOU | 1/4/2018 | 5 năm\n"
)


def _read(text: str) -> Findings:
    return extract(Document("page.txt", text))


def _partners(text: str) -> list[str]:
    return [partner.name for partner in _read(text).partners]


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        ("Đại học Nagasaki, Đại học Saga", ["Đại học Nagasaki", "Đại học Saga"]),
        ("Đại học Nagasaki & Đại học Saga", ["Đại học Nagasaki", "Đại học Saga"]),
        ("Đại học Nagasaki / Đại học Saga", ["Đại học Nagasaki", "Đại học Saga"]),
        ("ĐH Nagasaki, ĐH Saga, Viện AIST", ["ĐH Nagasaki", "ĐH Saga", "Viện AIST"]),
        ("Kyoto University, Osaka University", ["Kyoto University", "Osaka University"]),
        ("Ngân hàng BIDV, Ngân hàng Vietcombank", ["Ngân hàng BIDV", "Ngân hàng Vietcombank"]),
        (
            "Sở Y tế Nghệ An và Bệnh viện Hữu nghị Nghệ An",
            ["Sở Y tế Nghệ An", "Bệnh viện Hữu nghị Nghệ An"],
        ),
        ("Tập đoàn Samsung và Viettel", ["Tập đoàn Samsung", "Viettel"]),
        (
            "Lund University, Sweden & Aalto University, Finland",
            ["Lund University", "Aalto University"],
        ),
    ],
)
def test_a_cell_with_several_partners_gives_each_of_them(cell: str, expected: list[str]) -> None:
    text = f"THỎA THUẬN HỢP TÁC\n\n{_HEADER}{_ROWS}3 | {cell} | - | MOU | 5/6/2019 | 3 năm\n"

    found = _partners(text)

    assert found[2:] == expected


@pytest.mark.parametrize(
    "cell",
    [
        "Trường Đại học Khoa học, Đại học Huế",
        "University of Science and Technology of Southern Philippines",
        "Food and Agriculture Organization",
        "Hochschule Zittau/Görlitz",
        "University of California, Davis",
        "Viện Khoa học và Công nghệ Tiên tiến Nara",
        "University of Medicine and Pharmacy at Ho Chi Minh City",
    ],
)
def test_a_name_with_and_or_a_comma_stays_one_partner(cell: str) -> None:
    text = f"THỎA THUẬN HỢP TÁC\n\n{_HEADER}{_ROWS}3 | {cell} | - | MOU | 5/6/2019 | 3 năm\n"

    found = _partners(text)

    assert len(found) == 3


def test_a_country_glued_to_the_name_and_the_year_is_told_apart() -> None:
    text = (
        "Academic agreements\n\nKingdom of NorwayUniversity of Stavanger2011\n"
        "Republic of PolandWarsaw University of Technology2014 (2019 renewed)\n"
        "Czech RepublicMendel University in Brno2020\n"
    )

    found = _read(text)

    assert [(one.name, one.country) for one in found.partners] == [
        ("University of Stavanger", "NO"),
        ("Warsaw University of Technology", "PL"),
        ("Mendel University in Brno", "CZ"),
    ]
    assert [one.signed and one.signed.year for one in found.agreements] == [2011, 2014, 2020]


@pytest.mark.parametrize("title", ["Các trường đối tác trao đổi sinh viên", "Our partner universities"])
def test_names_alone_below_such_a_title_are_partners_without_agreements(title: str) -> None:
    text = f"{title}\n\nĐại học Leiden (Hà Lan)\nĐại học Salamanca (Tây Ban Nha)\nĐại học Turku (Phần Lan)\n"

    found = _read(text)

    assert [one.country for one in found.partners] == ["NL", "ES", "FI"]
    assert not found.agreements


@pytest.mark.parametrize(
    "title", ["Danh sách các trường tham dự hội thảo hợp tác", "Ranking of partner universities 2021"]
)
def test_names_below_a_title_about_guests_or_rankings_are_no_partners(title: str) -> None:
    text = f"{title}\n\nĐại học Leiden (Hà Lan)\nĐại học Salamanca (Tây Ban Nha)\nĐại học Turku (Phần Lan)\n"

    found = _partners(text)

    assert not found


def test_a_row_whose_name_ends_like_a_header_is_a_row() -> None:
    text = (
        "Partner universities\n\nName of school | Website | Country\n"
        "Keele University | keele.ac.uk | United Kingdom\nHatyai University | hu.ac.th | Thailand\n"
        "Mie University | mie-u.ac.jp | Japan\n"
    )

    found = _partners(text)

    assert found == ["Keele University", "Hatyai University", "Mie University"]


@pytest.mark.parametrize(
    ("title", "header", "kind"),
    [
        ("Danh sách đối tác đã ký kết MOU", "Ngày ký", AgreementKind.MOU),
        ("Danh sách đối tác đã ký kết", "Ngày ký MOU", AgreementKind.MOU),
        ("Các thỏa thuận hợp tác", "Ngày ký", AgreementKind.OTHER),
    ],
)
def test_the_title_or_a_header_tells_the_paper_of_all_rows(
    title: str, header: str, kind: AgreementKind
) -> None:
    rows = "1 | Đại học Saga | Nhật Bản | 2/3/2018\n2 | Đại học Inha | Hàn Quốc | 4/5/2019\n"
    text = f"{title}\n\nTT | Tên đối tác | Quốc gia | {header}\n{rows}"

    found = _read(text).agreements

    assert [one.kind for one in found] == [kind, kind]


def test_a_country_before_each_name_is_its_country_and_no_part_of_the_name() -> None:
    text = (
        "Partnership universities\n\nCountry Name of institution 1 Austria Villach University, Austria "
        "2 Austria Fachhochschule Bregenz, Austria 3 Belgium Dinant University College, Belgium "
        "4 Brazil Universidade de Paraty, Brazil"
    )

    found = _read(text).partners

    assert [(one.name, one.country) for one in found] == [
        ("Villach University", "AT"),
        ("Fachhochschule Bregenz", "AT"),
        ("Dinant University College", "BE"),
        ("Universidade de Paraty", "BR"),
    ]


def test_names_listed_behind_their_country_are_partners() -> None:
    text = (
        "Our global partners\n\nJapan: Kagawa University; Tottori University\n"
        "South Korea: Yeosu University of Technology and Education (KT), Gunsan University\n"
    )

    found = _read(text).partners

    assert [(one.name, one.country) for one in found] == [
        ("Kagawa University", "JP"),
        ("Tottori University", "JP"),
        ("Yeosu University of Technology and Education", "KR"),
        ("Gunsan University", "KR"),
    ]


def test_a_list_that_only_says_when_papers_end_is_a_register() -> None:
    text = (
        "1.  Hezhou Normal University, China   Date of Expiry:  6th December 2026\n\n"
        "1.  Toyohashi University, Japan   Date of Expiry:  3rd July 2027\n\n"
        "2.  Sekong University, Laos   Date of Expiry:  Endless\n"
    )

    found = _read(text)

    assert [one.country for one in found.partners] == ["CN", "JP", "LA"]
    assert len(found.agreements) == 3
