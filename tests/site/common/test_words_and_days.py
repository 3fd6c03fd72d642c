"""Days, numbers, page numbers and addresses as pages show and read them."""

from datetime import date

import pytest
from django.core.paginator import Paginator
from django.test import RequestFactory
from django.utils import translation

from caunoi.domain.dates import PartialDate
from caunoi_web.common.addresses import own_address
from caunoi_web.common.asof import day_of, read_day
from caunoi_web.common.fields import DayField
from caunoi_web.common.jinja import breakable, format_day, format_number, format_partial, with_query
from caunoi_web.common.paging import page_numbers


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ("2026-11-21", date(2026, 11, 21)),
        ("21/11/2026", date(2026, 11, 21)),
        ("1/11/2021", date(2021, 11, 1)),
        (" 21/11/2026 ", date(2026, 11, 21)),
        ("31/02/2026", None),
        ("11/21/2026", None),
        ("tomorrow", None),
        ("", None),
        ("1/2", None),
        ("31/12/9999", None),
        ("9999-12-31", None),
        ("1/1/1", None),
        ("²/²/²", None),
    ],
)
def test_days_are_read_day_first_and_must_exist(typed, day):
    assert read_day(typed) == day


def test_a_page_speaks_of_today_unless_the_address_names_a_day(today_is):
    today_is(date(2026, 11, 21))

    assert day_of(RequestFactory().get("/")) == date(2026, 11, 21)
    assert day_of(RequestFactory().get("/?as_of=2025-11-27")) == date(2025, 11, 27)


def test_a_day_that_does_not_exist_is_said_so(client_as, today_is):
    today_is(date(2026, 11, 21))

    text = client_as("viewer", language="en").get("/?as_of=31/02/2026").text

    assert "This day does not exist; 21/11/2026 is shown instead." in text
    assert 'value="31/02/2026"' in text


def test_a_field_for_days_never_takes_the_month_first():
    field = DayField()

    assert field.clean("1/11/2021") == date(2021, 11, 1)
    with translation.override("en"), pytest.raises(Exception, match="dd/mm/yyyy"):
        field.clean("11/21/2021")


def test_days_are_written_the_same_in_both_languages():
    for language in ("vi", "en"):
        with translation.override(language):
            assert format_day(date(2026, 1, 2)) == "02/01/2026"


@pytest.mark.parametrize(
    ("iso", "shown"), [("2022", "2022"), ("2022-08", "08/2022"), ("2022-08-05", "05/08/2022")]
)
def test_a_date_never_says_more_than_is_known(iso, shown):
    assert format_partial(PartialDate.parse(iso)) == shown


def test_numbers_follow_the_language():
    with translation.override("vi"):
        assert (format_number(1234567), format_number(1.5)) == ("1.234.567", "1,5")
    with translation.override("en"):
        assert (format_number(1234567), format_number(1.5)) == ("1,234,567", "1.5")


def test_page_numbers_leave_gaps():
    page = Paginator(range(1000), 10).page(50)

    assert page_numbers(page).shown == (1, 0, 48, 49, 50, 51, 52, 0, 100)


def test_a_link_keeps_the_filters_of_the_address():
    request = RequestFactory().get("/?status=expired&country=JP&page=3")

    assert with_query(request, page=None, sort="-end") == "?status=expired&country=JP&sort=-end"


@pytest.mark.parametrize(
    "wanted", ["https://elsewhere.example/", "//elsewhere.example", "javascript:alert(1)", ""]
)
def test_nobody_is_sent_elsewhere(wanted):
    assert own_address(RequestFactory().get("/"), wanted, "/home/") == "/home/"


def test_an_address_of_this_site_is_kept():
    assert own_address(RequestFactory().get("/"), "/register/?q=1", "/") == "/register/?q=1"


def test_a_range_of_dates_may_break_between_them_and_nowhere_else():
    assert breakable("30/6/2021-30/6/2026") == "30/6/2021-<wbr>30/6/2026"
    assert breakable("-") == "-<wbr>"
    assert breakable("2021 - 2026, 5G-IoT, COVID-19, X-") == "2021 - 2026, 5G-IoT, COVID-19, X-"


def test_breaking_a_text_trusts_nothing_in_it():
    assert breakable("<b>1-2</b>") == "&lt;b&gt;1-<wbr>2&lt;/b&gt;"
