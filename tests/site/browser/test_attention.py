"""Reminders, comments and calendars in a real browser."""

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


def test_a_colleague_is_named_and_finds_it_among_the_notices(open_page, officer, head, ptit):
    page = open_page(officer, language="en")
    page.goto(f"/register/agreements/{ptit['11'].pk}/")

    page.get_by_text("Write a comment").click()
    page.get_by_label("Comment", exact=True).fill(f"@{head.username} please look at article 5")
    page.get_by_role("button", name="Send the comment").click()
    page.get_by_text("please look at article 5").wait_for()

    theirs = open_page(head, language="en")
    theirs.goto("/attention/")
    theirs.get_by_text("named you in a comment").wait_for()
    assert_accessible(theirs)


def test_a_private_calendar_is_made_and_revoked(open_page, officer, ptit):
    page = open_page(officer, language="en")
    page.goto("/attention/wishes/")

    page.get_by_label("Name of the calendar").fill("Deadlines")
    page.get_by_role("button", name="Make a calendar").click()
    address = page.get_by_label("Address of the calendar").input_value()
    assert page.request.get(address).text().startswith("BEGIN:VCALENDAR")
    page.get_by_role("link", name="I have copied it").click()
    page.get_by_role("button", name="Revoke: Deadlines").click()
    page.get_by_text("is revoked").wait_for()

    assert page.request.get(address).status == 404


@pytest.mark.parametrize("language", ["vi", "en"])
def test_ones_work_fits_a_telephone(open_page, officer, ptit, language):
    page = open_page(officer, language=language, viewport=NARROW)
    for address in ("/attention/", "/attention/wishes/", f"/register/agreements/{ptit['11'].pk}/"):
        page.goto(address)
        assert_fits(page)
        assert_accessible(page)
