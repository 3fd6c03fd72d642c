"""Is the database there, of this version, on time, and can everything in it be found?"""

from collections.abc import Iterator
from pathlib import Path

from django.db import DatabaseError, connection
from django.db.models import Count
from django.utils import timezone

from caunoi_web.operation.checking.findings import Finding, hint, ok, wrong
from caunoi_web.operation.queries import missing_migrations
from caunoi_web.register.models import Agreement, Organisation
from caunoi_web.search.models import Kind, SearchEntry
from caunoi_web.sources.models import Document

MIGRATE = "caunoi-web migrate"
SLIGHT_SKEW, GREAT_SKEW = 5.0, 60.0  # seconds


def is_there() -> Finding:
    """Whether the database answers at all."""
    if connection.vendor == "sqlite" and not Path(connection.settings_dict["NAME"]).is_file():
        return wrong("database", f"There is none at {connection.settings_dict['NAME']}.", MIGRATE)
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
    except DatabaseError as fault:
        advice = (
            "See that the server runs and that CAUNOI_DATABASE_URL names it with the right user and password."
        )
        return wrong("database", f"It does not answer ({type(fault).__name__}).", advice)
    return ok("database", f"{connection.display_name} answers.")


def is_of_this_version() -> Finding:
    """Whether all migrations were applied, and none that this version does not know."""
    missing, unknown = missing_migrations()
    if unknown:
        says = (
            f"The tables are of a newer version than this program ({len(unknown)} changes it does not know)."
        )
        return wrong("tables", says, "Install the newer version again, or restore the backup from before it.")
    if missing:
        return wrong("tables", f"{len(missing)} changes of the tables are missing.", MIGRATE)
    return ok("tables", "They are those of this version.")


def is_on_time() -> Finding:
    """Whether the clocks of this machine and of the database agree."""
    if connection.vendor == "sqlite":
        return ok("clock", "The database uses this machine's.")
    with connection.cursor() as cursor:
        cursor.execute("SELECT clock_timestamp()")
        skew = abs((cursor.fetchone()[0] - timezone.now()).total_seconds())
    says = f"This machine and the database differ by {skew:.0f} seconds."
    advice = "Let both take their time from the same server (timedatectl, chrony)."
    if skew > GREAT_SKEW:
        return wrong("clock", says, f"{advice} Work is taken twice when clocks differ.")
    return hint("clock", says, advice) if skew > SLIGHT_SKEW else ok("clock", says)


def can_all_be_found() -> Iterator[Finding]:
    """Whether the index has an entry for everything that can be searched."""
    found = dict(SearchEntry.objects.order_by().values_list("kind").annotate(Count("pk")))
    wanted = {
        Kind.ORGANISATION: Organisation.objects.live().count(),
        Kind.AGREEMENT: Agreement.objects.live().count(),
        Kind.DOCUMENT: Document.objects.count(),
    }
    off = [
        f"{kind} {found.get(kind, 0)} of {number}"
        for kind, number in wanted.items()
        if found.get(kind, 0) != number
    ]
    if off:
        yield wrong(
            "search", f"The index does not hold what it should: {', '.join(off)}.", "caunoi-web reindex"
        )
    else:
        yield ok("search", f"The index holds all {sum(wanted.values())} records.")
