"""Every page of the site, from the table of rights: accessible in both schemes and never too wide."""

import pytest
from tests.rules.rights_table import TABLE, address_of, let_go
from tests.site import factories
from tests.site.browser.conftest import NARROW, WIDE
from tests.site.browser.watching import assert_accessible, assert_fits

PAGES = [name for name, entry in TABLE.items() if "GET" in entry]
LONG_NAME = "Học viện Công nghệ Bưu chính Viễn thông cơ sở tại Thành phố Hồ Chí Minh (PTIT-HCM)"


@pytest.fixture
def filled_register(transactional_db):
    """A little of everything, with words as long as real ones."""
    partner = factories.an_organisation(LONG_NAME, country="VN")
    factories.an_agreement(partner, term=factories.a_term("2021-06-30", "2026-12-31"), signed="2021-06-30")
    factories.an_agreement(term=factories.a_term(), title=f"Thỏa thuận khung với {LONG_NAME}")
    factories.a_proposal()


@pytest.mark.parametrize("name", PAGES)
def test_a_page_is_accessible_and_fits(open_page, administrator, client_as, filled_register, name):
    address = address_of(name)
    if not is_whole_page(client_as("administrator").get(address)):
        return
    page = open_page(None if name == "accounts:login" else administrator)

    page.goto(address)

    assert_fits(page)
    assert_accessible(page)
    page.set_viewport_size(NARROW)
    assert_fits(page)
    assert_accessible(page, schemes=("light",))
    page.set_viewport_size({"width": WIDE["width"] // 2, "height": 450})  # what is left at 200 %
    assert_fits(page)


def is_whole_page(answer) -> bool:
    """Not a download, and not a piece of another page."""
    let_go(answer)
    return not answer.streaming and b"<html" in answer.content
