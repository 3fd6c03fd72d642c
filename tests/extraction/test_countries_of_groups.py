"""The country of names that share one bracket, stand before a town, or below a lead."""

from time import process_time

import pytest

from caunoi.extraction import extract
from caunoi.reading import read


def countries(text: str) -> dict[str, str | None]:
    return {one.name: one.country for one in extract(read(text.encode(), "page.txt")).partners}


@pytest.mark.parametrize(
    ("text", "name", "country"),
    [
        (
            "Alpha University works with the Rockhill National Laboratory and Pinewood University (USA).",
            "Rockhill National Laboratory",
            "US",
        ),
        (
            "Alpha University cooperates with the National Institute of Fusion (NIF), National Optics"
            " Centre (NOC) and Pinewood University (Italy).",
            "National Institute of Fusion",
            "IT",
        ),
        (
            "Alpha University works with the Vasyl Hrim National University in Ivano-Frankivsk, Ukraine.",
            "Vasyl Hrim National University",
            "UA",
        ),
        (
            "Trường Đại học An Bình hợp tác với Đại học Gadja Mada - thành phố Yogyakarta (Indonesia).",
            "Đại học Gadja Mada",
            "ID",
        ),
    ],
)
def test_a_group_or_a_town_tells_the_country(text: str, name: str, country: str) -> None:
    assert countries(text)[name] == country


def test_a_firm_takes_no_country_of_the_firm_beside_it() -> None:
    text = "Trường Đại học An Bình ký kết với Công ty TNHH Esuri và Công ty Kanematsu Denko (Nhật Bản)."

    assert countries(text)["Công ty TNHH Esuri"] != "JP"


def test_a_long_list_of_joined_names_is_read_in_no_time() -> None:
    text = f"Alpha University works with Beta University{' and Cobalt Centre' * 40} and {'and ' * 60}."

    start = process_time()
    countries(text)

    assert process_time() - start < 5  # a pattern that blows up takes minutes
