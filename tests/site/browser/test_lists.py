"""Lists in a real browser: three presses to what one looks for, views, ticked rows, the palette."""

import re

import pytest
from tests.site import factories
from tests.site.browser.conftest import NARROW
from tests.site.browser.watching import assert_accessible, assert_fits
from tests.site.register.ptit import enter_ptit_rows

from caunoi_web.accounts.models import Role


@pytest.fixture
def ptit(transactional_db):
    """The fifteen rows."""
    return enter_ptit_rows(factories.a_person("keeper", role=Role.HEAD))


def test_agreements_with_a_country_ending_soon_are_three_presses_from_home(open_page, officer, ptit):
    page = open_page(officer, language="en")
    page.goto("/?as_of=2026-11-21")

    page.locator(".top .nav").get_by_role("link", name="Agreements").first.click()  # 1
    page.locator(".filters").get_by_role("link", name="Japan").click()  # 2
    page.locator(".filters").get_by_role("link", name="Within 180 days").click()  # 3

    page.wait_for_url(re.compile("country=JP.*within=180|within=180.*country=JP"))
    assert page.locator("#list tbody tr").count() >= 1


def test_a_filtered_list_is_kept_under_a_name_and_opened_again(open_page, officer, ptit):
    page = open_page(officer, language="en")
    page.goto("/register/agreements/?country=IT")

    page.get_by_role("link", name="Keep this view…").click()
    page.get_by_label("Name of the view").fill("Italy")
    page.get_by_role("button", name="Keep").click()
    page.goto("/register/agreements/")
    page.get_by_role("navigation", name="Saved views").get_by_role("link", name="Italy").click()

    page.wait_for_url("**country=IT**")
    assert_accessible(page)


def test_ticked_rows_are_changed_after_a_look_at_what_will_change(open_page, officer, ptit):
    page = open_page(officer, language="en")
    page.goto("/register/agreements/?country=IT")

    for tick in page.locator("td.pick input").all()[:2]:
        tick.check()
    page.get_by_role("button", name="Change the ticked rows…").click()
    page.get_by_label("Level").select_option("unit")
    page.get_by_label("Why").fill("Decision 12")
    page.get_by_role("button", name="Show what will change").click()
    page.get_by_text("2 records will change.").wait_for()
    assert_accessible(page)
    page.get_by_role("button", name="Change these").click()

    page.get_by_text("2 records were changed.").wait_for()


def test_the_palette_is_walked_with_the_keyboard_alone(open_page, officer, ptit):
    page = open_page(officer, language="en")
    page.goto("/")

    page.keyboard.press("/")
    page.keyboard.type("kyushu")
    page.locator(".palette:visible [data-offer]").first.wait_for()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")

    page.wait_for_url(re.compile("/register/(organisations|agreements)/.+/"))


def test_escape_leaves_the_palette_and_keeps_the_words(open_page, officer, ptit):
    page = open_page(officer, language="en")
    page.goto("/")
    page.keyboard.press("Control+k")
    page.keyboard.type("add")
    page.locator(".palette:visible [data-offer]").first.wait_for()

    page.keyboard.press("Escape")

    assert page.locator(".palette:visible").count() == 0
    assert page.locator("[data-search]:visible").input_value() == "add"


@pytest.mark.parametrize("language", ["vi", "en"])
def test_lists_and_their_tools_fit_a_telephone(open_page, officer, ptit, language):
    page = open_page(officer, language=language, viewport=NARROW)
    for address in (
        "/register/agreements/",
        "/register/organisations/",
        "/desk/views/",
        "/desk/views/save/?list=agreements",
        "/register/changes/",
    ):
        page.goto(address)
        assert_fits(page)
