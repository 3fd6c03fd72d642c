"""Papers between governments, ministries and offices, whose names no rule for schools and firms knows."""

import pytest

from caunoi.domain.documents import Document
from caunoi.domain.kinds import Genre
from caunoi.extraction import extract


def read(text: str):
    findings = extract(Document("m.txt", text))
    assert findings.genre is Genre.MOU
    return findings


COMMON_NAMES = [
    (
        "The Ministry of Trade, Crafts and Tourism of Malta and the Ministry of Higher Education and "
        "Research of Jordan (hereinafter referred to as “the Parties”),\nDesiring to cooperate,\n"
        "Have agreed as follows:\nArticle 1\nThe Parties exchange students.",
        "Ministry of Trade, Crafts and Tourism of Malta",
        ["Ministry of Higher Education and Research of Jordan"],
    ),
    (
        "MEMORANDUM OF UNDERSTANDING\nThe Government of the Republic of Peru, the Government of the Republic "
        "of Chile,\nand the Government of the Kingdom of Norway (hereinafter jointly the “Parties” and "
        "separately a “Party”)\nRECOGNISING the use of joint research,\nHEREBY AGREE as follows:",
        "Government of the Republic of Peru",
        ["Government of the Republic of Chile", "Government of the Kingdom of Norway"],
    ),
    (
        "Chính phủ nước Cộng hòa\nxã hội chủ nghĩa Việt Nam và Chính phủ nước Cộng hòa Phần Lan (sau đây gọi "
        "là “hai Bên”);\nMong muốn tăng cường hợp tác;\nĐã thỏa thuận như sau:\nĐiều 1. Hai Bên trao "
        "đổi sinh viên.",
        "Chính phủ nước Cộng hòa xã hội chủ nghĩa Việt Nam",
        ["Chính phủ nước Cộng hòa Phần Lan"],
    ),
    (
        "Bộ Giáo dục và Đào tạo Việt Nam và Bộ Giáo dục nước Cộng hòa Ba Lan, dưới đây gọi tắt là các Bên,\n"
        "Xét nhu cầu của mình,\nNhận thức lợi ích chung,\nĐiều 1. Các Bên trao đổi giảng viên.",
        "Bộ Giáo dục và Đào tạo Việt Nam",
        ["Bộ Giáo dục nước Cộng hòa Ba Lan"],
    ),
    (
        "The Northern Economic and Cultural Office in Oslo and the\nSouthern Economic and Cultural Office in "
        "Lima (hereinafter\nreferred to singularly as “the Party” and collectively as “both\nParties”) "
        "have agreed as follows:\nArticle 1\nExchange of teachers.",
        "Northern Economic and Cultural Office in Oslo",
        ["Southern Economic and Cultural Office in Lima"],
    ),
]


@pytest.mark.parametrize(("text", "host", "partners"), COMMON_NAMES)
def test_the_sides_before_their_common_name_are_host_and_partners(text: str, host: str, partners: list[str]):
    found = read(text)

    assert found.host is not None
    assert found.host.name == host
    assert [one.name for one in found.partners] == partners
    assert [one.parties for one in found.agreements] == [tuple(partners)]


def test_a_list_of_schools_with_a_common_name_keeps_them_apart():
    found = read(
        "AGREEMENT\nAlpha University, Beta University and Gamma University (hereinafter called the Parties) "
        "have agreed as follows:\nArticle 1\nJoint research.\nArticle 2\nExchange of students.\n"
    )

    assert [one.name for one in found.partners] == ["Beta University", "Gamma University"]


def test_an_entry_whose_body_no_rule_knows_is_taken_as_written():
    found = read(
        "MEMORANDUM OF AGREEMENT\nThis Memorandum of Agreement (“MOA”) is made by and between:\n"
        "Hillside State University (HSU), a state university, hereinafter referred to as the “UNIVERSITY”;\n"
        "-and-\nMunicipal Court (Branch 3), a government office with address at Lake Town, represented "
        "by its "
        "clerk, hereinafter referred to as the “COURT”.\nWITNESSETH:\nWHEREAS, students need internships;\n"
    )

    assert [one.name for one in found.partners] == ["Municipal Court"]


def test_short_names_of_the_paper_and_its_day_are_no_sides():
    found = read(
        "Orbit, Inc. asks for confidential treatment.\nLICENSE AGREEMENT\nThis License Agreement "
        "(“Agreement”) "
        "is entered into this 25th day of May, 2017 (the “Effective Date”) between Lakeside University "
        "having "
        "an address at 1 Main St (“University”), and Orbit, Inc., a corporation (“Licensee”).\n"
        "WHEREAS, University owns patents;\n"
    )

    assert found.host is not None
    assert found.host.name == "Lakeside University"
    assert [one.name for one in found.partners] == ["Orbit, Inc."]


def test_the_day_of_a_paper_that_the_preamble_recalls_is_not_its_own():
    found = read(
        "MEMORANDUM OF UNDERSTANDING\nThe Ministry of Education of Malta and the Ministry of Education of "
        "Jordan (hereinafter referred to as “the Parties”);\nRECALLING the Agreement on Economic Cooperation "
        "between the Government of Malta and the Government of Jordan signed on 24 June, 1995 at Amman;\n"
        "Have agreed as follows:\nArticle 1\nJoint research.\n"
    )

    main = [one for one in found.agreements if one.signed is None]
    assert len(main) == 1


def test_a_notice_tells_the_days_of_the_paper_and_its_own_day_is_of_neither():
    found = read(
        "Số: 5/TB-LPQT\nHà Nội, ngày 30 tháng 11 năm 2022\nBộ Ngoại giao trân trọng thông báo:\n"
        "Hiệp định giữa Chính phủ Cộng hòa xã hội chủ nghĩa Việt Nam và Chính phủ Vương quốc Na Uy về "
        "giáo dục, "
        "ký tại Oslo ngày 01 tháng 10 năm 2022, có hiệu lực từ ngày 15 tháng 11 năm 2022.\n\n"
        "Chính phủ Cộng hòa xã hội chủ nghĩa Việt Nam và Chính phủ Vương quốc Na Uy (sau đây gọi là "
        "“hai Bên”);\n"
        "Đã thỏa thuận như sau:\nĐiều 1. Hai Bên trao đổi sinh viên.\n"
    )

    (paper,) = found.agreements
    assert str(paper.signed) == "2022-10-01"
    assert str(paper.term.start) == "2022-11-15"


def test_the_later_of_two_days_of_signing_counts():
    found = read(
        "1.Signed on October 15 and September 15, 2008; Entered into Force on October 20, 2008\n"
        "The Ministry of Education of Malta and the Ministry of Education of Jordan (hereinafter “the "
        "Parties”) "
        "have agreed as follows:\nArticle 1\nJoint research.\nArticle 2\nExchange of students.\n"
    )

    assert str(found.agreements[0].signed) == "2008-10-15"


@pytest.mark.parametrize(
    "text",
    [
        "Hôm qua, Bộ Giáo dục Việt Nam và Bộ Giáo dục Lào đã ký thỏa thuận hợp tác tại Hà Nội. Hai bên "
        "sẽ trao đổi "
        "sinh viên.",
        "The Government of Peru and the Government of Chile signed an agreement in Lima. Both sides "
        "will exchange "
        "students.",
    ],
)
def test_news_about_states_is_no_paper_of_theirs(text: str):
    assert extract(Document("n.txt", text)).genre is not Genre.MOU
