"""How long the pages of the overview take on a large register, from the roll-up and counted from the records.

    python benchmarks/overview.py [--agreements 100000] [--organisations 50000] [--rounds 15] [--data FOLDER]
    python -m tests.postgres -- python benchmarks/overview.py     (the same on PostgreSQL)

Every page is asked for in this process by a signed-in officer, through all the middleware, for another day
each time, so that nothing is remembered; the empty page is the yardstick of the same run. The last lines are
the figures of a dashboard alone, from the roll-up and from the records. Times are medians, in milliseconds;
"ratio" divides the time of the process.
"""
# ruff: noqa: PLC0415, T201  (settings come first; it prints)

import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import date, timedelta
from functools import partial

from pages import analyse, arguments, fill, prepare

PAGES = {
    "dashboard": "/overview/?as_of={day}",
    "dashboard of one unit": "/overview/?as_of={day}&unit={unit}",
    "map": "/overview/map/?as_of={day}",
    "map, active agreements": "/overview/map/?as_of={day}&what=agreements",
    "timeline": "/overview/timeline/?as_of={day}",
    "timeline by unit": "/overview/timeline/?as_of={day}&by=unit",
    "stated figures": "/overview/stated/?as_of={day}",
}


def main() -> int:
    """Prepare the register, make the roll-ups, measure; prints one line a page."""
    given = arguments()
    with tempfile.TemporaryDirectory() as temporary:
        prepare(given.data or temporary)
        fill(given)
        make_rollups()
        measure_pages(given.rounds)
        measure_figures(given.rounds)
    return 0


def make_rollups() -> None:
    """From the records, in one transaction."""
    from caunoi_web.overview.models import DayCount, MonthChange, Turn, YearStart
    from caunoi_web.overview.services import rebuild_rollups

    wall, cpu = timed(rebuild_rollups)
    rows = ", ".join(
        f"{model.objects.count():,} {model.__name__}" for model in (Turn, MonthChange, YearStart, DayCount)
    )
    print(f"roll-ups made in {wall / 1000:.1f} s ({cpu / 1000:.1f} s of this process); {rows}")
    analyse()


def measure_pages(rounds: int) -> None:
    """Ask for every page ``rounds`` times, each time for another day."""
    from django.db import connection
    from django.test import Client
    from django.test.utils import CaptureQueriesContext

    from caunoi_web.accounts.models import Unit, User

    client = Client()
    client.force_login(User.objects.filter(role="officer").first())
    unit = Unit.objects.first()
    empty = median([timed(partial(client.get, "/empty/")) for _each in range(rounds + 5)])
    print(f"{'page':28}{'wall':>9}{'cpu':>9}{'ratio':>8}{'queries':>9}")
    print(f"{'(empty page)':28}{empty[0]:9.1f}{empty[1]:9.1f}")
    for name, pattern in PAGES.items():
        addresses = [pattern.format(day=a_day(number), unit=unit and unit.pk) for number in range(rounds + 1)]
        wall, cpu = median([timed(partial(client.get, address)) for address in addresses[:-1]])
        with CaptureQueriesContext(connection) as asked:
            client.get(addresses[-1])
        print(f"{name:28}{wall:9.1f}{cpu:9.1f}{cpu / empty[1]:8.1f}{len(asked):9}")


def measure_figures(rounds: int) -> None:
    """The numbers of a dashboard without its page."""
    from caunoi_web.accounts.models import User
    from caunoi_web.overview.queries.dashboard import Question, figures_of
    from caunoi_web.overview.queries.sources import Counted, Rolled

    user = User.objects.filter(role="officer").first()
    for source in (Rolled(user), Counted(user)):
        wall, cpu = median(
            [timed(partial(figures_of, Question(a_day(number)), source)) for number in range(rounds)]
        )
        print(f"{'figures, ' + type(source).__name__:28}{wall:9.1f}{cpu:9.1f}")


def a_day(number: int) -> date:
    """Days up and down the years, none twice."""
    return date.today() - timedelta(days=37 * number)


def timed(work: Callable[[], object]) -> tuple[float, float]:
    """Milliseconds on the clock, and of this process (with SQLite the database is part of it)."""
    begun, busy = time.perf_counter(), time.process_time()
    work()
    return 1000 * (time.perf_counter() - begun), 1000 * (time.process_time() - busy)


def median(times: list[tuple[float, float]]) -> tuple[float, float]:
    """Of the clock, and of the process."""
    return statistics.median(wall for wall, _cpu in times), statistics.median(cpu for _wall, cpu in times)


if __name__ == "__main__":
    sys.exit(main())
