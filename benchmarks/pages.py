"""How long each page takes on a large register, against an empty Django page in the same run.

    python benchmarks/pages.py [--agreements 100000] [--organisations 50000] [--rounds 15]
    python -m tests.postgres -- python benchmarks/pages.py     (the same on PostgreSQL)

Every page is asked for in this process by a signed-in officer, through all the middleware; the empty
page is a view that answers one line. Times are wall time; "first" is the first answer, before
anything is remembered. "again" is the median of asking for the same address while nothing was written, as
somebody does who comes back to a page; all other columns are of pages made anew, each time under an
address with a number that means nothing. "cpu" is processor time of this process, "db cpu" that of
PostgreSQL's process for this connection where it runs on the same machine (SQLite works in this process):
other work on the machine does not change these much. The ratio divides medians. ``--data FOLDER``
keeps a seeded SQLite register for the next run.
"""
# ruff: noqa: PLC0415, T201  (settings come first; it prints)

import argparse
import os
import statistics
import sys
import tempfile
import time
from collections.abc import Iterator
from itertools import count
from pathlib import Path
from types import ModuleType
from typing import Any

# Addresses that mean something in any seeded register.
ALWAYS = {
    "home": "/",
    "agreements": "/register/agreements/",
    "agreements, Japan, ending within 180 days": "/register/agreements/?country=JP&within=180",
    "agreements, words": "/register/agreements/?text=bach+khoa",
    "agreements, by beginning": "/register/agreements/?sort=-begin",
    "partners": "/register/organisations/",
    "partners, by next end": "/register/organisations/?sort=end",
    "activities": "/activities/",
    "what sleeps": "/activities/sleeping/",
    "agreements asleep": "/register/agreements/?mark=asleep",
    "R1": "/reports/r1/",
    "search": "/search/?q=bach+khoa",
    "similar names while typing": "/register/organisations/alike/?name=dh+bach+khoa+ha+nio",
    "partners, by tier": "/register/organisations/?tier=strategic",
    "people of partners": "/register/contacts/",
    "our own units": "/people/units/",
    "dashboard": "/overview/",
    "map": "/overview/map/",
}


def main() -> int:
    """Prepare the register, then measure; prints one line a page."""
    given = arguments()
    with tempfile.TemporaryDirectory() as temporary:
        folder = given.data or temporary
        prepare(folder)
        fill(given)
        measure(given.rounds)
    return 0


def arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--agreements", type=int, default=100_000)
    parser.add_argument("--organisations", type=int, default=50_000)
    parser.add_argument("--rounds", type=int, default=15)
    parser.add_argument("--data", help="a folder for the SQLite register, kept")
    return parser.parse_args()


def prepare(folder: str) -> None:
    """Settings for a site of our own, with one more address: the empty page."""
    os.environ["CAUNOI_DATA"] = folder
    if url := os.environ.get("CAUNOI_TEST_DATABASE_URL"):
        os.environ["CAUNOI_DATABASE_URL"] = url
    os.environ["DJANGO_SETTINGS_MODULE"] = "caunoi_web.settings"
    import django
    from django.conf import settings

    sys.modules["benchmark_addresses"] = addresses = ModuleType("benchmark_addresses")
    settings.ROOT_URLCONF = "benchmark_addresses"
    settings.ALLOWED_HOSTS = ["testserver"]
    settings.STORAGES["staticfiles"]["BACKEND"] = "django.contrib.staticfiles.storage.StaticFilesStorage"
    django.setup()
    from django.http import HttpRequest, HttpResponse
    from django.urls import path

    from caunoi_web import urls

    def empty(request: HttpRequest) -> HttpResponse:
        return HttpResponse(f"<!doctype html><title>{request.user}</title>")

    vars(addresses).update(vars(urls))
    vars(addresses)["urlpatterns"] = [path("empty/", empty), *urls.urlpatterns]


def fill(given: argparse.Namespace) -> None:
    """Tables and invented rows, unless they are there."""
    from django.core.management import call_command

    from caunoi_web.register.models import Agreement

    call_command("migrate", verbosity=0)
    if not Agreement.objects.exists():
        sizes = {"agreements": given.agreements, "organisations": given.organisations}
        with Path(os.devnull).open("w") as nowhere:
            call_command("seed", stdout=nowhere, **sizes)
        analyse()


