"""Cells whose table was lost: columns torn apart, wrapped dates, addresses, notes behind names."""

from tests.extraction.registers import read_register

TORN = """DANH SÁCH ĐỐI TÁC QUỐC TẾ

Tên trường
Trường Kiến trúc Hà Thanh
Đại học Kỹ thuật Mai Khê
Đại học Tây Lâm
Quốc gia
Pháp
Đức
Hàn Quốc
Năm ký
2014
2016
2021
"""
WRAPPED_DAYS = """Faculty of Fisheries
List of MoU (as of 31 Dec 2021)                                         Page 1

No  Partner institution            Country      Date of     Period
                                                signing
1   Hokkai Veterinary University   Japan        Mar 5,      5 yrs
                                                2015
2   Northern Animal and Life       Japan        Aug 22,     3 yrs
    Science University                          2016
3   Jeolla Marine University       Korea        Nov 30,     5 yrs
                                                2017
"""
ADDRESSES = """Memoranda of Understanding with industries
#	COMPANY NAME	MOU DATE
1	M/s Lotus Pumps Pvt. Ltd, 41/A1, 2nd Floor, Lake Road, Kaloor, Cochin, India	18.08.2016
2	M/s Monsoon Tools and Dies Pvt. Ltd,Devadaram, Koratty, PIN 680308	20.08.2016
3	Công ty TNHH Sông Thao, số 12 đường Lê Lợi, quận 1	03.09.2016
4	Blue Kite GmbH, Hauptstr. 1, 58332 Schwelm, Germany	08.09.2016
"""
MONTHS_FIRST = """Active agreements
Country Institution Type Start Date End Date
Brazil Universidade do Vale MOU 1/25/2018 1/24/2023
Chile Universidad del Norte MOU 6/24/2002 6/23/2007
Peru Universidad de la Sierra MOU 5/2/2018 5/1/2028
"""
GLUED = """No.University NameLevelCountry
61 Faculty of Agriculture, Kagami University (Agreement on Academic Exchange)School of Agro-IndustryJapan
62 Yamagawa UniversityUniversityJapan
63 Meio Bay University (Cooperation Agreement)UniversityJapan
64 National University of ChampasakUniversityLaos
65 Universiti Selat MalaysiaUniversityMalaysia
"""
NATIVE_NAMES = """| Country | University | Signed Date |
|---|---|---|
| Croatia | University of Korana[자그레브대학교] | 2012-10-08 |
| Hungary | University of Puszta[-] | 2010-11-25 |
| Japan | Shiroi University of Technology[고치공과대학] | 2011-03-04 |
"""
YEARS = """CÁC VĂN BẢN ĐÃ KÝ

Năm 2019
1. Ngày 12/4, ký biên bản ghi nhớ với Trường Cao đẳng Sư phạm Sông Nậm (Lào), thời hạn 5 năm.
2. Ngày 30/9, ký thỏa thuận hợp tác với Sở Giáo dục và Đào tạo tỉnh Lai Châu.
Năm 2020
1. Ngày 08/6, ký hợp đồng đào tạo với Công ty Cổ phần Thủy điện Nậm Hua.
"""


def days(findings):
    return {one.parties[0]: str(one.signed) for one in findings.agreements}


def test_columns_torn_apart_are_put_together_again():
    found = read_register(TORN)

    assert {one.name: one.country for one in found.partners} == {
        "Trường Kiến trúc Hà Thanh": "FR",
        "Đại học Kỹ thuật Mai Khê": "DE",
        "Đại học Tây Lâm": "KR",
    }
    assert list(days(found).values()) == ["2014", "2016", "2021"]


def test_a_date_may_be_wrapped_in_its_cell():
    found = read_register(WRAPPED_DAYS)

    assert days(found) == {
        "Hokkai Veterinary University": "2015-03-05",
        "Northern Animal and Life Science University": "2016-08-22",
        "Jeolla Marine University": "2017-11-30",
    }


def test_an_address_is_no_part_of_the_name_but_tells_the_country():
    found = read_register(ADDRESSES)

    assert [one.name for one in found.partners] == [
        "Lotus Pumps Pvt. Ltd",
        "Monsoon Tools and Dies Pvt. Ltd",
        "Công ty TNHH Sông Thao",
        "Blue Kite GmbH",
    ]
    assert [one.country for one in found.partners][::3] == ["IN", "DE"]


def test_a_list_that_writes_the_month_first_is_read_so():
    found = read_register(MONTHS_FIRST)

    assert [(str(one.term.start), str(one.term.end)) for one in found.agreements] == [
        ("2018-01-25", "2023-01-24"),
        ("2002-06-24", "2007-06-23"),
        ("2018-05-02", "2028-05-01"),
    ]


def test_what_is_glued_behind_names_is_cut_off_and_papers_in_brackets_are_papers():
    found = read_register(GLUED)

    assert [one.name for one in found.partners] == [
        "Kagami University",
        "Yamagawa University",
        "Meio Bay University",
        "National University of Champasak",
        "Universiti Selat Malaysia",
    ]
    assert [one.parties[0] for one in found.agreements] == ["Kagami University", "Meio Bay University"]


def test_names_in_square_brackets_are_other_forms():
    found = read_register(NATIVE_NAMES)

    assert [one.name for one in found.partners] == [
        "University of Korana",
        "University of Puszta",
        "Shiroi University of Technology",
    ]
    assert found.partners[1].aliases == ()


def test_a_day_before_the_verb_belongs_to_the_year_above():
    found = read_register(YEARS)

    assert days(found) == {
        "Trường Cao đẳng Sư phạm Sông Nậm": "2019-04-12",
        "Sở Giáo dục và Đào tạo tỉnh Lai Châu": "2019-09-30",
        "Công ty Cổ phần Thủy điện Nậm Hua": "2020-06-08",
    }
