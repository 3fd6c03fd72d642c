"""Rows that lines, pages and brackets break up: they are put together again."""

import pytest
from tests.extraction.registers import read_register

from caunoi.domain.findings import Findings


def names(findings: Findings) -> list[str]:
    return [partner.name for partner in findings.partners]


@pytest.mark.parametrize(
    "headings",
    [("With Laos", "With Japan"), ("Partners in Laos:", "Partners in Japan:"), ("Lào", "Nhật Bản")],
)
def test_numbers_in_brackets_begin_rows_below_headings_of_countries(headings: tuple[str, str]) -> None:
    text = (
        "International agreements of the University\n\n"
        f"{headings[0]}\n"
        "(1) Souphanouvong University - MOU - 2/3/2018 to 2/3/2023 - student exchange\n"
        "(2) Pakse Teacher Training College: Agreement 2019; training of lecturers\n"
        f"{headings[1]}\n"
        "(3) Shimane University - MOU - 2017-2020 - joint research\n"
    )

    found = read_register(text)

    assert names(found) == [
        "Souphanouvong University",
        "Pakse Teacher Training College",
        "Shimane University",
    ]
    assert [partner.country for partner in found.partners] == ["LA", "LA", "JP"]


def test_rows_run_together_go_on_after_the_foot_of_a_page() -> None:
    text = (
        "Danh mục hợp tác quốc tế\n\n"
        "TT Tên đối tác Quốc gia Ngày ký Ngày hết hạn Loại "
        "1 Đại học Kobe Nhật Bản 1.3.16 28.2.21 MOU "
        "2 Đại học Leeds Anh 5.9.19 4.9.24 MOU 3 Đại học Vientiane Lào 20.12.18 20.12.23 MOU\n"
        "DM-HTQT 1\n"
        "4 Đại học Inha Hàn Quốc - - MOU 5 Đại học Oulu Phần Lan 1.10.20 30.9.23 Erasmus+ giảng viên "
        "6 Đại học Quảng Tây Trung Quốc 19.5.23 19.5.28 MOU, dạy tiếng Trung\n"
        "DM-HTQT 2\n"
    )

    found = read_register(text)

    assert [agreement.number for agreement in found.agreements] == ["1", "2", "3", "4", "5", "6"]
    assert names(found)[3:] == ["Đại học Inha", "Đại học Oulu", "Đại học Quảng Tây"]


def test_cells_that_go_on_among_others_are_read_whole() -> None:
    text = (
        "CÁC VĂN BẢN HỢP TÁC QUỐC TẾ\n\n"
        "STT   Đối tác                          Nước         Ngày ký      Hiệu lực      Lĩnh vực\n"
        "1     Viện Quan hệ Quốc tế             LB Nga       07/3/2018    05 năm kể từ  Trao đổi sinh viên;\n"
        "      Xanh Pê-téc-bua (SPIR)                                     ngày ký       hội thảo chung\n"
        "2     Trung tâm Nghiên cứu Chính sách  Hoa Kỳ       9/2021       không thời    Nghiên cứu chung\n"
        "      Quốc tế (CIPS)                                             hạn\n"
        "3     Trường Đại học Geneva            Thụy Sĩ      22/4/2019    22/4/2019 -   Trao đổi sinh viên\n"
        "                                                                 21/4/2024\n"
    )

    found = read_register(text)

    first, second, third = found.agreements
    assert [partner.aliases for partner in found.partners] == [("SPIR",), ("CIPS",), ()]
    assert names(found)[0] == "Viện Quan hệ Quốc tế Xanh Pê-téc-bua"
    assert str(first.term.end) == "2023-03-07"
    assert "conference" in [activity.value for activity in first.activities]
    assert second.term.end_kind.value == "indefinite"
    assert (str(third.term.start), str(third.term.end)) == ("2019-04-22", "2024-04-21")


def test_a_name_that_stops_at_a_linking_word_goes_on_below() -> None:
    text = (
        "LIST OF AGREEMENTS\n\n"
        "University of Leeds, United Kingdom, MoU, 2019-2024\n"
        "Posts and Aviation Institute of\n"
        "Technology, Thailand, MoU, 17.05.2022, 5 years from signing\n"
        "University of Oulu, Finland, MoU, 2020-2025\n"
        "University of Ghent, Belgium, MoU, 2021-2026\n"
    )

    found = read_register(text)

    assert names(found)[1] == "Posts and Aviation Institute of Technology"
