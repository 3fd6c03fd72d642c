"""Lists as offices write them: the grammar of each, in small texts of our own."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.extraction.registers import read_register

from caunoi.domain.findings import Findings
from caunoi.domain.kinds import AgreementKind
from caunoi.extraction.layouts.alignment import columns_of_cells, runs
from caunoi.extraction.layouts.columns import header_meanings, is_header
from caunoi.extraction.layouts.quality import is_no_name, names_nobody
from caunoi.extraction.list_titles import read_title
from caunoi.extraction.row_papers import legend_of, paper_kind


def names(findings: Findings) -> list[str]:
    return [partner.name for partner in findings.partners]


def dates(findings: Findings) -> list[tuple[str, str, str]]:
    return [
        (str(one.signed or ""), str(one.term.start or ""), str(one.term.end or ""))
        for one in findings.agreements
    ]


def test_cells_on_lines_of_their_own_keep_their_columns_when_some_are_blank() -> None:
    head = "Danh sách thỏa thuận\n\nTên đối tác\nNước\nVăn bản\nNgày ký\nNgày hết hạn\nNội dung\n\n"
    rows = (
        "Đại học Kasetsart\nThái Lan\nMOU\n01/02/2019\n01/02/2024\nTrao đổi sinh viên\n\n"
        "Đại học Vientiane\nLào\nMOU\n05/03/2021\n \nĐào tạo tiếng Việt\n\n"
        "Viện Khoa học Nông nghiệp Seoul\n \nMOA\n \n \nNghiên cứu chung\n"
    )

    found = read_register(head + rows)

    assert names(found) == ["Đại học Kasetsart", "Đại học Vientiane", "Viện Khoa học Nông nghiệp Seoul"]
    assert dates(found) == [("2019-02-01", "", "2024-02-01"), ("2021-03-05", "", ""), ("", "", "")]


@pytest.mark.parametrize(
    "header",
    [
        "No. Partner Institution Date Start Date End Type",
        "No University Start End Type",
        "STT Đối tác Ngày bắt đầu Ngày kết thúc Loại",
    ],
)
def test_rows_run_together_give_start_and_end(header: str) -> None:
    rows = (
        "1. Kagawa University 9.5.13 8.5.15 MOU\n2. Jeju National University 6.6.18 5.6.23 MOU\n"
        "3. University of Queensland 1.7.17 30.6.20 MOA\n"
    )

    found = read_register(f"LIST OF AGREEMENTS\n\n{header}\n{rows}")

    assert dates(found)[0] == ("", "2013-05-09", "2015-05-08")
    assert len(found.agreements) == 3


def test_a_separator_inside_a_cell_does_not_move_the_dates() -> None:
    text = (
        "Danh sách doanh nghiệp hợp tác\n"
        "Mã;Tên doanh nghiệp;Địa chỉ;Người liên hệ;Nội dung;Ngày ký;Hiệu lực đến;Ghi chú\n"
        "A1;Công ty TNHH Ánh Dương;Biên Hòa;Ông Hòa;Thực tập; tuyển dụng;05/05/2023;05/05/2026;\n"
        "A2;Công ty CP Sông Xanh;Long Thành;Bà Mai;Học bổng;07/06/2022;07/06/2025;\n"
    )

    found = read_register(text)

    assert names(found) == ["Công ty TNHH Ánh Dương", "Công ty CP Sông Xanh"]
    assert dates(found) == [("2023-05-05", "", "2026-05-05"), ("2022-06-07", "", "2025-06-07")]


def test_persons_units_and_projects_are_no_partners() -> None:
    text = (
        "Hợp tác nghiên cứu với đối tác\n"
        "Chủ nhiệm | Tên đề tài | Đơn vị phối hợp | Khoa phụ trách | Năm\n"
        "TS. Lê An | Quy trình nuôi cấy mô | Sở Khoa học và Công nghệ Lào Cai | Khoa Nông học | 2019\n"
        "ThS. Vũ Bình | Khảo nghiệm giống ngô lai | Công ty TNHH Hạt Vàng | Khoa Nông học | 2020\n"
        "TS. Đỗ Chi | Chống sạt lở bờ biển | (chưa có) | Khoa Công trình | 2021\n"
    )

    assert names(read_register(text)) == ["Sở Khoa học và Công nghệ Lào Cai", "Công ty TNHH Hạt Vàng"]


def test_the_column_full_of_organisations_is_the_partners_whatever_its_header() -> None:
    text = (
        "Hợp đồng chuyển giao\nTT | Tên | Địa phương nhận | Thời gian\n"
        "1 | Nhân giống lan rừng | Công ty TNHH Hoa Núi | 2019-2020\n"
        "2 | Nuôi cá nước lạnh | Hợp tác xã Suối Trong | 2020-2021\n"
        "3 | Trồng nấm dược liệu | Sở Nông nghiệp Hà Giang | 2021-2022\n"
    )

    found = read_register(text)

    assert names(found) == ["Công ty TNHH Hoa Núi", "Hợp tác xã Suối Trong", "Sở Nông nghiệp Hà Giang"]


def test_lines_below_a_country_with_labels_of_their_own_are_rows() -> None:
    text = (
        "Partner Universities\n\nChina\nZhejiang University\n"
        "Faculties: all | Agreement type: Exchange | valid until 12/2025\n"
        "\nFinland\nTampere University\nFaculties: Engineering | Agreement type: MoU | valid until 06/2026\n"
        "\nUSA\nKettering University\nFaculties: Automotive | Agreement type: MoU | valid until 31.08.2024\n"
    )

    found = read_register(text)

    assert [(p.name, p.country) for p in found.partners] == [
        ("Zhejiang University", "CN"),
        ("Tampere University", "FI"),
        ("Kettering University", "US"),
    ]
    assert [end for _, _, end in dates(found)] == ["2025-12", "2026-06", "2024-08-31"]


_NAMES = "LÀO\n• Đại học Savannakhet\n• Đại học Souphanouvong\nTHÁI LAN\n• Đại học Nakhon Phanom (2011)\n"


@pytest.mark.parametrize(
    ("title", "kinds"),
    [
        ("Trường đã ký biên bản ghi nhớ (MOU) với các trường sau:", [AgreementKind.MOU] * 3),
        ("DANH MỤC THỎA THUẬN TRAO ĐỔI SINH VIÊN VỚI CÁC ĐỐI TÁC", [AgreementKind.EXCHANGE] * 3),
    ],
)
def test_the_title_of_a_list_says_what_was_signed_with_all(title: str, kinds: list[AgreementKind]) -> None:
    found = read_register(f"{title}\n\n{_NAMES}")

    assert [one.kind for one in found.agreements] == kinds
    assert str(found.agreements[2].signed) == "2011"


def test_names_below_a_title_that_speaks_of_partners_alone_are_no_agreements() -> None:
    text = (
        "Các trường đối tác của Nhà trường\n\nTT   Tên trường                      Nước\n"
        "1    Đại học Rennes 1                Pháp\n2    Đại học Okayama                 Nhật Bản\n"
        "3    Đại học Savannakhet             Lào\n"
    )

    found = read_register(text)

    assert len(found.partners) == 3
    assert found.agreements == ()


def test_units_of_the_host_head_their_partners() -> None:
    text = (
        "CÁC THỎA THUẬN DO ĐƠN VỊ TRIỂN KHAI\n(năm ký – thời hạn – nội dung)\n"
        "1. Khoa Kinh tế\n1.1. Ngân hàng Sông Hậu – 2021 – 5 năm – thực tập\n"
        "1.2. Công ty TNHH Ánh Dương – 2019 - 2023 – học bổng\n"
        "2. Trung tâm Ngoại ngữ\n2.1. Đại học Busan (Hàn Quốc) – 2020 – 3 năm – lớp tiếng Hàn\n"
    )

    found = read_register(text)

    assert names(found) == ["Ngân hàng Sông Hậu", "Công ty TNHH Ánh Dương", "Đại học Busan"]
    assert dates(found) == [("2021", "", ""), ("", "2019", "2023"), ("2020", "", "")]


def test_days_below_a_year_take_it_and_name_the_partner_behind_the_paper() -> None:
    text = (
        "CÁC VĂN BẢN HỢP TÁC THEO NĂM\n\nNăm 2023\n"
        "15/12  Biên bản ghi nhớ với Trường Đại học Ryukyus (Nhật Bản)\n"
        "14/03  Hợp đồng tài trợ với Công ty TNHH Ánh Dương\n\nNăm 2022\n"
        "28/10  Biên bản ghi nhớ với Trường Đại học Chulalongkorn (Thái Lan)\n"
    )

    found = read_register(text)

    assert names(found) == [
        "Trường Đại học Ryukyus",
        "Công ty TNHH Ánh Dương",
        "Trường Đại học Chulalongkorn",
    ]
    assert [signed for signed, _, _ in dates(found)] == ["2023-12-15", "2023-03-14", "2022-10-28"]


def test_days_in_brackets_take_the_year_of_their_heading() -> None:
    text = (
        "MOU by year\n\n2018\n- Savannakhet University, Laos (12 Feb) : soil science\n"
        "- Kyushu University, Japan (June) : joint research\n\n2019\n"
        "- Betagro PCL (15 Nov, ends 14 Nov 2022) : scholarship\n"
    )

    found = read_register(text)

    assert dates(found) == [("2018-02-12", "", ""), ("2018-06", "", ""), ("2019-11-15", "", "2022-11-14")]
    assert {one.kind for one in found.agreements} == {AgreementKind.MOU}


def test_the_members_of_an_agreement_are_its_parties() -> None:
    text = (
        "MULTI-PARTY AGREEMENTS\n\n1  Memorandum of Understanding on reefs\n"
        "   Members: Xiamen University (China); Sam Ratulangi University (Indonesia)\n"
        "   Signed 24 July 2018. Five years.\n\n"
        "2  Tripartite MoA on turtles\n"
        "   Members: Burapha University, Hasanuddin University and Kochi University\n"
        "   Signed: 02/02/2016\n\n3  Consortium Agreement on feed\n"
        "   Members: Nantes University, Aegean University\n   2020-2023\n"
    )

    found = read_register(text)

    assert [len(one.parties) for one in found.agreements] == [2, 3, 2]
    assert "Hasanuddin University" in names(found)


def test_lines_that_name_no_known_form_begin_rows_when_they_are_built_like_the_others() -> None:
    text = (
        "Linkages\n\nJAPAN\nNagaoka University of Technology - MOU, 15 March 2019, five years\n"
        "Kunsan National University - Memorandum of Agreement signed 2 Feb 2020\n"
        "Lac Hong University - MOU 10/12/2018 to 10/12/2023\nINDUSTRY (local)\n"
        "Aboitiz Power - training agreement, 2022-2023\n"
    )

    found = read_register(text)

    assert names(found)[-1] == "Aboitiz Power"
    assert len(found.agreements) == 4


def test_a_cell_that_lists_names_gives_as_many_partners() -> None:
    text = (
        "Các đối tác doanh nghiệp đã ký kết\n• Công ty TNHH Ánh Dương: thực tập, ký 2021, gia hạn 2023\n"
        "• Acecook, Masan Consumer, Vinamilk: nhận sinh viên kiến tập\n"
        "• Tập đoàn Sông Xanh: học bổng (2018)\n"
    )

    found = read_register(text)

    assert names(found)[1:4] == ["Acecook", "Masan Consumer", "Vinamilk"]
    assert found.agreements[0].term.end is None


def test_links_to_other_news_are_no_rows() -> None:
    text = (
        "Trường ký kết hợp tác với Sở Y tế Bến Tre\n\nBuổi lễ diễn ra sáng nay.\n\nTin cùng chuyên mục\n"
        "• Trường tiếp đoàn Đại học Vlerick (12/08/2022)\n• Đại học Okayama thăm Trường (09/08/2022)\n"
        "• Công ty TNHH Ánh Dương trao học bổng (05/08/2022)\n"
    )

    assert names(read_register(text)) == []


def test_names_in_two_languages_are_one_partner() -> None:
    text = (
        "STT\tTên tiếng Việt\tTên tiếng Anh\tQuốc gia\tHình thức\tNăm ký\n"
        "1\tĐại học Quốc gia Chungnam\tChungnam National University\tHàn Quốc\tMOU\t2021\n"
        "2\t\tCPA Australia\tÚc\tMOU\t2019\n"
        "3\tĐại học Quốc lập Chungnam\tChungnam National Univ.\tHàn Quốc\tTrao đổi SV\t2022\n"
    )

    found = read_register(text)

    assert names(found) == ["Đại học Quốc gia Chungnam", "CPA Australia"]
    assert [one.parties for one in found.agreements][2] == ("Đại học Quốc gia Chungnam",)


def test_rows_in_another_shape_beside_a_table_are_read_as_well() -> None:
    text = (
        "TT\tĐối tác\tQuốc gia\tLoại\tNgày ký\n1\tĐại học Okayama\tNhật Bản\tMOU\t01/02/2019\n"
        "2\tĐại học Busan\tHàn Quốc\tMOU\t03/04/2020\n3\tĐại học Rennes\tPháp\tMOU\t05/06/2021\n\nMới ký:\n\n"
        "Đại học Kochi (Nhật Bản) / MOU / ký 20/12/2021 / 31/3/2027\n"
        "Đại học Tours (Pháp) / MOA / ký 09/12/2021 / 09/12/2026\n"
    )

    assert len(read_register(text).agreements) == 5


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("Học bổng", AgreementKind.SPONSORSHIP),
        ("Exchange", AgreementKind.EXCHANGE),
        ("Cử nhân 2+2", AgreementKind.JOINT_PROGRAMME),
        ("Thực tập; đồng hướng dẫn đồ án tốt nghiệp", AgreementKind.UNSPECIFIED),
        ("Letter of cooperation", AgreementKind.OTHER),
        ("MTA", AgreementKind.OTHER),
    ],
)
def test_the_cell_for_the_paper_may_say_what_it_is_about(words: str, kind: AgreementKind) -> None:
    assert paper_kind(words, {}) is kind


def test_a_list_explains_its_own_abbreviations() -> None:
    legend = legend_of("MoU = memorandum of understanding; SEA = study exchange agreement; AB = abacus")

    assert legend == {"MoU": AgreementKind.MOU, "SEA": AgreementKind.EXCHANGE}


@pytest.mark.parametrize("words", ["-", "N/A", "(chưa có)", "", "Không"])
def test_a_cell_may_say_that_there_is_no_partner(words: str) -> None:
    assert names_nobody(words)


@pytest.mark.parametrize(
    "words", ["Thái Lan", "Partner institution", "Faculties: all", "12/3/2020 ký", "trao đổi"]
)
def test_countries_headers_and_dates_are_no_names(words: str) -> None:
    assert is_no_name(words)


@pytest.mark.parametrize(
    ("title", "agreed"),
    [("List of MOUs", True), ("Danh sách các đối tác", False), ("International agreements", True)],
)
def test_a_title_speaks_of_papers_or_of_partners(title: str, agreed: bool) -> None:
    assert read_title(title).agreed is agreed


def test_a_header_of_many_columns_is_known_by_half_of_them() -> None:
    cells = ["Bên ký kết", "Số hiệu", "Loại VB", "Ngày hiệu lực", "Cột lạ", "Cột lạ khác"]

    assert is_header(cells)
    assert header_meanings(cells)[:4] == ["partner", "paper_number", "document", "start"]


_KINDS = ["", "number", "country", "document", "partner", "date", "validity", "content", "text"]
_MEANINGS = ["number", "partner", "country", "document", "signed", "end", "content", "unit", ""]


@given(
    st.lists(st.tuples(st.text(max_size=12), st.sampled_from(_KINDS)), min_size=1, max_size=14),
    st.lists(st.sampled_from(_MEANINGS), min_size=1, max_size=10),
)
def test_cells_never_change_their_order(cells: list[tuple[str, str]], meanings: list[str]) -> None:
    columns = columns_of_cells([words for words, _ in cells], [kind for _, kind in cells], meanings)

    assert len(columns) == len(cells)
    assert columns == sorted(columns)
    assert all(0 <= column < len(meanings) for column in columns)
    assert [end for _, _, end in runs(columns)][-1] == len(cells)


def test_cells_too_many_join_the_text_and_not_the_date() -> None:
    columns = columns_of_cells(
        ["Thực tập", "đồng hướng dẫn", "09/2021", "09/2024"],
        ["content", "content", "date", "date"],
        ["content", "signed", "end"],
    )

    assert columns == [0, 0, 1, 2]
