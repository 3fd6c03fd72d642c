"""Four people at once over HTTP: gunicorn with two workers, signed in, one page after another.

    python benchmarks/load.py --data FOLDER                     a seeded SQLite register (caunoi-web seed)
    python benchmarks/load.py --database postgres://…           one on PostgreSQL
                              [--clients 4] [--workers 2] [--seconds 10] [--anew] [--only WORDS]

Each page is asked for by all clients without a pause for some seconds, after each worker has answered it;
times are what a client waits. The clients run in one process of their own beside the workers. "first" is
the longest of those first answers, in which counts are made. The last line mixes the pages, as people do.

A page that was shown in the last half minute is shown again while nothing was written, as to a person who
comes back to it. ``--anew`` asks for an address that nobody asked for yet each time: every page is made.
"""
# ruff: noqa: PLC0415, T201  (settings come first; chance for measuring; it prints)

import argparse
import http.client
import os
import random
import secrets
import socket
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from itertools import count
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))
from pages import ALWAYS, pages_of_records  # the pages of the table measured in one process


def main() -> int:
    """Start the site, sign in, measure; prints one line a page."""
    given = arguments()
    set_up(given)
    every = (ALWAYS | pages_of_records()).items()
    pages = {name: address for name, address in every if address and given.only in name}
    cookie = sign_in()
    numbers = count() if given.anew else None
    with site(given.workers) as port:
        for _turn in range(4 * given.workers):  # so that no page waits for a worker to start
            ask(port, cookie, "/health/live")
        print(f"{given.workers} workers, {given.clients} clients, {given.seconds} s a page")
        print(f"{'page':<45}{'first ms':>10}{'median ms':>10}{'p95 ms':>10}{'a second':>10}")
        for name, address in pages.items():
            choose = partial(asked, [address], numbers)
            first = max(ask(port, cookie, choose()) for _turn in range(4 * given.workers))
            report(name, first, run(port, cookie, choose, given), given.seconds)
        mixed = run(port, cookie, partial(asked, list(pages.values()), numbers), given)
        report("all of them, mixed", 0.0, mixed, given.seconds)
    return 0


def arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", default="", help="the folder of a seeded register")
    parser.add_argument("--database", default="", help="the address of a seeded PostgreSQL database")
    parser.add_argument("--clients", type=int, default=4)
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--seconds", type=float, default=10)
    parser.add_argument("--anew", action="store_true", help="no page is asked for twice")
    parser.add_argument("--only", default="", help="pages with these words in their name")
    return parser.parse_args()


def set_up(given: argparse.Namespace) -> None:
    """The same settings for this process and for the site."""
    os.environ["CAUNOI_DATA"] = given.data or tempfile.mkdtemp()
    if given.database:
        os.environ["CAUNOI_DATABASE_URL"] = given.database
    os.environ["CAUNOI_ALLOWED_HOSTS"] = "127.0.0.1"
    os.environ["DJANGO_SETTINGS_MODULE"] = "caunoi_web.settings"
    import django
    from django.core.management import call_command

    django.setup()
    call_command("collectstatic", interactive=False, verbosity=0)


def asked(addresses: list[str], numbers: Iterator[int] | None) -> str:
    """One of the addresses; with ``numbers`` one that nobody has asked for yet."""
    address = random.choice(addresses)  # noqa: S311  (chance for measuring)
    if numbers is None:
        return address
    return f"{address}{'&' if '?' in address else '?'}anew={next(numbers)}"


def sign_in() -> str:
    """A session of the office and the secret of its forms, as a browser sends them."""
    from django.conf import settings
    from django.test import Client

    from caunoi_web.accounts.models import User

    client = Client()
    client.force_login(User.objects.get(username="vanphong"))
    secret = secrets.token_hex(16)
    session = client.cookies[settings.SESSION_COOKIE_NAME].value
    return f"{settings.SESSION_COOKIE_NAME}={session}; {settings.CSRF_COOKIE_NAME}={secret}"


@contextmanager
def site(workers: int) -> Iterator[int]:
    """The site on a free port of this machine for the time of the block."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    words = ["-m", "gunicorn", "caunoi_web.wsgi:application", "--workers", str(workers)]
    server = subprocess.Popen([sys.executable, *words, "--bind", f"127.0.0.1:{port}", "--timeout", "120"])  # noqa: S603
    try:
        wait_until_there(port)
        yield port
    finally:
        server.terminate()
        server.wait(20)


def wait_until_there(port: int) -> None:
    for _turn in range(240):
        with socket.socket() as door:
            if door.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.25)
    raise SystemExit("The site does not start.")


def ask(port: int, cookie: str, address: str) -> float:
    """Milliseconds until the whole answer is there."""
    begun = time.perf_counter()
    line = http.client.HTTPConnection("127.0.0.1", port, timeout=120)
    line.request("GET", address, headers={"Cookie": cookie, "Accept-Language": "vi"})
    answer = line.getresponse()
    answer.read()
    line.close()
    if answer.status != 200:
        raise SystemExit(f"{address} answered {answer.status}")
    return (time.perf_counter() - begun) * 1000


def run(port: int, cookie: str, choose: Callable[[], str], given: argparse.Namespace) -> list[float]:
    """All clients at once for the given time; the milliseconds of every answer."""
    times: list[float] = []
    until = time.perf_counter() + given.seconds

    def client() -> None:
        while time.perf_counter() < until:
            times.append(ask(port, cookie, choose()))

    threads = [threading.Thread(target=client) for _client in range(given.clients)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return times


def report(name: str, first: float, times: list[float], seconds: float) -> None:
    late = statistics.quantiles(times, n=20)[-1] if len(times) > 1 else times[0]
    numbers = f"{first:>10.0f}{statistics.median(times):>10.0f}{late:>10.0f}{len(times) / seconds:>10.1f}"
    print(f"{name:<45}{numbers}", flush=True)


if __name__ == "__main__":
    raise SystemExit(main())
