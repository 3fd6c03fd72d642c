"""A partner in a real browser: a note, a contact, a merge and its undo, on wide and narrow screens."""

from datetime import date

import pytest
from tests.site import factories
from tests.site.browser.conftest import NARROW
from tests.site.browser.watching import assert_accessible, assert_fits

from caunoi_web.accounts.models import Role
from caunoi_web.register import services


@pytest.fixture
def keio(transactional_db):
    """A partner with everything, and its double."""
    actor = factories.a_person("keeper", role=Role.HEAD)

    def made(name, **values):
        return services.create_organisation(actor=actor, values={"name": name, "country": "JP", **values})

    organisation, double = made("Đại học Keio", kind="university"), made("ĐH Keio")
    term = factories.a_term("2021-04-10", "2027-01-09")
    factories.an_agreement(organisation, title="Trao đổi sinh viên", term=term)
    factories.an_agreement(double, title="Nghiên cứu chung", term=term)
    factories.a_tier(organisation=organisation)
    factories.a_contact("Hiroko Tanaka", organisation=organisation, seen_on=date(2026, 3, 12))
    made("Trường Y Keio", parent=organisation)
    made("Đại học Kyushu")
    return organisation, double


def test_two_records_are_put_together_in_three_presses_and_apart_in_one(open_page, officer, keio):
    organisation, _double = keio
    page = open_page(officer, language="en")
    page.goto(f"/register/organisations/{organisation.pk}/")

    page.get_by_role("link", name="Merge with another record").click()
    page.get_by_role("link", name="ĐH Keio", exact=True).click()
    page.get_by_text("Nghiên cứu chung").wait_for()
    page.get_by_label("Why").fill("One letterhead")
    page.get_by_role("button", name="Put together").click()
    page.get_by_role("heading", name="Records put together").wait_for()
    assert page.get_by_role("link", name="Nghiên cứu chung").first.is_visible()

    page.get_by_role("button", name="Undo this merge").click()

    page.get_by_text("Undone: both records are as they were").wait_for()
    assert page.get_by_role("link", name="Nghiên cứu chung").count() == 0


def test_a_note_and_a_contact_are_written_from_the_page(open_page, officer, keio):
    organisation, _double = keio
    page = open_page(officer, language="en")
    page.goto(f"/register/organisations/{organisation.pk}/")

    page.get_by_role("link", name="Add a note").click()
    page.get_by_label("Note", exact=False).first.fill("Write in English.")
    page.get_by_role("button", name="Save").click()
    page.locator(".notes").get_by_text("Write in English.").wait_for()
    page.get_by_role("link", name="Add a contact").click()
    page.get_by_label("Name (required)").fill("Kenji Sato")
    page.get_by_role("button", name="Save").click()

    page.locator("#people").wait_for()
    assert page.get_by_role("rowheader", name="Kenji Sato").is_visible()


def test_a_similar_name_is_shown_while_typing(open_page, officer, keio):
    page = open_page(officer, language="en")
    page.goto("/register/organisations/add/")

    page.get_by_label("Name (required)").press_sequentially("dh kyusuh", delay=10)

    page.locator("#alike").get_by_text("Đại học Kyushu").wait_for()


@pytest.mark.parametrize("viewport", [{"width": 1280, "height": 900}, NARROW])
def test_the_pages_of_a_partner_fit_and_can_be_used_by_everybody(open_page, officer, keio, viewport):
    organisation, double = keio
    page = open_page(officer, viewport=viewport)

    for address in (
        f"/register/organisations/{organisation.pk}/?as_of=2026-11-21",
        f"/register/organisations/{organisation.pk}/tier/",
        f"/register/organisations/{organisation.pk}/contacts/add/",
        f"/register/organisations/{organisation.pk}/names/",
        f"/register/organisations/{organisation.pk}/succession/add/",
        f"/register/organisations/{organisation.pk}/merge/",
        f"/register/organisations/{organisation.pk}/merge/{double.pk}/",
        f"/register/organisations/{organisation.pk}/brief/?as_of=2026-11-21",
        "/people/units/",
        "/register/contacts/",
    ):
        page.goto(address)
        assert_fits(page)
        assert_accessible(page)
