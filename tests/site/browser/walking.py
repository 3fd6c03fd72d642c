"""Walking through the site as a person does, with every click and every key command counted."""

from playwright.sync_api import Locator, Page


class Walk:
    """Counts the actions of a person on a page: a click, a choice or a key command is one, typing is none."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.actions = 0
        self._begun_at = 0

    def click(self, place: Locator) -> None:
        """Press something with the mouse."""
        self.actions += 1
        place.first.click()

    def link(self, name: str, *, inside: str = "main") -> None:
        """Press a link by its words."""
        self.click(self.page.locator(inside).get_by_role("link", name=name))

    def button(self, name: str) -> None:
        """Press a button by its words."""
        self.click(self.page.locator("main").get_by_role("button", name=name))

    def go(self, place: str) -> None:
        """Press a place of the main navigation."""
        self.click(self.page.locator(".top-row > .nav").get_by_role("link", name=place, exact=True))

    def choose(self, label: str, option: str) -> None:
        """Choose in a list of choices."""
        self.actions += 1
        self.page.locator("main").get_by_label(label).first.select_option(label=option)

    def attach(self, label: str, name: str, words: str) -> None:
        """Choose a file of the own disk."""
        self.actions += 1
        file = {"name": name, "mimeType": "text/plain", "buffer": words.encode()}
        self.page.locator("main").get_by_label(label).first.set_input_files(file)

    def type(self, label: str, words: str) -> None:
        """Type into a field; not counted."""
        self.page.locator("main").get_by_label(label).first.fill(words)

    def key(self, key: str) -> None:
        """One key command, such as "/" or "Enter"."""
        self.actions += 1
        self.page.keyboard.press(key)

    def keys(self, words: str) -> None:
        """Type where the focus is; not counted."""
        self.page.keyboard.type(words)

    def skip_to_content(self) -> None:
        """Take the link with which every page begins; a busy browser moves the focus a little later."""
        self.key("Tab")
        self.key("Enter")
        self.page.wait_for_function("document.activeElement.id === 'main'")

    def tab_to(self, label: str) -> None:
        """Tab, as often as it takes, to the field or button with that name; one action each."""
        for _each in range(40):
            self.key("Tab")
            if self.focus() == label:
                return
        raise AssertionError(f"no way by Tab to {label!r}, the focus is at {self.focus()!r}")

    def focus(self) -> str:
        """The name of what has the focus, without the note that it is required."""
        name: str = self.page.evaluate(_NAME_OF_FOCUS)
        return name.partition("(")[0].strip()

    def begin(self) -> None:
        """Count a new task from here."""
        self._begun_at = self.actions

    def took(self, most: int, what: str) -> None:
        """The task begun last took at most so many actions."""
        actions = self.actions - self._begun_at
        assert actions <= most, f"{what} took {actions} actions, more than {most}"


_NAME_OF_FOCUS = """() => {
  const at = document.activeElement;
  const labels = at.labels ? [...at.labels].map((each) => each.textContent).join(" ") : "";
  return labels || at.getAttribute("aria-label") || at.textContent || "";
}"""
