"""The lists behind the figures: the address that shows just the records a figure counts."""

from datetime import date
from typing import Any
from urllib.parse import urlencode

from django.urls import reverse


class Lists:
    """Addresses of lists as of one day, which stands in them only when the page's own address has one."""

    def __init__(self, day: date, *, unit: object = None, pinned: bool = True) -> None:
        self._always: dict[str, Any] = {"unit": unit} if unit else {}
        self._day = {"as_of": day.isoformat()} if pinned else {}

    def agreements(self, **filters: Any) -> str:
        """The list of agreements with these filters; empty ones are left out."""
        return self._address("register:agreements", {**self._always, **filters})

    def partners(self, **filters: Any) -> str:
        """The list of partners with these filters."""
        return self._address("register:organisations", filters)

    def page(self, name: str, **values: Any) -> str:
        """Another page on the same day."""
        return self._address(name, values)

    def _address(self, name: str, values: dict[str, Any]) -> str:
        said = {key: value for key, value in values.items() if value not in ("", None)} | self._day
        return reverse(name) + (f"?{urlencode(said)}" if said else "")
