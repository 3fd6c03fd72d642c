"""Partners that a Vietnamese paper names without a country."""

import pytest

from caunoi.domain.documents import Document
from caunoi.domain.kinds import Flag
from caunoi.extraction import extract
from caunoi.extraction.home_country import is_named_at_home


@pytest.mark.parametrize(
    "name",
    [
        "Công ty TNHH Ánh Dương",
        "CTCP Sen Vàng",
        "Viện Vật lý",
        "Viện Khoa học Vật liệu",
        "Trường Cao đẳng Lý Bôn",
    ],
)
def test_a_form_kept_for_bodies_at_home_is_at_home(name):
    assert is_named_at_home(name)


@pytest.mark.parametrize(
    "name",
    [
        "Đại học Thanh Hoa",
        "Ngân hàng Thế giới",
        "Quỹ Ford",
        "Samsung",
        "Institute of Physics",
        "Tổ chức Y tế Thế giới",
    ],
)
def test_a_proper_or_a_world_name_is_not(name):
    assert not is_named_at_home(name)


def _partners(text: str) -> dict:
    return {partner.name: partner for partner in extract(Document("n.txt", text)).partners}


def test_a_vietnamese_paper_lends_the_home_country_and_says_so():
    partners = _partners("Trường Đại học Hồng Lam đã ký thỏa thuận hợp tác với Công ty TNHH Ánh Dương.")

    assert partners["Công ty TNHH Ánh Dương"].country == "VN"
    assert Flag.COUNTRY_INFERRED.value in partners["Công ty TNHH Ánh Dương"].flags


def test_a_stated_country_stays():
    partners = _partners(
        "Trường Đại học Hồng Lam đã ký thỏa thuận hợp tác với Công ty TNHH Kobori (Nhật Bản)."
    )

    assert partners["Công ty TNHH Kobori"].country == "JP"


@pytest.mark.parametrize(
    "name", ["Tập đoàn Nam Sơn", "Bệnh viện Lão khoa", "Trường Đại học Minh Quang", "BV Hồng Ân"]
)
def test_words_of_its_own_that_are_vietnamese_make_a_partner_one_at_home(name):
    partners = _partners(f"Trường Đại học Hồng Lam đã ký biên bản ghi nhớ hợp tác với {name}.")

    assert partners[name].country == "VN"


def test_a_school_of_vietnamese_words_stays_open_where_chinese_names_are_read_so():
    partners = _partners(
        "Trường Đại học Hồng Lam đón đoàn từ Trung Quốc và Nhật Bản và ký thỏa thuận với Đại học Minh Quang."
    )

    assert partners["Đại học Minh Quang"].country is None


def test_a_school_of_a_foreign_name_is_from_the_one_country_that_the_news_speak_of():
    partners = _partners(
        "Sáng ngày 12/3/2024, Trường Đại học Hồng Lam đã ký biên bản ghi nhớ hợp tác với Trường Đại học "
        "Sokwang. Phát biểu tại buổi lễ, Hiệu trưởng cho biết sinh viên sẽ sang Hàn Quốc thực tập."
    )

    assert partners["Trường Đại học Sokwang"].country == "KR"
    assert Flag.COUNTRY_INFERRED.value in partners["Trường Đại học Sokwang"].flags


def test_the_country_whose_schools_are_listed_is_theirs():
    partners = _partners(
        "Trường Đại học Hồng Lam hợp tác với các trường của Đài Loan như Đại học Minh Tân, Đại học Hoa Phong."
    )

    assert {partners["Đại học Minh Tân"].country, partners["Đại học Hoa Phong"].country} == {"TW"}


def test_of_a_territory_and_its_state_in_one_note_the_territory_counts():
    partners = _partners(
        "Trường Đại học Hồng Lam ký thỏa thuận với Đại học Minh Tân (Đài Loan, Trung Quốc) về trao đổi."
    )

    assert partners["Đại học Minh Tân"].country == "TW"
