"""Texts that name many institutions and tell of no cooperation: nothing is proposed."""

import pytest

from caunoi.domain.documents import Document
from caunoi.domain.kinds import Genre
from caunoi.extraction import extract

CAREER_VI = """Hội đồng Giáo sư công bố danh sách ứng viên giáo sư, phó giáo sư năm 2031 hôm 13/9/2031.

Có 80 ứng viên giáo sư. PGS.TS Trần Văn Khởi, Hiệu trưởng Trường Đại học Sao Mai, tốt nghiệp Trường Đại
học Hồng Lam,
thạc sĩ tại Viện Công nghệ Châu Á (Thái Lan) và tiến sĩ tại Đại học Kyushu; ông công bố 40 bài báo quốc tế.
"""
PRIZES_VI = """12 đề tài của sinh viên đã giành giải nhất của giải thưởng khoa học năm 2031.

Chương trình do Bộ Giáo dục phối hợp với Quỹ Sáng tạo Hồng Lam tổ chức. Cuộc thi thu hút 300 đề tài từ
90 trường đại học,
ban giám khảo trao 12 giải nhất, 40 giải nhì cho các nhóm của Trường Đại học Sao Mai và Trường Đại học
Hồng Lam.
"""
RANKING_EN = """Three universities entered the world university rankings released on 28 September.

Northfield University was placed between 601st and 800th, Eastport University in the 1,201st-1,500th
group. The ranking
analysed 134 million citations; in Asia the top performers include the University of Tokyo and Peking
University.
"""
HONOURS_EN = """Westhill University awards three honorary doctorates to mark its 95th anniversary.

Professor A. Farrow of the Australian National University and Professor B. Lane of Michigan State
University received
international recognition for their work on plant biology.
"""
ARTICLE_VI = """ISSN 1859-0000 TẠP CHÍ KHOA HỌC SỐ 23, 2031
HỢP TÁC QUỐC TẾ TRONG GIÁO DỤC ĐẠI HỌC: BÀI HỌC TỪ BIÊN BẢN GHI NHỚ TẠI TRƯỜNG ĐẠI HỌC SAO MAI
COOPERATION IN HIGHER EDUCATION: LESSONS FROM AGREEMENTS AT SAO MAI UNIVERSITY
Tác giả liên hệ: an@example.edu.vn (Nhận bài: 07/7/2031; Chấp nhận đăng: 11/8/2031)
Tóm tắt - Bài viết phân tích việc thực hiện các biên bản ghi nhớ với đối tác như Đại học Kyushu.
Từ khóa: hợp tác, đối tác, ký kết.
"""
FORM_EN = """Memorandum of Understanding
Between
Westhill University
And
[NAME OF PARTNER]

This memorandum is made between Westhill University and ____ International Institute of Learning
(hereinafter XXXX).
Article 1. Scope
Exchange of students and joint research.
Article 2. Term
This memorandum shall be in effect for a period of five years.
"""


@pytest.mark.parametrize("text", [CAREER_VI, PRIZES_VI, RANKING_EN, HONOURS_EN, ARTICLE_VI, FORM_EN])
def test_nothing_is_proposed_where_no_cooperation_is_told(text: str) -> None:
    found = extract(Document("page.txt", text))

    assert (found.partners, found.agreements, found.figures) == ((), (), ())


@pytest.mark.parametrize(
    "text",
    [
        "Đoàn sinh viên Đại học Nữ Kyushu vừa có chuyến giao lưu với sinh viên Trường Đại học Sao Mai.\n",
        "Sáng 28/3/2031, hiệu trưởng Đại học Kyushu đã đến thăm Trường Đại học Sao Mai.\n",
        "A group from Northfield University visited Westhill University on 3 May 2031.\n",
    ],
)
def test_a_visit_is_read_though_no_word_of_agreement_falls(text: str) -> None:
    assert extract(Document("page.txt", text)).genre is not Genre.NEGATIVE


def test_the_number_of_an_item_is_no_figure() -> None:
    text = (
        "Trường Đại học Sao Mai ký thỏa thuận hợp tác với Đại học Kyushu gồm: (1) sinh viên trao đổi; "
        "(2) giảng viên thỉnh giảng.\n"
    )

    assert extract(Document("page.txt", text)).figures == ()
