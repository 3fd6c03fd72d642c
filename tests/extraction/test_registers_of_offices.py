"""Registers as offices keep them: papers as rows, months as headings, cells that lost their borders."""

import pytest

from caunoi.domain.documents import Document
from caunoi.domain.findings import AgreementFinding
from caunoi.domain.kinds import AgreementKind
from caunoi.extraction import extract


def rows_of(text: str) -> list[AgreementFinding]:
    return list(extract(Document("register.txt", text)).agreements)


def signed_with(text: str) -> dict[str, str]:
    return {one.parties[0]: str(one.signed or "") for one in rows_of(text)}


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (
            "1 Biên bản ghi nhớ giữa Trường Đại học Sao Mai và {} (Nhật Bản) {} 5 năm",
            "DANH MỤC THỎA THUẬN\n\nSTT Tên thỏa thuận Ngày ký Thời hạn\n",
        ),
        (
            "1. Memorandum of Understanding between Sao Mai University and {}, signed on {}",
            "Agreements signed\n\n",
        ),
        (
            "1. Thỏa thuận hợp tác giữa {} với Trường Đại học Khoa học và Công nghệ Sao Mai, ký ngày {}",
            "Danh mục thỏa thuận\n\n",
        ),
    ],
)
def test_the_partner_is_the_side_that_the_rows_do_not_share(first: str, second: str) -> None:
    partners = ("Kyushu University", "Osaka University", "Inha University", "Lund University")
    days = ("12/3/2018", "5/6/2019", "7/8/2020", "9/10/2021")
    lines = [
        first.format(name, day).replace("1", str(number), 1)
        for number, (name, day) in enumerate(zip(partners, days, strict=True), start=1)
    ]

    found = signed_with(second + "\n".join(lines) + "\n")

    assert found == dict(zip(partners, ("2018-03-12", "2019-06-05", "2020-08-07", "2021-10-09"), strict=True))


def test_months_below_a_year_date_their_rows() -> None:
    text = (
        "Các thỏa thuận đã ký\nNăm 2029\nTháng 3\n- Đại học Yamaguchi (Nhật Bản): MOU, 5 năm\n"
        "- Công ty Sao Khuê: Thỏa thuận tuyển dụng (ngày 22)\nTháng 10\n- Đại học Inha (Hàn Quốc): Thỏa "
        "thuận 2+2\n"
        "Năm 2030\nTháng 1\n- Viện Hải dương Đông: Biên bản ghi nhớ (13/1)\n"
    )

    found = signed_with(text)

    assert found == {
        "Đại học Yamaguchi": "2029-03",
        "Công ty Sao Khuê": "2029-03-22",
        "Đại học Inha": "2029-10",
        "Viện Hải dương Đông": "2030-01-13",
    }


def test_numbered_countries_head_the_bullets_below_them() -> None:
    text = "Các trường đại học đối tác\n\n" + "".join(
        f"{number}. {country}\n- Đại học {name}: Biên bản ghi nhớ ký ngày {number}/2/2021, thời hạn 3 năm.\n"
        for number, (country, name) in enumerate(
            [("Nhật Bản", "Kyushu"), ("Úc", "Tasmania"), ("Đức", "Passau"), ("Đài Loan", "Asia")], start=1
        )
    )

    found = extract(Document("register.txt", text)).partners

    assert [(one.name, one.country) for one in found] == [
        ("Đại học Kyushu", "JP"),
        ("Đại học Tasmania", "AU"),
        ("Đại học Passau", "DE"),
        ("Đại học Asia", "TW"),
    ]


def test_the_number_of_a_paper_is_no_date() -> None:
    text = (
        "Danh sách thỏa thuận hợp tác\n"
        "1. Đại học Passau, Đức\nBiên bản ghi nhớ số 03/2018, ký 12/4/2018, hiệu lực đến 11/4/2023\n"
        "2. Đại học Kyushu, Nhật Bản\nBiên bản ghi nhớ số 05/2019, ký 2/5/2019, hiệu lực đến 1/5/2024\n"
        "3. Đại học Inha, Hàn Quốc\nBiên bản ghi nhớ số 07/2019, ký 3/6/2019, hiệu lực đến 2/6/2024\n"
    )

    assert list(signed_with(text).values()) == ["2018-04-12", "2019-05-02", "2019-06-03"]


def test_a_section_between_stacked_rows_is_no_cell() -> None:
    text = (
        "ĐỐI TÁC\n\nTT\nTên đối tác\nNgày ký\nThời hạn\nNội dung\n\n1\nĐại học Inha\n15/3/2019\n3 "
        "năm\nTrao đổi sinh viên\n"
        "2\nQuỹ Hạt Giống (Đức)\n01/01/2021 - 31/12/2023\n\nHội thảo\nII. ĐỐI TÁC TRONG NƯỚC\n"
        "3\nNgân hàng Sao Mai\n20/11/2021\nvô thời hạn\nHọc bổng\n"
    )

    found = rows_of(text)

    assert [(str(one.term.start or ""), str(one.term.end or "")) for one in found] == [
        ("", ""),
        ("2021-01-01", "2023-12-31"),
        ("", ""),
    ]


def test_a_time_below_its_header_is_cut_from_the_cell_before_it() -> None:
    text = (
        "Danh sách đối tác\n\nSTT   Tên đối tác                Nước       Ngày ký    HSD\n"
        "01    Đại học Inha               Hàn Quốc   12-06-18   11-06-23\n"
        "02    Đại học Gothenburg         Thụy  Điển 2016       2021\n"
        "03    Đại học Passau             CHLB Đức ? 2017       2022\n"
    ).replace("Thụy  Điển", "Thụy Điển ")

    found = {one.parties[0]: str(one.term.end or "") for one in rows_of(text)}

    assert found["Đại học Inha"] == "2023-06-11"
    assert found["Đại học Gothenburg"] == "2021"


def test_cells_glued_to_each_other_are_told_apart() -> None:
    text = "Danh sách đối tác\nSTTTên đối tácQuốc giaNăm kýNội dung\n" + "".join(
        f"{number}{name}{country}20{number}5Trao đổi sinh viên\n"
        for number, (name, country) in enumerate(
            [("Đại học Kyushu", "Nhật Bản"), ("Đại học Passau", "Đức"), ("Đại học Inha", "Hàn Quốc")]
        )
        if number
    )
    text += "1Đại học KyushuNhật Bản2005Trao đổi sinh viên\n"

    assert signed_with(text) == {
        "Đại học Passau": "2015",
        "Đại học Inha": "2025",
        "Đại học Kyushu": "2005",
    }


def test_a_title_that_reads_like_a_header_is_none() -> None:
    text = (
        "PHỤ LỤC 2: Các đối tác đã ký MOU\n1. Trường ĐH Oita (Nhật) 10.5.12 9.5.17 Trao đổi SV "
        "2. Trường ĐH Inha (HQ) 3.11.14 2.11.19 Trao đổi SV 3. Trường ĐH Songkla (Thái Lan) 21.2.15 "
        "20.2.20 Thủy sản\n"
    )

    found = rows_of(text)

    assert {one.kind for one in found} == {AgreementKind.MOU}
    assert [str(one.term.end) for one in found] == ["2017-05-09", "2019-11-02", "2020-02-20"]
