"""Countries and territories in the language of the page."""

from django.utils import translation

from caunoi_web.common.countries import country_choices, country_name


def test_a_country_is_named_in_the_language_of_the_page():
    names = []
    for language in ("vi", "en"):
        with translation.override(language):
            names.append(country_name("KR"))

    assert names == ["Hàn Quốc", "South Korea"]


def test_offices_write_italia():
    assert country_name("IT", "vi") == "Italia"


def test_what_has_no_name_is_shown_as_it_is():
    assert (country_name("XZ", "vi"), country_name("", "vi")) == ("XZ", "")


def test_choices_follow_the_vietnamese_alphabet():
    names = [name for _, name in country_choices("vi")]

    assert names.index("Ấn Độ") < names.index("Đài Loan") < names.index("Việt Nam")


def test_territories_are_there_but_unions_of_countries_are_not():
    codes = {code for code, _ in country_choices("en")}

    assert {"TW", "HK", "MO"} <= codes
    assert not {"EU", "UN", "ZZ"} & codes
