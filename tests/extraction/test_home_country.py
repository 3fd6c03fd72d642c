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
