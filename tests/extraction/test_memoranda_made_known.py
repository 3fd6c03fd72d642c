"""Papers that a notice makes known, and forms of papers that bind nobody."""

import pytest

from caunoi.domain.findings import Findings
from caunoi.domain.kinds import Genre
from caunoi.extraction import extract
from caunoi.reading import read

_NOTICE = """BỘ NGOẠI GIAO
Số: 77/2011/TB-LPQT
Hà Nội, ngày 05 tháng 9 năm 2011

THÔNG BÁO
VỀ VIỆC ĐIỀU ƯỚC QUỐC TẾ CÓ HIỆU LỰC

Bộ Ngoại giao trân trọng thông báo:

Thỏa thuận giữa Chính phủ nước Cộng hòa xã hội chủ nghĩa Việt Nam và Tổ chức Khí tượng các nước Nam Á (SAMO)\
 về thành lập Trung tâm dự báo tại Huế, ký tại Huế ngày 14 tháng 8 năm 2011, có hiệu lực từ ngày 20 tháng 8\
 năm 2011.

TL. BỘ TRƯỞNG
"""
_PLAN = """Kế hoạch hợp tác số 12/2009 giữa Bộ Giáo dục và Đào tạo Việt Nam và Bộ Giáo dục và Khoa học Xlô-va-ki-a giai đoạn 2009-2012
Hà Nội, ngày 02 tháng 8 năm 2009

Bộ Giáo dục và Đào tạo Việt Nam và Bộ Giáo dục và Khoa học Xlô-va-ki-a, dưới đây gọi là "các Bên",
Phù hợp với Hiệp định về hợp tác văn hóa giữa hai nước ký ngày 08 tháng 7 năm 1999 tại Hà Nội.
Đã thỏa thuận như sau:
Điều 1. Các Bên sẽ thông tin cho nhau về chính sách giáo dục.
"""  # noqa: E501


def _findings(text: str) -> Findings:
    return extract(read(text.encode(), "paper.txt"))


def test_the_sides_and_days_of_a_treaty_are_those_of_the_sentence_that_makes_it_known() -> None:
    findings = _findings(_NOTICE)

    (paper,) = findings.agreements
    assert findings.genre is Genre.MOU
    assert [partner.name for partner in findings.partners] == ["Tổ chức Khí tượng các nước Nam Á"]
    assert (str(paper.signed), str(paper.term.start)) == ("2011-08-14", "2011-08-20")


def test_the_years_in_its_title_are_the_validity_of_a_plan_and_no_recital_dates_it() -> None:
    findings = _findings(_PLAN)

    main = findings.agreements[0]
    assert (str(main.term.start), str(main.term.end)) == ("2009", "2012")
    assert main.signed is None or main.signed.year != 1999


@pytest.mark.parametrize(
    "blank", ["______________", "[Name of the institution]", "....................", "XXXXX"]
)
def test_a_form_with_a_blank_side_binds_nobody(blank: str) -> None:
    text = (
        f"MEMORANDUM OF UNDERSTANDING between {blank} and Red River University\n"
        "The universities agree to promote exchange of students and joint research.\n"
    )

    findings = _findings(text)

    assert findings.partners == ()
    assert findings.agreements == ()
