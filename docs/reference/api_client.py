"""A small typed client of the API: what ends within six months, and an activity recorded once.

    CAUNOI_TOKEN=caunoi_… python api_client.py https://caunoi.example.edu.vn

Only the standard library; copy it and go on from here.
"""

import json
import os
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, TypedDict
from urllib.error import HTTPError
from urllib.parse import urlencode
from urllib.request import Request, urlopen


class Party(TypedDict):
    id: str
    name: str
    country: str
    as_written: str


class Agreement(TypedDict):
    """What this client uses of an agreement; docs/reference/openapi.json has all of it."""

    id: str
    number: str
    title: str
    end: str | None
    days_left: int | None
    parties: list[Party]


class Problem(Exception):
    """What the API refused: ``code`` is stable, ``detail`` is for people, ``status`` the HTTP status."""

    def __init__(self, status: int, told: dict[str, Any]) -> None:
        super().__init__(f"{status} {told.get('code', '')}: {told.get('detail', '')}")
        self.status, self.code, self.detail = status, told.get("code", ""), told.get("detail", "")


@dataclass(frozen=True)
class Client:
    """The API of one installation, with a token made under “Programs and tokens”."""

    site: str
    token: str

    def ending_within(self, days: int) -> Iterator[Agreement]:
        """Agreements in force that end within so many days, the soonest first, page by page."""
        address: str | None = "/api/v1/agreements?" + urlencode({"within": days, "limit": 100})
        while address:
            page = self._ask("GET", address)
            yield from page["items"]
            address = page["next"]

    def record_activity(self, key: str, **values: Any) -> dict[str, Any]:
        """Record an activity; the same ``key`` again records nothing twice, so a lost answer does no harm."""
        return self._ask("POST", "/api/v1/activities", values, {"Idempotency-Key": key})

    def _ask(
        self, method: str, address: str, body: Any = None, headers: dict[str, str] | None = None
    ) -> dict[str, Any]:
        request = Request(  # noqa: S310  (the address of the installation is given by its own people)
            address if address.startswith("http") else self.site + address,
            method=method,
            data=None if body is None else json.dumps(body).encode(),
            headers={
                "Authorization": f"Bearer {self.token}",
                "Content-Type": "application/json",
                "Accept-Language": "en",
                **(headers or {}),
            },
        )
        try:
            with urlopen(request, timeout=30) as answer:  # noqa: S310
                told: dict[str, Any] = json.load(answer)
                return told
        except HTTPError as fault:
            with fault:
                raise Problem(fault.code, json.load(fault)) from fault


def main(site: str) -> None:
    """Print what ends within six months."""
    client = Client(site, os.environ["CAUNOI_TOKEN"])
    for agreement in client.ending_within(days=183):
        partners = "; ".join(party["name"] for party in agreement["parties"])
        print(f"{agreement['end']}  {agreement['days_left']:>4}  {partners}")  # noqa: T201


if __name__ == "__main__":
    main(sys.argv[1])
