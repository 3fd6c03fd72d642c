"""How long each report takes in each format on a large register, in this process, nothing remembered.

    python benchmarks/reporting.py [--agreements 100000] [--data FOLDER] [--reports r4] [--endings pdf]

Seconds from the question to the finished file, by the clock and of the processor, of which reading (the
counts, or every row once without writing anything, by the processor) is the yardstick beside it; then the
screen of each report, through all the middleware. On a large register R4 is a bar until a worker has counted.
``--data`` keeps a seeded SQLite register for the next run.
"""
# ruff: noqa: PLC0415, T201  (settings come first; it prints)

import argparse
import os
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parent))
sys.path.insert(0, str(Path(__file__).parents[1] / "src"))

SCREENS = {
    "r1": "/reports/r1/",
    "r4": "/reports/r4/?year=2025",
    "r13": "/reports/r13/",
    "all": "/reports/",
}


def main() -> int:
    """Prepare the register, then measure; prints one line a report and format."""
    from exporting import prepare

    given = arguments()
    with tempfile.TemporaryDirectory() as temporary:
        prepare(given.data or temporary, given.agreements)
        print(f"load of the machine: {os.getloadavg()[0]:.1f} on {os.cpu_count()} cores")
        print(
            f"{'report':<8}{'format':<8}{'rows':>8}{'seconds':>9}{'cpu s':>8}"
            f"{'reading cpu':>15}{'MB file':>9}",
            flush=True,
        )
        for name in given.reports.split(","):
            reading = read(name)
            for ending in given.endings.split(","):
                measure(name, ending, reading)
        screens()
    return 0


def arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--agreements", type=int, default=100_000)
    parser.add_argument("--data", help="a folder for the SQLite register, kept")
    parser.add_argument("--reports", default="r4,r13,r1")
    parser.add_argument("--endings", default="xlsx,docx,pdf")
    return parser.parse_args()


def paper_of(name: str) -> Any:
    """The report for the year before, in both languages."""
    from django.core.cache import cache
    from django.utils import timezone

    from caunoi_web.accounts.models import User
    from caunoi_web.reports.listings import LISTINGS, Asked
    from caunoi_web.reports.tongues import Tongue, spoken

    cache.clear()
    user, now = User.objects.get(username="vanphong"), timezone.now()
    query = {"year": str(now.year - 1)}
    asked = Asked(user, query, timezone.localdate(), now)
    return spoken(lambda: LISTINGS[name].table(asked), Tongue.BOTH)


def read(name: str) -> float:
    """Seconds to read everything without writing a file."""
    from caunoi_web.reports.tables import Grid

    begin = time.process_time()
    for part in paper_of(name).parts:
        if isinstance(part, Grid):
            for _row in part.rows:
                pass
    return time.process_time() - begin


def measure(name: str, ending: str, reading: float) -> None:
    from django.utils.translation import override

    from caunoi_web.reports.exports.formats import FORMATS

    begin, busy = time.perf_counter(), time.process_time()
    paper = paper_of(name)
    if not FORMATS[ending].carries(paper.number):
        print(f"{name:<8}{ending:<8}{paper.number:>8}  more than it carries", flush=True)
        return
    with tempfile.TemporaryFile() as file, override("vi"):
        FORMATS[ending].write(paper, file)
        size = file.tell()
    seconds, busy = time.perf_counter() - begin, time.process_time() - busy
    print(
        f"{name:<8}{ending:<8}{paper.number:>8}{seconds:>9.1f}{busy:>8.1f}{reading:>15.1f}{size / 1e6:>9.1f}",
        flush=True,
    )


def screens() -> None:
    """Each report on the screen: the first answer, then one with its counts remembered."""
    from django.conf import settings
    from django.core.cache import cache
    from django.test import Client

    from caunoi_web.accounts.models import User

    settings.ALLOWED_HOSTS = ["testserver"]
    settings.STORAGES["staticfiles"]["BACKEND"] = "django.contrib.staticfiles.storage.StaticFilesStorage"
    client = Client(HTTP_ACCEPT_LANGUAGE="vi")
    client.force_login(User.objects.get(username="vanphong"))
    for name, address in SCREENS.items():
        cache.clear()
        times = []
        for _ in range(2):
            begin = time.perf_counter()
            if client.get(address).status_code != 200:
                raise SystemExit(address)
            times.append(time.perf_counter() - begin)
        print(f"{name:<8}screen  first {times[0]:.1f} s, again {times[1]:.1f} s", flush=True)


if __name__ == "__main__":
    raise SystemExit(main())
