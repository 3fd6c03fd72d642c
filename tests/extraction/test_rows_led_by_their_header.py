"""Rows that lost their borders, whose header puts other columns before the partner's or right behind it."""

from tests.extraction.registers import read_register

PAPER_FIRST = """DANH SÁCH VĂN BẢN HỢP TÁC CÒN HIỆU LỰC
Số TT Loại văn bản Tên đối tác Thời gian ký Hiệu lực Nội dung hợp tác
1 Agreement Trường ĐH Hồng Sơn, Nhật Bản 16/9/2009 5 năm Phối hợp đào tạo
2 MOA Đại học Tây Lâm, Hoa Kỳ 29/9/2009 3 năm Trao đổi sinh viên
3 Agreement, MOU Viện Hải dương Bắc Á, Hàn Quốc 04/12/2009 5 năm Nghiên cứu chung
4 MOU Đại học Mai Khê, Nepal 8/2010 5 năm Văn bản chung
"""
COUNTRY_FIRST = """Active agreements

Country Institution Type Start Date End Date
Brazil Universidade do Vale MOU 25/01/2018 24/01/2023
China (PRC) Harbour Consulting Company Agreement 2016 2026
China (PRC) Qing River University MOU 30/10/2013 pending renewal
China (PRC) China University of Tea Dual degree agreement 02/05/2018 01/05/2028
"""
CODES = """Register of international agreements
Ref. Partner Country Type Signed Expires Status
IA-001 University of the Northern Isles Japan MoU 2016-04-11 2021-04-10 Expired
IA-002 Lakeside University of
Applied Arts Finland Student exchange agreement 2018-09-03 2023-09-02 Expired
IA-003 University of Southern
Highlands Australia MoU 2019-02-14 2024-02-13 Expired
IA-004 Hill Country University Cambodia MoU 2022-11-21 2027-11-20 Active
"""
SPANNING = """Bilateral agreements of the university

Country University Date of signature Validity Fields
Croatia University of Korana 12/03/2022 2027 Physics
University of Neretva 14/05/2021 2026 Law, economics
Hungary University of Puszta 02.05.2019 2024 Chemistry
Dunavar Metropolitan University 11.11.2021 2026 Tourism
Slovakia Tatra University 07/07/2022 2027 All fields
"""
NEWEST_FIRST = """MoUs of the college

S.No. Name of the Partner Department Country Date
5. University of Korana, Korana Department of Physics Croatia 12th March 2022
4. Vilna Technical University, Vilna Faculty of Engineering Lithuania 1st December 2021
3. Tartu Observatory Department of Physics Estonia 2021
2. University of Puszta Department of Chemistry Hungary 2019
1. Tatra University Department of Chemistry Slovakia 2019
"""
SECTIONS = """MoUs with universities abroad

Croatia

No. Organisation Signed On Valid Upto Type Forms of cooperation
1. University of Korana 12.3.12 11.3.17 Academic Student exchange

Hungary

No. Organisation Signed On Valid Upto Type Forms of cooperation
2. University of Puszta 2.5.09 1.5.14 Academic Joint research
3. Dunavar University 10.10.10 - Academic Student and staff exchange

Slovakia

No. Organisation Signed On Valid Upto Type Forms of cooperation
4. Tatra University 7.7.12 6.7.17 Research Joint research
"""
REGIONS = """Danh sách đối tác
Khu vực	Quốc gia	Tên trường
Châu Âu	Croatia	University of Korana
University of Neretva
Hungary	University of Puszta
Faculty of Law,
Dunavar University
Châu Á	Nhật Bản	Shiroi University of Technology
Thái Lan	Nam Rom University
"""
BRACKETS = """NHẬT KÝ KÝ KẾT CỦA VIỆN

[1] 14/3/2019 - Trường Đại học Hồng Sơn (Hàn Quốc): biên bản ghi nhớ về trao đổi sinh viên
[2] 02/8/2019 - Công ty Cổ phần Sông Thao: thỏa thuận tiếp nhận thực tập sinh
[3] 10/6/2020 - Đại học Mai Khê (Hà Lan): thỏa thuận về đào tạo tiến sĩ
"""
COUNTRY_LAST = """S.No.
Institution
Type
Purpose
Coordinator
Signed on
Duration
Country
1
University of Korana
Agreement
Exchange of students
Dean
March 12, 2022
5 Years
Croatia
2
Vilna Technical University
MoU
Joint research
Dean
 HOD, Physics
December 1, 2021
3 Years
Lithuania
3
Tatra University
MoU
Joint research
Dean
June 23, 2020
5 Years
Slovakia
"""


