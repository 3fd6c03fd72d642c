"""Lists as offices publish them: by country or year on one line, with units, counts or numbers first."""

import pytest
from tests.extraction.registers import read_register

from caunoi.domain.documents import Document
from caunoi.extraction import extract

BY_COUNTRY = """Đối tác đã ký kết biên bản ghi nhớ
Nhật Bản: Đại học Hồng Sơn (2015), Đại học Mai Khê (ký 3/2018), Viện Công nghệ Shiroi (2019)
Hàn Quốc: Đại học Tây Lâm (2016), Đại học Jeolla Bắc (2020)
"""
BY_YEAR = """Thống kê các MOU đã ký trong giai đoạn 2018 – 2022

2018: Đại học Hồng Sơn (Nhật Bản); Đại học Tây Lâm (Hàn Quốc)
2019: Viện Hải dương Bắc Á (Thái Lan)
Năm 2020: Đại học Mai Khê (Pháp); Công ty TNHH Sông Thao
"""
UNIT_FIRST = """BẢNG TỔNG HỢP VĂN BẢN HỢP TÁC
TT Khoa Đối tác Quốc gia Ngày ký Ngày hết hạn Tình trạng
1 Khoa Cơ khí Đại học Hồng Sơn Nhật Bản 12/3/2019 11/3/2024 Hết hiệu lực
2 Khoa Cơ khí Công ty TNHH Sông Thao Việt Nam 04/6/2020 03/6/2025 Còn hiệu lực
3 Khoa Ngoại ngữ Đại học Tây Lâm Hàn Quốc 01/10/2021 30/9/2026 Còn hiệu lực
"""
COUNTS = """Các trường đối tác trao đổi sinh viên
Trường Quốc gia Chỉ tiêu/năm Hạn thỏa thuận
Đại học Hồng Sơn Nhật Bản 2 31/3/2026
Đại học Mai Khê Nhật Bản 3 30/9/2025
Đại học Tây Lâm Hàn Quốc 5 28/02/2027
"""
CONTRACTS = """Phụ lục 5: Danh sách hợp đồng chuyển giao công nghệ, tư vấn
TT Số hợp đồng, ngày ký Tên đơn vị Nội dung Giá trị (triệu đồng)
1 12/HĐ-CGCN ngày 15/3/2021 Công ty CP Sông Thao Chuyển giao quy trình sản xuất phân vi sinh 350
2 27/HĐ-TV ngày 02/8/2021 Sở Nông nghiệp tỉnh Hồng Lam Tư vấn quy hoạch vùng trồng 480
3 05/HĐ-CGCN ngày 20/01/2022 Hợp tác xã Mai Khê Chuyển giao giống nấm 120
"""
THREE_DAYS = """Partner Country First signed Renewed Expires
University of Korana Croatia 12/03/2009 12/03/2014 11/03/2019
Tatra University Slovakia 04/06/2010 04/06/2015 03/06/2020
Dunavar University Hungary 01/10/2011 01/10/2016 30/09/2021
"""
SEATS = """International Partners
Institution
Location
Status
Expiration Date
University of Korana
Zagreb, Croatia
Active
03/11/2027
Tatra University
Košice, Slovakia
Expired
06/03/2020
Dunavar University
Győr, Hungary
Active
No expiration
"""
SINCE = """Partner companies of the Faculty

Company Cooperation since Form
Blue Kite GmbH since 2015 internships
Sông Thao JSC from 5/2019 to present recruitment, scholarships
Lotus Pumps Co., Ltd since March 2021 laboratory sponsorship
"""
CHRONICLE = """Đối tác và biên bản ghi nhớ của Khoa
2018: mở ngành mới, nối lại quan hệ với Đại học Hồng Sơn
2019: Khoa chuyển về cơ sở hai
2020: đón đoàn Đại học Mai Khê
"""


def table(text):
    found = extract(Document("list.txt", text))
    country = {one.name: one.country for one in found.partners}
    return [
        (one.parties[0], country[one.parties[0]], str(one.signed), str(one.term.end))
        for one in found.agreements
    ]


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        (
            BY_COUNTRY,
            [
                ("Đại học Hồng Sơn", "JP", "2015", "None"),
                ("Đại học Mai Khê", "JP", "2018-03", "None"),
                ("Viện Công nghệ Shiroi", "JP", "2019", "None"),
                ("Đại học Tây Lâm", "KR", "2016", "None"),
                ("Đại học Jeolla Bắc", "KR", "2020", "None"),
            ],
        ),
        (
            BY_YEAR,
            [
                ("Đại học Hồng Sơn", "JP", "2018", "None"),
                ("Đại học Tây Lâm", "KR", "2018", "None"),
                ("Viện Hải dương Bắc Á", "TH", "2019", "None"),
                ("Đại học Mai Khê", "FR", "2020", "None"),
                ("Công ty TNHH Sông Thao", "VN", "2020", "None"),
            ],
        ),
        (
            UNIT_FIRST,
            [
                ("Đại học Hồng Sơn", "JP", "2019-03-12", "2024-03-11"),
                ("Công ty TNHH Sông Thao", "VN", "2020-06-04", "2025-06-03"),
                ("Đại học Tây Lâm", "KR", "2021-10-01", "2026-09-30"),
            ],
        ),
        (
            COUNTS,
            [
                ("Đại học Hồng Sơn", "JP", "None", "2026-03-31"),
                ("Đại học Mai Khê", "JP", "None", "2025-09-30"),
                ("Đại học Tây Lâm", "KR", "None", "2027-02-28"),
            ],
        ),
        (
            CONTRACTS,
            [
                ("Công ty CP Sông Thao", "VN", "2021-03-15", "None"),
                ("Sở Nông nghiệp tỉnh Hồng Lam", "VN", "2021-08-02", "None"),
                ("Hợp tác xã Mai Khê", "VN", "2022-01-20", "None"),
            ],
        ),
        (
            THREE_DAYS,
            [
                ("University of Korana", "HR", "2009-03-12", "2019-03-11"),
                ("Tatra University", "SK", "2010-06-04", "2020-06-03"),
                ("Dunavar University", "HU", "2011-10-01", "2021-09-30"),
            ],
        ),
    ],
    ids=["by country", "by year", "unit first", "counts", "contract numbers", "three days"],
)
def test_each_row_gives_its_partner_country_and_days(text, rows):
    assert table(text) == rows


def test_the_country_may_stand_at_the_end_of_an_address():
    found = read_register(SEATS)

    assert [one.country for one in found.partners] == ["HR", "SK", "HU"]


def test_words_that_lead_to_a_date_are_no_part_of_the_name():
    found = read_register(SINCE)

    assert [one.name for one in found.partners] == [
        "Blue Kite GmbH",
        "Sông Thao JSC",
        "Lotus Pumps Co., Ltd",
    ]
    assert [str(one.term.start) for one in found.agreements] == ["2015", "2019-05", "2021-03"]


def test_a_chronicle_by_years_is_no_list_of_partners():
    assert read_register(CHRONICLE).agreements == ()
