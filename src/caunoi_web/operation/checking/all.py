"""Every check, in the order in which things depend on each other."""

from collections.abc import Iterator
from datetime import datetime

from caunoi_web.operation.checking import database, machine, outside, programs
from caunoi_web.operation.checking.findings import Finding, Level


def look_at_everything(now: datetime) -> Iterator[Finding]:
    """All findings. What needs the database is left out while that is not there or not of this version."""
    yield from machine.can_be_written()
    yield machine.has_room()
    yield from outside.keeps_its_secret()
    yield outside.is_not_open_for_development()
    yield from outside.is_reached_safely()
    yield machine.is_translated()
    yield machine.has_its_static_files()
    yield machine.can_read_scans()
    yield outside.can_send_mail()
    yield from outside.what_django_says()
    for basis in (database.is_there, database.is_of_this_version):
        found = basis()
        yield found
        if found.level is Level.WRONG:
            return
    yield database.is_on_time()
    yield from database.can_all_be_found()
    yield from programs.works_in_the_background(now)
    yield programs.runs_daily(now)
    yield programs.is_backed_up(now)
