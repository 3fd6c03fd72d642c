"""The register in a real browser: filters and hints while typing, and all of it without scripts."""

import pytest
from tests.site import factories
from tests.site.browser.conftest import NARROW
from tests.site.browser.watching import assert_accessible, assert_fits
from tests.site.register.ptit import enter_ptit_rows

from caunoi_web.accounts.models import Role
from caunoi_web.register import services


@pytest.fixture
def ptit(transactional_db):
    """The fifteen rows."""
    return enter_ptit_rows(factories.a_person("keeper", role=Role.HEAD))


def test_the_list_follows_what_is_typed_and_the_address_follows_the_list(open_page, officer, ptit):
    page = open_page(officer, language="en")
    page.goto("/register/agreements/?as_of=2026-11-21")

    page.get_by_label("Words to find").fill("kyushu")
    page.wait_for_url("**text=kyushu**")

    page.get_by_text("1 in all as of 21/11/2026").wait_for()
    assert page.locator("#list tbody tr").count() == 1
    page.get_by_text("21 days left").wait_for()


def test_a_filter_opens_its_list_and_is_taken_out_again(open_page, officer, ptit):
    page = open_page(officer, language="en")
    page.goto("/register/agreements/?as_of=2026-11-21")

    page.locator(".filters").get_by_role("link", name="Italy").click()
    page.get_by_text("3 in all as of 21/11/2026").wait_for()
    page.get_by_role("link", name="Country: Italy").click()

    page.get_by_text("15 in all as of 21/11/2026").wait_for()


def test_filters_begin_folded_on_a_telephone(open_page, officer, ptit):
    page = open_page(officer, viewport=NARROW)
    page.goto("/register/agreements/")

    assert page.locator("details.filters").get_attribute("open") is None
    assert_fits(page)


def test_without_scripts_the_list_is_filtered_by_the_button(open_page, officer, ptit):
    page = open_page(officer, language="en", scripts=False)
    page.goto("/register/agreements/?as_of=2026-11-21")

    page.get_by_label("Words to find").fill("kyushu")
    page.get_by_role("button", name="Show").click()

    assert page.get_by_text("1 in all as of 21/11/2026").is_visible()


def test_a_name_that_is_there_already_is_shown_while_typing(open_page, officer, ptit):
    page = open_page(officer, language="en")
    page.goto("/register/organisations/add/")

    page.get_by_label("Name (required)").press_sequentially("vien nict", delay=10)

    page.get_by_text("Is it one of these?").wait_for()
    assert page.get_by_role("link", name="Viện NICT").is_visible()
    assert_accessible(page)


def test_partners_are_offered_while_typing(open_page, officer, ptit):
    page = open_page(officer, language="en")
    page.goto("/register/agreements/add/")

    page.get_by_label("Partner (required)").press_sequentially("dai hoc", delay=10)

    page.locator("#names option").first.wait_for(state="attached")
    assert page.locator("#names option").count() == 5


def test_an_agreement_is_added_by_hand_and_opens(open_page, officer, ptit):
    page = open_page(officer, language="en")
    page.goto("/register/agreements/add/")

    page.get_by_label("Partner (required)").fill("Viện NICT")
    page.get_by_label("Valid from").fill("2026")
    page.get_by_label("Valid until").fill("2025")
    page.get_by_role("button", name="Save").click()
    page.get_by_text("The validity ends (2025) before it begins (2026)").wait_for()
    assert_accessible(page)
    page.get_by_label("Valid until").fill("30/6/2027")
    page.get_by_role("button", name="Save").click()

    page.get_by_text("The agreement was added.").wait_for()
    assert page.get_by_text("30/06/2027").first.is_visible()


def test_the_pages_of_a_full_register_are_accessible_and_fit(open_page, officer, ptit):
    canberra = ptit["15"].party_rows.get().organisation
    services.add_names(actor=officer, organisation=canberra, names=[services.OtherName("UC", "acronym")])
    for viewport in (NARROW, {"width": 1280, "height": 900}):
        page = open_page(officer, viewport=viewport)
        for address in (
            "/?as_of=2026-11-21",
            "/register/agreements/?as_of=2026-11-21&country=IT",
            "/register/organisations/?status=active",
            f"/register/agreements/{ptit['15'].pk}/",
            f"/register/organisations/{canberra.pk}/",
            "/reports/r1/?as_of=2026-11-21",
            "/search/?q=dai+hoc",
        ):
            page.goto(address)
            assert_fits(page)
            assert_accessible(page)