def signed_by_partner(findings):
    return {one.parties[0]: str(one.signed) for one in findings.agreements}


def countries(findings):
    return {one.name: one.country for one in findings.partners}


def test_the_paper_may_stand_before_the_partner():
    found = read_register(PAPER_FIRST)

    assert signed_by_partner(found) == {
        "Trường ĐH Hồng Sơn": "2009-09-16",
        "Đại học Tây Lâm": "2009-09-29",
        "Viện Hải dương Bắc Á": "2009-12-04",
        "Đại học Mai Khê": "2010-08",
    }
    assert [one.kind.value for one in found.agreements] == ["other", "moa", "mou", "mou"]


def test_the_country_may_stand_before_the_partner_with_a_note():
    found = read_register(COUNTRY_FIRST)

    assert countries(found) == {
        "Universidade do Vale": "BR",
        "Harbour Consulting Company": "CN",
        "Qing River University": "CN",
        "China University of Tea": "CN",
    }
    assert str(found.agreements[0].term.end) == "2023-01-24"


def test_codes_begin_rows_and_names_go_on_below():
    found = read_register(CODES)

    assert list(countries(found)) == [
        "University of the Northern Isles",
        "Lakeside University of Applied Arts",
        "University of Southern Highlands",
        "Hill Country University",
    ]
    assert [str(one.term.end) for one in found.agreements] == [
        "2021-04-10",
        "2023-09-02",
        "2024-02-13",
        "2027-11-20",
    ]


def test_a_country_written_once_stands_for_the_rows_below():
    found = read_register(SPANNING)

    assert countries(found) == {
        "University of Korana": "HR",
        "University of Neretva": "HR",
        "University of Puszta": "HU",
        "Dunavar Metropolitan University": "HU",
        "Tatra University": "SK",
    }


def test_a_list_may_count_down_and_name_a_unit_of_the_host():
    found = read_register(NEWEST_FIRST)

    assert len(found.partners) == len(found.agreements) == 5
    assert found.agreements[3].host_unit == "Department of Chemistry"
    assert countries(found)["University of Puszta"] == "HU"


def test_a_country_above_a_repeated_header_heads_its_rows():
    found = read_register(SECTIONS)

    assert set(countries(found).values()) == {"HR", "HU", "SK"}
    assert found.agreements[0].content == "Academic Student exchange"


def test_places_written_once_hold_for_the_lines_without_tabs():
    found = read_register(REGIONS)

    assert countries(found) == {
        "University of Korana": "HR",
        "University of Neretva": "HR",
        "University of Puszta": "HU",
        "Dunavar University": "HU",
        "Shiroi University of Technology": "JP",
        "Nam Rom University": "TH",
    }


def test_numbers_in_square_brackets_begin_rows():
    found = read_register(BRACKETS)

    assert signed_by_partner(found) == {
        "Trường Đại học Hồng Sơn": "2019-03-14",
        "Công ty Cổ phần Sông Thao": "2019-08-02",
        "Đại học Mai Khê": "2020-06-10",
    }


def test_a_country_in_the_last_cell_is_no_heading_of_the_next_row():
    found = read_register(COUNTRY_LAST)

    assert countries(found) == {
        "University of Korana": "HR",
        "Vilna Technical University": "LT",
        "Tatra University": "SK",
    }
