"""Registers as offices keep them: papers as rows, months as headings, cells that lost their borders."""

import pytest

from caunoi.domain.documents import Document
from caunoi.domain.findings import AgreementFinding
from caunoi.domain.kinds import AgreementKind
from caunoi.domain.terms import EndKind
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


def test_names_of_fields_without_marks_are_headers() -> None:
    text = (
        "ma;doi_tac;quoc_gia;loai_van_ban;ngay_ky;ngay_het_han\n"
        "DT01;Đại học Inha;Hàn Quốc;MOU;2021-03-05;2026-03-05\n"
        "DT02;Đại học Passau;Đức;MOA;2022-10-17;2027-10-16\n"
        "DT03;Viện Hải dương Đông;Việt Nam;MOU;2018-06-01;\n"
    )

    found = [(str(one.signed), str(one.term.end or "")) for one in rows_of(text)]

    assert found == [("2021-03-05", "2026-03-05"), ("2022-10-17", "2027-10-16"), ("2018-06-01", "")]


def test_a_column_of_signing_or_validity_reads_each_cell_by_its_words() -> None:
    text = (
        "Danh mục văn bản hợp tác\n\nMã | Bên ký kết | Văn bản | Thời điểm ký/hiệu lực\n"
        "1 | Đại học Inha | MOU | ký tháng 9/2018; hết hạn 9/2023\n"
        "2 | Công ty Sao Khuê | Thỏa thuận tài trợ | 18/5/2022 (3 năm)\n"
        "3 | Trường CĐ Hồng Lam | Biên bản phối hợp | 2021-2026\n"
        "4 | Hiệp hội Ô tô Sao Mai | (chưa ký) | dự kiến 2025\n"
    )

    found = [
        (str(one.signed or ""), str(one.term.start or ""), str(one.term.end or "")) for one in rows_of(text)
    ]

    assert found == [("2018-09", "", "2023-09"), ("2022-05-18", "", ""), ("", "2021", "2026")]


def test_a_blank_cell_does_not_part_a_row_of_stacked_cells() -> None:
    text = (
        "BẢNG KÊ CÁC THỎA THUẬN\n\nNgày ký\nĐối tác\nLoại\nHiệu lực\nĐơn vị đầu mối\n\n"
        "12/01/2022\nĐại học Nazareth (Hàn Quốc)\nMOU\n5 năm\nKhoa Luật\n\n"
        "10/6/2022\nQuỹ Học bổng Hạt Giống\n\nkhông thời hạn\nPhòng CTSV\n\n"
        "08/9/2022\nCông ty CP Sao Khuê\nHợp đồng\n01 năm\nKhoa Luật\n"
    )

    found = rows_of(text)

    assert [one.parties[0] for one in found][1] == "Quỹ Học bổng Hạt Giống"
    assert found[1].term.end_kind is EndKind.INDEFINITE


def test_the_number_of_a_contract_with_its_year_is_no_date() -> None:
    text = (
        "DANH SÁCH ĐƠN VỊ KÝ KẾT HỢP TÁC\n"
        "01. Công ty CP Sao Khuê – Hợp đồng nguyên tắc số 118/HĐNT-2019 ngày 18/4/2018 – Thực tập\n"
        "02. Công ty TNHH Sao Mai – Hợp đồng nguyên tắc số 12/HĐNT-2020 ngày 2/5/2020 – Thực tập\n"
        "03. Bệnh viện Hồng Lam – Hợp đồng nguyên tắc số 15/HĐNT-2021 ngày 3/6/2021 – Thực tập\n"
    )

    found = [(str(one.signed), one.term.start, one.term.end) for one in rows_of(text)]

    assert found == [("2018-04-18", None, None), ("2020-05-02", None, None), ("2021-06-03", None, None)]


def test_cells_that_miss_their_headers_stand_in_order() -> None:
    text = "Our partners\n\nPartner Institution   Country   Agreement   Period of validity\n" + "".join(
        f"{name}   {country}   MoU   {day} June 2013 – {day} June 2018\n"
        for name, country, day in (
            ("Utsunomiya University", "Japan", 18),
            ("Inha University", "Korea", 2),
            ("University of Passau", "Germany", 6),
        )
    )

    found = [(str(one.term.start), str(one.term.end)) for one in rows_of(text)]

    assert found == [
        ("2013-06-18", "2018-06-18"),
        ("2013-06-02", "2018-06-02"),
        ("2013-06-06", "2018-06-06"),
    ]


def test_names_parted_by_commas_and_a_last_and_are_each_a_party() -> None:
    text = (
        "STT | Các bên tham gia | Năm ký | Nội dung\n"
        "1 | Đại học Hosei, Đại học Savannakhet và Công ty Sao Khuê | 2014 | Liên kết đào tạo\n"
        "2 | Đại học Inha, Đại học Chosun và Đại học Passau | 2020 | Liên kết đào tạo\n"
    )

    assert [len(one.parties) for one in rows_of(text)] == [3, 3]


def test_a_length_of_years_may_be_a_number_with_a_letter() -> None:
    text = (
        "Danh mục thỏa thuận hợp tác\nTT | Đối tác | Nước | Ngày ký | Thời hạn\n"
        "1 | Đại học Inha | Hàn Quốc | 3/19 | 5n\n2 | Đại học Passau | Đức | T4.2020 | 3n\n"
    )

    found = [(str(one.signed), one.term.duration_months) for one in rows_of(text)]

    assert found == [("2019-03", 60), ("2020-04", 36)]
