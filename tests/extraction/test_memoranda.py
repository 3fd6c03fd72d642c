"""The text of an agreement itself, in the ways offices lay it out."""

import pytest

from caunoi.domain.documents import Document
from caunoi.domain.kinds import Genre
from caunoi.extraction import extract

CLAUSES_VI = """
Điều 1. Nội dung hợp tác
Hai bên cùng nghiên cứu khoa học và tổ chức hội thảo.
Điều 2. Tài chính
Theo từng hoạt động.
Điều 3. Hiệu lực
Thỏa thuận có hiệu lực 05 năm kể từ ngày ký.
"""
CLAUSES_EN = """
Article 1 - Scope
The parties will promote joint research and exchange of students.
Article 2 - Costs
Each party bears its own costs.
Article 3 - Term
This agreement takes effect upon signature by all parties and remains in force for a period of three years.
"""


def read(text: str):
    findings = extract(Document("m.txt", text))
    assert findings.genre is Genre.MOU
    return findings


@pytest.mark.parametrize(
    "preamble",
    [
        "BÊN A: TRƯỜNG ĐẠI HỌC HỒNG LAM\nĐịa chỉ: 1 Lê Lợi, TP. Vinh\n"
        "BÊN B: SỞ CÔNG THƯƠNG TỈNH NGHỆ AN\nBÊN C: CÔNG TY CỔ PHẦN GỐM SƯƠNG",
        "1. TRƯỜNG ĐẠI HỌC HỒNG LAM (sau đây gọi là Bên thứ nhất)\n   Địa chỉ: 1 Lê Lợi, TP. Vinh\n"
        "2. SỞ CÔNG THƯƠNG TỈNH NGHỆ AN (sau đây gọi là Bên thứ hai)\n   Trực thuộc UBND tỉnh Nghệ An\n"
        "3. CÔNG TY CỔ PHẦN GỐM SƯƠNG (sau đây gọi là Bên thứ ba)",
        "| BÊN A | BÊN B | BÊN C |\n"
        "| TRƯỜNG ĐẠI HỌC HỒNG LAM | SỞ CÔNG THƯƠNG TỈNH NGHỆ AN | CÔNG TY CỔ PHẦN GỐM SƯƠNG |",
    ],
)
def test_three_sides_are_told_however_they_are_laid_out(preamble):
    text = (
        "BẢN GHI NHỚ HỢP TÁC\n\nHôm nay, ngày 12 tháng 3 năm 2023, chúng tôi gồm:\n\n"
        f"{preamble}\n\nCác bên thống nhất:\n{CLAUSES_VI}"
    )

    findings = read(text)

    (agreement,) = findings.agreements
    assert findings.host.name == "TRƯỜNG ĐẠI HỌC HỒNG LAM"
    assert set(agreement.parties) == {"SỞ CÔNG THƯƠNG TỈNH NGHỆ AN", "CÔNG TY CỔ PHẦN GỐM SƯƠNG"}
    assert str(agreement.signed) == "2023-03-12"
    assert str(agreement.term.end) == "2028-03-12"


def test_a_side_no_rule_knows_is_taken_as_it_stands():
    text = (
        "THỎA THUẬN HỢP TÁC\nHôm nay, ngày 12/3/2023, chúng tôi gồm:\nBÊN A: Trường Đại học Hồng Lam\n"
        f"BÊN B: Kumo Đà Lạt, đại diện ông Nam\n{CLAUSES_VI}"
    )

    (partner,) = read(text).partners

    assert partner.name == "Kumo Đà Lạt"


@pytest.mark.parametrize(
    "foot",
    [
        "Porto, 24.06.2019                    Can Tho, 08.07.2019",
        "IN WITNESS WHEREOF, the parties have hereunto set their hands this 8th day of July 2019 at Porto.",
        "Date: 24/06/2019\nDate: 08/07/2019",
    ],
)
def test_the_day_of_the_last_signature_counts(foot):
    text = (
        "COOPERATION AGREEMENT\nbetween\n"
        'University of Porto, Portugal (hereinafter "UP")\nand\n'
        'Can Tho University, Viet Nam (hereinafter referred to as "CTU")\n'
        f"On the basis of the memorandum concluded on 12.05.2016.\n{CLAUSES_EN}\n{foot}\n"
    )

    agreement = next(one for one in read(text).agreements if one.rule == "memorandum")

    assert str(agreement.signed) == "2019-07-08"
    assert str(agreement.term.end) == "2022-07-08"


def test_a_notary_signs_nothing():
    text = (
        "MEMORANDUM OF AGREEMENT\nbetween\n"
        'University of Porto, Portugal (hereinafter "UP")\nand\n'
        f'Can Tho University, Viet Nam (hereinafter referred to as "CTU")\n{CLAUSES_EN}\n'
        "Signed on 8 July 2019 at Porto.\n\n"
        "ACKNOWLEDGMENT\nBEFORE ME, a Notary Public, on this 17th day of July 2019.\n"
    )

    assert str(read(text).agreements[0].signed) == "2019-07-08"


def test_an_annex_of_a_later_day_is_a_paper_of_its_own():
    text = (
        f"THỎA THUẬN HỢP TÁC\nHôm nay, ngày 12/3/2019, chúng tôi gồm:\nBÊN A: Trường Đại học Hồng Lam\n"
        f"BÊN B: Công ty Cổ phần Gốm Sương\n{CLAUSES_VI}\n\nPHỤ LỤC SỐ 1\n"
        "Phụ lục ký ngày 9-9-2021, gia hạn Thỏa thuận đến hết ngày 30/4/2028.\n"
    )

    main, annex = read(text).agreements

    assert (str(main.signed), str(annex.signed)) == ("2019-03-12", "2021-09-09")
    assert str(annex.term.end) == "2028-04-30"


def test_a_blank_day_leaves_the_month():
    text = (
        "BẢN GHI NHỚ\nHôm nay, ngày ….. tháng 8 năm 2022, chúng tôi gồm:\nBÊN A: Trường Đại học Hồng Lam\n"
        f"BÊN B: Công ty Cổ phần Gốm Sương\n{CLAUSES_VI}"
    )

    (agreement,) = read(text).agreements

    assert str(agreement.signed) == "2022-08"
    assert agreement.term.end is None


def test_the_seat_in_the_preamble_gives_the_country():
    text = (
        "MEMORANDUM OF UNDERSTANDING\nmade by and between\n"
        'Hong Lam University, Vinh City, Viet Nam (hereinafter "HLU"),\n'
        f'and\nSaint Bride College, with its seat in Cork, Ireland (hereinafter "SBC").\n{CLAUSES_EN}'
    )

    (partner,) = read(text).partners

    assert (partner.name, partner.country) == ("Saint Bride College", "IE")
