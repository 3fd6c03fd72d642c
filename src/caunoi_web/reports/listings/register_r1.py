"""Register R1 as a table."""

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from caunoi_web.accounts.policies import Action
from caunoi_web.register.queries.agreement_counts import StatusCounts, status_counts
from caunoi_web.register.queries.chosen import chosen_agreements
from caunoi_web.reports.columns import COLUMNS
from caunoi_web.reports.listings.agreements import chosen_of, passing, sums_in_words
from caunoi_web.reports.listings.listing import Asked, Listing
from caunoi_web.reports.queries.heading import heading_of
from caunoi_web.reports.queries.r1_rows import r1_rows
from caunoi_web.reports.tables import Head, Paper, table_paper

TITLE = gettext_lazy("Register of cooperation agreements (R1)")


def head(asked: Asked, counts: StatusCounts) -> Head:
    """What stands above the register."""
    return Head(
        title=str(TITLE),
        day=asked.day,
        filters=tuple(chosen_agreements(chosen_of(asked))),
        everything=_("none, all agreements"),
        sums=sums_in_words(counts),
        at=asked.at,
        who=str(asked.user),
    )


def table(asked: Asked) -> Paper:
    """Every agreement that passes the filters, in the order of the screen."""
    found = passing(asked)
    counts = asked.once("status", lambda: status_counts(found))
    rows = r1_rows(chosen_of(asked).ordered(found), asked.day)
    heading = heading_of(timezone.localtime(asked.at).date())
    return table_paper("R1", head(asked, counts), COLUMNS, counts.total, rows, heading=heading)


LISTING = Listing("r1", TITLE, Action.REPORT_READ, table)
