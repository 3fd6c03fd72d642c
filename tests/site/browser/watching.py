"""What every visit of a page must keep: quiet, at home, reachable for everybody, no wider than the screen."""

from urllib.parse import urlsplit

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import ConsoleMessage, Error, Page, Request

SERIOUS = {"serious", "critical"}
RULES = {
    "runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
    "rules": {"target-size": {"enabled": True}},
    "resultTypes": ["violations"],
}
# Waits until it has scrolled to its place: what is half covered in passing is not covered.
COMES_TO_REST = """async () => {
  const heights = () => [...document.querySelectorAll("*")].map((each) => each.scrollTop).join();
  for (let same = 0, last = ""; same < 4; ) {
    await new Promise((go) => setTimeout(go, 20));
    const now = heights();
    same = now === last ? same + 1 : 0;
    last = now;
  }
}"""


class Watch:
    """Remembers what a page logs and which hosts it asks."""

    def __init__(self, page: Page, home: str) -> None:
        self.home = urlsplit(home).netloc
        self.troubles: list[str] = []
        self._page = page
        self._listeners = {"console": self._hear, "pageerror": self._catch, "request": self._see}
        for event, listener in self._listeners.items():
            page.on(event, listener)

    def stop(self) -> None:
        """Watch no longer: the page goes on to the next test."""
        for event, listener in self._listeners.items():
            self._page.remove_listener(event, listener)

    def _catch(self, fault: Error) -> None:
        self.troubles.append(f"script: {fault}")

    def _hear(self, message: ConsoleMessage) -> None:
        # Chromium and htmx log an answer of 400 and above; statuses have tests of their own.
        expected = ("Failed to load resource", "Response Status Error Code")
        if message.type == "error" and not message.text.startswith(expected):
            self.troubles.append(f"console: {message.text}")

    def _see(self, request: Request) -> None:
        address = urlsplit(request.url)
        if address.scheme in {"http", "https", "ws", "wss"} and address.netloc != self.home:
            self.troubles.append(f"another host: {request.url}")

    def assert_quiet(self) -> None:
        """No error was logged and no other host was asked."""
        assert not self.troubles, "\n".join(self.troubles)


def assert_accessible(page: Page, *, schemes: tuple[str, ...] = ("light", "dark")) -> None:
    """axe finds nothing serious, neither on light nor on dark ground."""
    for scheme in schemes:
        page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
        bad = [each for each in _violations(page) if each["impact"] in SERIOUS]
        assert not bad, f"{page.url} ({scheme}): " + "; ".join(map(_told, bad))
    page.emulate_media(color_scheme="light")


def _violations(page: Page) -> list[dict]:
    """What axe finds at rest. It is taken in once for a page; what passes, by far the most, stays there."""
    page.evaluate(COMES_TO_REST)
    if not page.evaluate("'axe' in window"):
        page.evaluate(Axe().axe_script)
    return page.evaluate("rules => axe.run(rules).then(found => found.violations)", RULES)


def _told(violation: dict) -> str:
    places = ", ".join(str(node["target"]) for node in violation["nodes"][:5])
    return f"{violation['id']} ({violation['help']}) at {places}"


def assert_fits(page: Page) -> None:
    """Nothing has to be scrolled sideways."""
    wide, screen = page.evaluate(
        "[document.documentElement.scrollWidth, document.documentElement.clientWidth]"
    )
    assert wide <= screen, f"{page.url} is {wide} px wide on a screen of {screen} px"
