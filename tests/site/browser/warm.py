"""Pages of the browser that are used by one test after the other.

A new process of the browser for each test costs more than most tests. So a page goes on to the next one,
after everything that a test may leave in it is taken away: cookies, storage, kept answers, other pages, its
history, the media that were asked for. What cannot be taken away (scripts for every new page) needs a page of
its own.
"""

from playwright.sync_api import Browser, CDPSession, Page
from playwright.sync_api import Error as PlaywrightError

PATIENCE_MS = 10_000
EMPTY = "about:blank"
_FORGET = "() => { try { localStorage.clear(); sessionStorage.clear(); } catch { /* no site's page */ } }"


class WarmPages:
    """Lends pages of one browser that are at home at one address."""

    def __init__(self, browser: Browser, home: str) -> None:
        self._browser = browser
        self._home = home
        self._idle: dict[bool, list[Page]] = {True: [], False: []}
        self._sessions: dict[Page, CDPSession] = {}

    def lend(self, *, viewport: dict[str, int], scheme: str, scripts: bool, own: bool = False) -> Page:
        """A page as new; ``own`` for one that nobody had and nobody gets after."""
        page = self._new(scripts=scripts) if own or not self._idle[scripts] else self._idle[scripts].pop()
        page.set_viewport_size(viewport)
        page.emulate_media(
            media="null",  # neither screen nor print was asked for
            color_scheme=scheme,
            reduced_motion="no-preference",
            forced_colors="null",
            contrast="null",
        )
        return page

    def take_back(self, page: Page, *, scripts: bool, own: bool = False) -> None:
        """Make a page as new again; one that cannot be is closed."""
        try:
            if own or page.is_closed():
                page.context.close()
                return
            self._clean(page)
        except PlaywrightError:
            page.context.close()
            return
        self._idle[scripts].append(page)

    def _new(self, *, scripts: bool) -> Page:
        context = self._browser.new_context(base_url=self._home, java_script_enabled=scripts)
        context.set_default_timeout(PATIENCE_MS)
        return context.new_page()

    def _clean(self, page: Page) -> None:
        context = page.context
        for other in context.pages:
            if other is not page:
                other.close()
        page.evaluate(_FORGET)
        page.goto(EMPTY)
        if page not in self._sessions:
            self._sessions[page] = context.new_cdp_session(page)
        session = self._sessions[page]
        session.send("Storage.clearDataForOrigin", {"origin": self._home, "storageTypes": "all"})
        session.send("Network.clearBrowserCache")  # public pages may be kept for a minute
        session.send("Page.resetNavigationHistory")
        context.clear_cookies()
