"""What the public page costs on a large register, against an empty Django page in the same run.

    python benchmarks/public.py [--agreements 100000] [--organisations 50000] [--rounds 15] [--data FOLDER]
    python -m tests.postgres -- python benchmarks/public.py     (the same on PostgreSQL)

First each address in this process, through all the middleware, by a visitor without cookies: bytes (also
gzipped, as a server in front would send them), the first answer (its counts not remembered), median and 95th
of a hundred, processor time of both (on SQLite all there is), queries, and the ratio to the empty page.
"known already" is the answer to who has the page: 304.
Then the first contentful paint in Chromium over an emulated slow 4G line (150 ms, 1.6 Mbit/s), with the
files that a page asks for and from how many hosts; ``--no-browser`` leaves it out.
"""
# ruff: noqa: PLC0415, T201  (settings come first; it prints)

import argparse
import gzip
import os
import shutil
import statistics
import tempfile
import time
from threading import Thread
from typing import Any

from pages import fill, prepare, queries_of, timed

PAGES = {
    "partners": "/public/vi/",
    "partners in Japan": "/public/vi/?country=JP",
    "partners, words": "/public/vi/?text=bach+khoa",
    "partners, words that nothing has": "/public/vi/?text=xyzzy+bach",
    "partners, a field, Luxembourg": "/public/vi/?field=joint-lab&country=LU",
    "partners, in force": "/public/vi/?status=in_force",
    "agreements": "/public/vi/agreements/",
    "agreements, Japan, in force": "/public/vi/agreements/?country=JP&status=in_force",
    "agreements, words": "/public/vi/agreements/?text=bach+khoa",
    "agreements, a field, Luxembourg": "/public/vi/agreements/?field=joint-lab&country=LU",
    "one partner": "",
    "one agreement": "",
    "map": "/public/vi/map/",
    "open data": "/public/vi/data/",
    "feed of changes": "/public/vi/changes.atom",
    "list in a frame": "/public/vi/embed/partners/?country=JP",
    "sitemap": "/public/sitemap.xml",
    "all agreements, CSV": "/public/vi/agreements.csv",
    "all agreements, JSON": "/public/vi/agreements.json",
}
LINE = {"offline": False, "latency": 150, "downloadThroughput": 200_000, "uploadThroughput": 94_000}


def main() -> int:
    """Prepare the register, turn the page on, measure."""
    given = arguments()
    with tempfile.TemporaryDirectory() as temporary:
        prepare(given.data or temporary)
        fill(given)
        turn_on()
        asked = addresses()
        measure(asked, given.rounds)
        if not given.no_browser:
            paint(asked)
    return 0


def arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--agreements", type=int, default=100_000)
    parser.add_argument("--organisations", type=int, default=50_000)
    parser.add_argument("--rounds", type=int, default=15)
    parser.add_argument("--data", help="a folder for the SQLite register, kept")
    parser.add_argument("--no-browser", action="store_true", help="without the first contentful paint")
    return parser.parse_args()


def turn_on() -> None:
    """What a new publication proposes, with a name."""
    from caunoi_web.accounts.models import Role, User
    from caunoi_web.public.queries.publication import current_publication, proposed_publication
    from caunoi_web.public.services import change_publication
    from caunoi_web.public.services.publication import FIELDS

    if current_publication():
        return
    values = {field: getattr(proposed_publication(), field) for field in FIELDS}
    values |= {"is_on": True, "name_vi": "Trường Đại học Biển Đông"}
    administrator = User.objects.filter(role=Role.ADMINISTRATOR).first()
    change_publication(actor=administrator, version=0, changes=values)


def addresses() -> dict[str, str]:
    """All pages, those of one record with a record that is public."""
    from django.utils import timezone

    from caunoi_web.public.queries.publication import current_publication
    from caunoi_web.public.queries.visible import public_agreements, public_partners
    from caunoi_web.public.shown import shown_on

    shown = shown_on(current_publication(), timezone.localdate())
    partner = public_partners(shown).order_by("pk").first()
    agreement = public_agreements(shown).order_by("pk").first()
    return PAGES | {
        "one partner": f"/public/vi/partners/{partner.pk}/",
        "one agreement": f"/public/vi/agreements/{agreement.pk}/",
    }


