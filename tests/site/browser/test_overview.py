"""The overview in a real browser: from a mark to its records, by mouse and keyboard, wide and narrow."""

import re

import pytest
from tests.site import factories
from tests.site.browser.conftest import NARROW
from tests.site.browser.watching import assert_accessible, assert_fits

from caunoi.domain.kinds import Activity

DAY = "2026-11-21"
PAGES = ("", "map/", "map/?by=town&what=partners", "network/", "timeline/", "years/", "stated/")


@pytest.fixture
def some_agreements(transactional_db):
    """Partners in three countries, one of them small; a unit; a closed year."""
    unit = factories.a_unit("Khoa Kinh tế")
    for country, city in (("JP", "Kyoto"), ("JP", "Tokyo"), ("SG", "Singapore"), ("VN", "Hà Nội")):
        partner = factories.an_organisation(f"Đại học {city}", country=country, city=city)
        factories.an_agreement(
            partner,
            signed="2024-03-01",
            term=factories.a_term("2024-03-01", "2029-03-01", notice_months=6),
            host_unit=unit,
            activities=(Activity.JOINT_LAB,),
        )
    factories.a_year_snapshot()


def test_a_bar_and_a_column_open_just_their_agreements(open_page, officer, some_agreements):
    page = open_page(officer, language="en")
    page.goto(f"/overview/?as_of={DAY}")

    page.get_by_role("link", name="Japan: 2").click()
    page.wait_for_url(re.compile("country=JP"))
    assert page.locator("#list tbody tr").count() == 2
    page.go_back()
    page.locator("svg.columns a").first.click()

    page.wait_for_url(re.compile("signed=2024"))
    assert page.locator("#list tbody tr").count() == 4


def test_a_small_state_is_reached_on_the_map_by_keyboard(open_page, officer, some_agreements):
    page = open_page(officer, language="en")
    page.goto(f"/overview/map/?as_of={DAY}")

    page.locator("svg a[aria-label='Singapore: 1']").focus()
    page.keyboard.press("Enter")

    page.wait_for_url(re.compile("country=SG"))
    assert page.locator("#list tbody tr").count() == 1


def test_moving_the_day_moves_every_figure(open_page, officer, some_agreements):
    page = open_page(officer, language="en")
    page.goto("/overview/")

    page.get_by_label("As of").fill("01/01/2030")
    page.get_by_role("button", name="Show").click()

    page.wait_for_url(re.compile("as_of=01%2F01%2F2030"))
    assert page.locator(".figure strong").first.inner_text() == "0"


def test_the_pages_are_accessible_and_fit_a_phone(open_page, officer, some_agreements):
    wide = open_page(officer, language="en")
    narrow = open_page(officer, language="vi", viewport=NARROW)

    for place in PAGES:
        wide.goto(f"/overview/{place}")
        assert_accessible(wide)
        narrow.goto(f"/overview/{place}")
        assert_fits(narrow)
