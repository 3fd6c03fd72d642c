"""Countries in text, and the country that a name gives away."""

import pytest

from caunoi.extraction.places import country_of_name, country_stated, find_countries, find_places


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("nhiều đối tác Mỹ, Úc, Trung Quốc, Đài Loan như", ["US", "AU", "CN", "TW"]),
        ("I. Châu Á - Nhật Bản", ["JP"]),
        ("REPUBLIC OF KOREA", ["KR"]),
        ("CHLB Đức và LB Nga", ["DE", "RU"]),
        ("Germany / Thailand", ["DE", "TH"]),
        ("Tạp chí Mỹ thuật và pháp luật", []),
        ("Anh Nguyễn Văn Đức", []),
        ("Michael Jordan", []),
        ("Lào Cai", []),
    ],
)
def test_countries_are_found_by_either_language_and_homonyms_are_not(text: str, codes: list[str]) -> None:
    assert [mention.code for mention in find_countries(text)] == codes


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("Festo Vietnam Co., Ltd.", "VN"),
        ("Đại học Quốc gia Lào", "LA"),
        ("Viện Nghiên cứu Phát triển Pháp", "FR"),
        ("Cơ quan Trao đổi Hàn lâm Đức", "DE"),
        ("Đại học Công nghệ Sydney", "AU"),
        ("Đại học Bang Michigan", "US"),
        ("Yunnan Normal University", "CN"),
        ("Universitas Airlangga", "ID"),
        ("The Chinese University of Hong Kong", "HK"),
        ("German University in Cairo", "EG"),
        ("Tổng công ty Điện lực TP.HCM", "VN"),
        ("Georgia State University", "US"),
    ],
)
def test_a_name_gives_its_country_away(name: str, code: str) -> None:
    found = country_of_name(name)

    assert found is not None
    assert found[0] == code
    assert found[1] in name


@pytest.mark.parametrize("name", ["Trường Đại học Hồng Đức", "Samsung", "Đại học Georgia", "Viện Cơ học", ""])
def test_a_name_that_could_be_anywhere_decides_nothing(name: str) -> None:
    assert country_of_name(name) is None


def test_a_cell_with_two_countries_states_none() -> None:
    assert country_stated("Germany / Thailand") is None
    assert country_stated("P.R. China") == "CN"


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("Đại học Quốc gia Chi Nan", "TW"),
        ("Trường Cao đẳng Sư phạm Luông Nậm Thà", "LA"),
        ("Technical University of Mombasa", "KE"),
        ("Gdynia Maritime University", "PL"),
        ("Universidad Austral de Chile", "CL"),
        ("DAAD", "DE"),
        ("KOICA", "KR"),
        ("Bệnh viện Hữu nghị Việt Tiệp", "VN"),
    ],
)
def test_towns_and_known_bodies_give_the_country_away(name, code):
    found = country_of_name(name)

    assert found is not None
    assert found[0] == code


def test_a_known_body_is_no_place_of_a_sentence():
    assert find_places("We work with the DAAD.") == []
