"""A real Chromium on the live server: one browser per session, pages that are as new for each test."""

import os
import shutil
from collections.abc import Callable, Iterator

import pytest
from django.conf import settings
from django.test import Client
from playwright.sync_api import Browser, Page, sync_playwright
from tests.site.browser.warm import WarmPages
from tests.site.browser.watching import Watch

from caunoi_web.accounts.models import User

# Playwright's own event loop makes Django think that tests run inside async code.
os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"

ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
WIDE = {"width": 1280, "height": 900}
NARROW = {"width": 360, "height": 740}


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Everything in this folder drives a browser."""
    for item in items:
        if "tests/site/browser" in item.path.as_posix():
            item.add_marker("browser")


def chromium_program() -> str:
    """Where Chromium is; a test that needs it and does not find it fails and says what to install."""
    if named := os.environ.get("CAUNOI_TEST_CHROMIUM", ""):
        return named
    for program in ("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome"):
        if found := shutil.which(program):
            return found
    advice = "No Chromium here (Debian: apt-get install chromium), or name one in CAUNOI_TEST_CHROMIUM."
    if os.environ.get("CI") == "true":
        pytest.fail(advice)
    pytest.skip(advice)


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """The browser of all tests."""
    program = chromium_program()
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=ARGUMENTS)
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def warm_pages(chromium, live_server) -> WarmPages:
    """The pages that the tests of this session hand on to each other."""
    return WarmPages(chromium, live_server.url)


@pytest.fixture
def open_page(warm_pages, live_server) -> Iterator[Callable[..., Page]]:
    """``open_page(user, language="en", viewport=NARROW)``: a page that is watched.

    At the end no page may have logged an error or asked another host for anything.
    """
    watches: list[Watch] = []
    lent: list[tuple[Page, dict[str, bool]]] = []

    def opened(
        user: User | None = None,
        *,
        language: str = "vi",
        viewport: dict[str, int] = WIDE,
        scheme: str = "light",
        scripts: bool = True,
        own: bool = False,
    ) -> Page:
        page = warm_pages.lend(viewport=viewport, scheme=scheme, scripts=scripts, own=own)
        lent.append((page, {"scripts": scripts, "own": own}))
        cookies = {settings.LANGUAGE_COOKIE_NAME: language}
        if user:
            cookies[settings.SESSION_COOKIE_NAME] = session_of(user)
        page.context.add_cookies(
            [{"name": name, "value": value, "url": live_server.url} for name, value in cookies.items()]
        )
        watches.append(Watch(page, live_server.url))
        return page

    yield opened
    for watch in watches:
        watch.stop()
    for page, kind in lent:
        warm_pages.take_back(page, **kind)
    for watch in watches:
        watch.assert_quiet()


def session_of(user: User) -> str:
    """The session key of a person who has just signed in."""
    client = Client()
    client.force_login(user)
    return client.cookies[settings.SESSION_COOKIE_NAME].value


@pytest.fixture
def page_vi(open_page, officer) -> Page:
    """An officer's page in Vietnamese, wide."""
    return open_page(officer)


@pytest.fixture
def page_en(open_page, officer) -> Page:
    """An officer's page in English, wide."""
    return open_page(officer, language="en")


@pytest.fixture
def page_narrow(open_page, officer) -> Page:
    """An officer's page in Vietnamese on a telephone of 360 px."""
    return open_page(officer, viewport=NARROW)
