"""The frame of every page in a real browser: keyboard, menus, language, look."""

import pytest
from tests.site.browser.conftest import NARROW
from tests.site.browser.watching import assert_accessible, assert_fits


@pytest.fixture
def debug(settings):
    settings.DEBUG = True


def test_slash_goes_to_the_search_box_but_not_while_writing(page_vi):
    page_vi.goto("/")

    page_vi.keyboard.press("/")
    page_vi.keyboard.type("a/b")

    assert page_vi.evaluate("document.activeElement.name") == "q"
    assert page_vi.input_value(".top-row > .find [name=q]") == "a/b"


def test_the_first_tab_offers_to_skip_to_the_content(page_vi):
    page_vi.goto("/")

    page_vi.keyboard.press("Tab")
    page_vi.keyboard.press("Enter")

    assert page_vi.evaluate("document.activeElement.id") == "main"


def test_escape_closes_the_person_menu_and_gives_the_focus_back(page_vi):
    page_vi.goto("/")
    menu = page_vi.locator(".top-row > .tools .person")
    menu.locator("summary").click()

    page_vi.keyboard.press("Escape")

    assert menu.get_attribute("open") is None
    assert page_vi.evaluate("document.activeElement.tagName") == "SUMMARY"


@pytest.mark.parametrize("scripts", [True, False])
def test_the_language_switch_stays_on_the_page(open_page, officer, scripts):
    page = open_page(officer, scripts=scripts)
    page.goto("/people/password/?x=1")

    page.locator(".top-row > .tools").get_by_role("button", name="English").click()

    assert page.url.endswith("/people/password/?x=1")
    assert page.locator("html").get_attribute("lang") == "en"
    assert page.locator("h1").inner_text() == "Change password"


@pytest.mark.parametrize("scripts", [True, False])
def test_a_narrow_screen_has_a_menu_with_everything(open_page, officer, scripts):
    page = open_page(officer, viewport=NARROW, language="en", scripts=scripts)
    page.goto("/")

    page.locator(".menu > summary").click()

    sheet = page.locator(".menu-sheet")
    # A trial click fails when anything covers its target.
    sheet.get_by_role("link", name="Home").click(trial=True)
    sheet.get_by_role("link", name="Agreements").click(trial=True)
    sheet.get_by_role("searchbox").click(trial=True)
    sheet.get_by_role("button", name="Tiếng Việt").click(trial=True)
    sheet.locator(".person summary").click()
    sheet.get_by_role("button", name="Sign out").click(trial=True)
    assert_fits(page)


def test_signing_in_and_out_works_without_scripts(open_page, officer):
    from tests.site.factories import PASSWORD

    page = open_page(language="en", scripts=False)
    page.goto("/people/password/")
    page.get_by_label("Account name").fill(officer.username)
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Sign in").click()
    assert page.locator("h1").inner_text() == "Change password"

    page.locator(".top-row > .tools .person summary").click()
    page.locator(".top-row > .tools").get_by_role("button", name="Sign out").click()

    assert page.locator("h1").inner_text() == "Sign in"


@pytest.mark.parametrize("viewport", [NARROW, {"width": 1280, "height": 900}, {"width": 640, "height": 400}])
def test_every_part_is_accessible_and_fits(open_page, administrator, debug, viewport):
    page = open_page(administrator, viewport=viewport)

    page.goto("/gallery/")

    assert_fits(page)
    assert_accessible(page)


@pytest.mark.parametrize("path", ["/accounts/login/", "/nothing/"])
@pytest.mark.parametrize("viewport", [NARROW, {"width": 1280, "height": 900}])
def test_the_door_and_the_fault_page_are_accessible_and_fit(open_page, viewport, path):
    page = open_page(viewport=viewport)

    page.goto(path)

    assert_fits(page)
    assert_accessible(page)


def test_on_paper_there_is_no_header(page_vi):
    page_vi.goto("/")
    page_vi.emulate_media(media="print")

    assert not page_vi.locator(".top").is_visible()
    assert page_vi.locator("h1").is_visible()


def test_a_page_that_was_on_paper_is_on_the_screen_for_the_next_test(warm_pages):
    first = warm_pages.lend(viewport=NARROW, scheme="light", scripts=True)
    first.emulate_media(media="print", forced_colors="active", contrast="more")
    warm_pages.take_back(first, scripts=True)

    page = warm_pages.lend(viewport=NARROW, scheme="light", scripts=True)
    asked = [
        page.evaluate("query => matchMedia(query).matches", query)
        for query in ("print", "(forced-colors: active)", "(prefers-contrast: more)")
    ]
    warm_pages.take_back(page, scripts=True)

    assert page is first
    assert asked == [False, False, False]