def analyse() -> None:
    """Let the database look at its tables, as it does by itself in a while."""
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")


def measure(rounds: int) -> None:
    """Ask for every page ``rounds`` times and print medians, the slowest, queries, and ratios."""
    from django.db import connection
    from django.test import Client

    from caunoi_web.accounts.models import User
    from caunoi_web.register.models import Agreement, Organisation

    client = Client(HTTP_ACCEPT_LANGUAGE="vi")
    client.force_login(User.objects.get(username="vanphong"))
    pages = {"an empty Django page": "/empty/"} | ALWAYS | pages_of_records()
    numbers = Agreement.objects.count(), Organisation.objects.count()
    print(f"{connection.vendor}: {numbers[0]} agreements, {numbers[1]} organisations")
    print(f"{'page':<45}{'first ms':>10}{'median ms':>10}{'p95 ms':>10}{'cpu ms':>9}{'db cpu':>9}", end="")
    print(f"{'queries':>9}{'x empty':>9}{'again ms':>10}{'x empty':>9}")
    server = server_process()
    floor = 0.0
    for name, address in pages.items():
        first = timed(client, address)
        queries = queries_of(client, next(anew(address)))
        fresh = anew(address)
        begun, before = time.process_time(), processor_time(server)
        times = sorted(timed(client, next(fresh)) for _ in range(rounds))
        work = (time.process_time() - begun) * 1000 / rounds
        served = (processor_time(server) - before) * 1000 / rounds
        timed(client, address)
        again = statistics.median(timed(client, address) for _ in range(rounds))
        median, late = statistics.median(times), times[min(len(times) - 1, int(len(times) * 0.95))]
        floor = floor or median
        print(
            f"{name:<45}{first:>10.1f}{median:>10.1f}{late:>10.1f}{work:>9.1f}{served:>9.1f}{queries:>9}"
            f"{median / floor:>9.1f}{again:>10.1f}{again / floor:>9.1f}",
            flush=True,
        )


def anew(address: str) -> Iterator[str]:
    """The address with ever other numbers that mean nothing: no page is shown a second time."""
    return (f"{address}{'&' if '?' in address else '?'}anew={number}" for number in _numbers)


_numbers = count()


def server_process() -> Path | None:
    """Where Linux tells the processor time of PostgreSQL's process for this connection; None elsewhere."""
    from django.db import connection

    if connection.vendor != "postgresql":
        return None
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_backend_pid()")
        told = Path(f"/proc/{cursor.fetchone()[0]}/stat")
    return told if told.exists() else None


def processor_time(told: Path | None) -> float:
    """Seconds that the process has worked so far, for itself and for the system."""
    if told is None:
        return 0.0
    user, system = told.read_text().rpartition(")")[2].split()[11:13]
    return (int(user) + int(system)) / os.sysconf("SC_CLK_TCK")


def pages_of_records() -> dict[str, str]:
    """The pages of the newest agreement and the newest partner."""
    from caunoi_web.register.models import Agreement, Organisation

    partner = f"/register/organisations/{Organisation.objects.latest('pk').pk}/"
    return {
        "one agreement": f"/register/agreements/{Agreement.objects.latest('pk').pk}/",
        "one partner": partner,
        "brief before a meeting": f"{partner}brief/",
        "brief as PDF": f"{partner}brief.pdf",
    }


def queries_of(client: Any, address: str) -> int:
    """How many queries one answer takes; it must be an answer."""
    from django.db import connection

    asked: list[str] = []

    def count(run: Any, sql: str, *rest: Any) -> Any:
        asked.append(sql)
        return run(sql, *rest)

    with connection.execute_wrapper(count):
        answer = client.get(address)
        b"".join(answer)
    if answer.status_code != 200:
        raise SystemExit(f"{address} answered {answer.status_code}")
    return len(asked)


def timed(client: Any, address: str) -> float:
    """Milliseconds for one answer, streamed parts and all."""
    begin = time.perf_counter()
    answer = client.get(address)
    b"".join(answer)
    return (time.perf_counter() - begin) * 1000


if __name__ == "__main__":
    raise SystemExit(main())