def measure(asked: dict[str, str], rounds: int) -> None:
    """One line for each address."""
    from django.core.cache import cache
    from django.db import connection
    from django.test import Client

    from caunoi_web.public.remembering import forget_pages
    from caunoi_web.register.models import Agreement, Organisation

    client = Client()
    floor = empty_page(rounds)
    numbers = Agreement.objects.count(), Organisation.objects.count()
    print(
        f"{connection.vendor}: {numbers[0]} agreements, {numbers[1]} organisations; empty page {floor:.1f} ms"
    )
    head = (
        "bytes",
        "gzipped",
        "first ms",
        "first cpu",
        "median ms",
        "cpu ms",
        "p95 ms",
        "queries",
        "x empty",
    )
    print(f"{'address':<30}" + "".join(f"{word:>11}" for word in head))
    for name, address in asked.items():
        body = b"".join(client.get(address))
        cache.clear()
        forget_pages()
        busy = time.process_time()
        first = timed(client, address)
        first_busy = 1000 * (time.process_time() - busy)
        busy = time.process_time()
        times = sorted(made_anew(client, address) for _ in range(rounds))
        busy = 1000 * (time.process_time() - busy) / rounds
        median, late = statistics.median(times), times[min(len(times) - 1, int(len(times) * 0.95))]
        forget_pages()
        queries = queries_of(client, address)
        row = (len(body), len(gzip.compress(body, 6)), first, first_busy, median, busy, late, queries)
        print(
            f"{name:<30}{row[0]:>11}{row[1]:>11}"
            + "".join(f"{number:>11.1f}" for number in row[2:7])
            + f"{row[7]:>11}{median / floor:>11.1f}",
            flush=True,
        )
    timed(client, "/public/vi/")
    again = statistics.median(timed(client, "/public/vi/") for _ in range(rounds))
    print(f"asked for in the same minute: {again:.1f} ms, x empty {again / floor:.1f}")
    etag = client.get("/public/vi/")["ETag"]
    known = statistics.median(
        timed(Client(headers={"If-None-Match": etag}), "/public/vi/") for _ in range(rounds)
    )
    print(f"known already (304): {known:.1f} ms, x empty {known / floor:.1f}")


def made_anew(client: Any, address: str) -> float:
    """Milliseconds for an answer with its counts known and the page itself not."""
    from caunoi_web.public.remembering import forget_pages

    forget_pages()
    return timed(client, address)


def empty_page(rounds: int) -> float:
    """The median of a view that answers one line, asked by somebody signed in."""
    from django.test import Client

    from caunoi_web.accounts.models import User

    client = Client()
    client.force_login(User.objects.get(username="vanphong"))
    timed(client, "/empty/")
    return statistics.median(timed(client, "/empty/") for _ in range(rounds))


def paint(asked: dict[str, str]) -> None:
    """First contentful paint of some pages over a slow line; each in a fresh context, nothing kept."""
    from playwright.sync_api import sync_playwright

    server, home = serving()
    program = (
        os.environ.get("CAUNOI_TEST_CHROMIUM") or shutil.which("chromium") or shutil.which("google-chrome")
    )
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=["--no-sandbox", "--disable-gpu"])
        print("first contentful paint over 150 ms and 1.6 Mbit/s, uncompressed")
        for name in ("partners", "agreements", "one partner", "map"):
            print(painted(browser, home, name, asked[name]))
        browser.close()
    server.shutdown()


def painted(browser: Any, home: str, name: str, address: str) -> str:
    """The median of five visits."""
    times, bytes_, hosts, files = [], 0, set(), 0
    for _round in range(5):
        context = browser.new_context()
        page = context.new_page()
        session = context.new_cdp_session(page)
        session.send("Network.enable")
        session.send("Network.emulateNetworkConditions", LINE)
        answers: list[Any] = []
        page.on("response", lambda answer, kept=answers: kept.append(answer))
        if page.goto(home + address, wait_until="networkidle").status != 200:
            raise SystemExit(f"{address} was not answered")
        times.append(page.evaluate("performance.getEntriesByName('first-contentful-paint')[0].startTime"))
        bytes_ = sum(len(answer.body()) for answer in answers)
        hosts, files = {answer.url.split("/")[2] for answer in answers}, len(answers)
        context.close()
    return (
        f"{name:<30}{statistics.median(times):>8.0f} ms {files} files {bytes_} bytes from {len(hosts)} host"
    )


def serving() -> tuple[Any, str]:
    """The site on a port of this machine, with its files."""
    from django.conf import settings
    from django.contrib.staticfiles.handlers import StaticFilesHandler
    from django.core.servers.basehttp import ThreadedWSGIServer, WSGIRequestHandler
    from django.core.wsgi import get_wsgi_application

    class Quiet(WSGIRequestHandler):
        def log_message(self, *_args: object) -> None:
            pass

    settings.ALLOWED_HOSTS = ["127.0.0.1", "testserver"]
    server = ThreadedWSGIServer(("127.0.0.1", 0), Quiet)
    server.set_app(StaticFilesHandler(get_wsgi_application()))
    Thread(target=server.serve_forever, daemon=True).start()
    return server, f"http://127.0.0.1:{server.server_port}"


if __name__ == "__main__":
    raise SystemExit(main())
