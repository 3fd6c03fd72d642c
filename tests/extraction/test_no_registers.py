"""Lists and texts that name organisations and are no registers of cooperation."""

import pytest
from tests.extraction.registers import read_register

RANKING = """Top universities of the region 2023
1. National University of Singapore (Singapore) 98.5
2. Nanyang Technological University (Singapore) 97.1
3. University of Malaya (Malaysia) 88.0
4. Chulalongkorn University (Thailand) 80.2
"""
ADMISSIONS = """THÔNG BÁO TUYỂN SINH NĂM 2024
STT\tTên trường\tMã trường\tChỉ tiêu\tHạn nộp hồ sơ
1\tTrường Đại học Kinh tế\tKTE\t120\t30/6/2024
2\tTrường Đại học Luật\tLUA\t80\t15/7/2024
3\tHọc viện Tài chính\tHTC\t200\t20/7/2024
"""
ARTICLES = """QUY CHẾ TỔ CHỨC
1. Trường có nhiệm vụ đào tạo nguồn nhân lực.
2. Khoa tổ chức giảng dạy theo kế hoạch năm học 2023-2024.
3. Phòng Đào tạo trình Hiệu trưởng trước ngày 30/6/2024.
"""
PROGRAMME = """Conference programme, 12-13 October 2023
- 8:30 Opening, Prof. A. Tanaka, Kyoto University
- 9:00 Keynote, Dr. B. Lee, KAIST
- 10:00 Panel of the rectors of three universities
- 12:00 Lunch
"""
ALUMNI = """Lecturers of the Faculty
1. Dr. Nguyen Van An, PhD at Kyoto University, 2015
2. Dr. Tran Thi Binh, PhD at University of Leeds, 2018
3. Dr. Le Minh Chau, PhD at Seoul National University, 2020
"""
CONTACTS = """Danh bạ
1. Phòng Đào tạo: 024.3756.4129
2. Phòng Tài chính: 024.3756.4130
3. Thư viện: 024.3756.4131
"""
PROSE = """Đại học Quốc gia Hà Nội và Đại học Kyoto tổ chức hội thảo ngày 12/3/2023.
Đại học Osaka gửi ba nhà khoa học. Đại học Kobe không tham dự.
Viện Toán học đăng cai năm 2024.
Trường Đại học Vinh là khách mời.
"""


@pytest.mark.parametrize(
    "text",
    [RANKING, ADMISSIONS, ARTICLES, PROGRAMME, ALUMNI, CONTACTS, PROSE, "", "\n\n", "1. A\n2. B\n3. C"],
)
def test_nothing_is_found_where_no_cooperation_is_listed(text: str) -> None:
    findings = read_register(text)

    assert findings.partners == ()
    assert findings.agreements == ()
