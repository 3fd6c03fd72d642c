"""How long lists and records take through the API, against the same on a page, in the same run.

    python -m benchmarks.api [--agreements 100000] [--organisations 50000] [--rounds 15] [--data FOLDER]
    python -m tests.postgres -- python -m benchmarks.api

The API is asked with a token, the page with a session, both in this process through all the middleware. The
yardstick is the page that shows the same; the ratio divides medians.
"""
# ruff: noqa: PLC0415, T201  (settings come first; it prints)

import statistics
import tempfile
from datetime import datetime
from typing import Any

from benchmarks.pages import arguments, fill, prepare, queries_of, timed

PAIRS = {
    "agreements": ("/register/agreements/", "/api/v1/agreements"),
    "agreements, Japan, within 180 days": (
        "/register/agreements/?country=JP&within=180",
        "/api/v1/agreements?country=JP&within=180",
    ),
    "partners": ("/register/organisations/", "/api/v1/organisations"),
    "activities": ("/activities/", "/api/v1/activities"),
    "search": ("/search/?q=bach+khoa", "/api/v1/search?q=bach+khoa"),
    "one agreement": ("/register/agreements/{agreement}/", "/api/v1/agreements/{agreement}"),
    "one partner": ("/register/organisations/{organisation}/", "/api/v1/organisations/{organisation}"),
}


def main() -> int:
    """Prepare the register, then measure; prints one line a pair."""
    given = arguments()
    with tempfile.TemporaryDirectory() as temporary:
        prepare(given.data or temporary)
        fill(given)
        measure(given.rounds)
    return 0


def measure(rounds: int) -> None:
    """Ask for each pair ``rounds`` times in turn; prints medians and queries."""
    from django.conf import settings
    from django.db import connection

    from caunoi_web.register.models import Agreement, Organisation

    settings.API_RATE = 1_000_000
    page, program = clients()
    ids = {
        "agreement": Agreement.objects.latest("pk").pk,
        "organisation": Organisation.objects.latest("pk").pk,
    }
    print(f"{connection.vendor}: {Agreement.objects.count()} agreements, 50 rows a list")
    print(f"{'what':<38}{'page ms':>9}{'API ms':>9}{'x page':>8}{'page queries':>14}{'API queries':>13}")
    for name, (shown, asked) in PAIRS.items():
        shown, asked = shown.format(**ids), asked.format(**ids)
        queries = queries_of(page, shown), queries_of(program, asked)
        times = [(timed(page, shown), timed(program, asked)) for _ in range(rounds)]
        html, json = (statistics.median(column) for column in zip(*times, strict=True))
        print(
            f"{name:<38}{html:>9.1f}{json:>9.1f}{json / html:>8.2f}{queries[0]:>14}{queries[1]:>13}",
            flush=True,
        )


def clients() -> tuple[Any, Any]:
    """A signed-in officer, and a program of theirs."""
    from django.test import Client
    from django.utils import timezone

    from caunoi_web.accounts.models import User
    from caunoi_web.api.models import ApiToken
    from caunoi_web.api.scopes import Scope
    from caunoi_web.api.services import make_token

    person = User.objects.get(username="vanphong")
    now: datetime = timezone.now()
    ApiToken.objects.filter(owner=person).update(revoked_at=now)
    scopes = [scope for scope in Scope if scope.endswith(":read")]
    _token, secret = make_token(actor=person, name="Đo", scopes=scopes, days=1, now=now)
    page = Client(HTTP_ACCEPT_LANGUAGE="vi")
    page.force_login(person)
    return page, Client(HTTP_AUTHORIZATION=f"Bearer {secret}")


if __name__ == "__main__":
    raise SystemExit(main())
