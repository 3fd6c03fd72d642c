"""The yearly report (R4) as a paper that leaves like any list."""

from collections.abc import Callable

from django.utils.translation import gettext_lazy

from caunoi_web.accounts.policies import Action
from caunoi_web.register.queries.remembered import remembered
from caunoi_web.reports.listings.listing import Asked, Listing
from caunoi_web.reports.models import YearWords
from caunoi_web.reports.queries.periods import read_period
from caunoi_web.reports.queries.yearly import yearly_counts
from caunoi_web.reports.reporting.yearly import Both
from caunoi_web.reports.reporting.yearly_paper import yearly_paper
from caunoi_web.reports.tables import Paper


def counted(asked: Asked, tell: Callable[[int], None] = lambda part: None) -> Both:
    """The counts of the period that the address asks for, and of the same days a year before, made now.

    ``tell`` hears what per cent of the counting is done.
    """
    period = read_period(asked.query, asked.day)
    tell(0)
    now = yearly_counts(asked.user, period, tell=lambda part: tell(part // 2))
    partners = tuple(now.by_partner)
    before = yearly_counts(asked.user, period.before(), partners, tell=lambda part: tell(50 + part // 2))
    return Both(now, before)


def counted_for_the_screen(asked: Asked) -> Both:
    """The same, from memory while nothing was written."""
    question = (asked.user.role, read_period(asked.query, asked.day))
    return remembered("yearly", question, lambda: counted(asked))


def words_of(both: Both) -> YearWords | None:
    """What was written about the year of the period's end; one query."""
    return YearWords.objects.filter(year=both.now.period.year).first()


def table(asked: Asked) -> Paper:
    """The whole report."""
    both = asked.once("yearly", lambda: counted(asked))
    return yearly_paper(both, words_of(both), asked.at, asked.user)


TITLE = gettext_lazy("Yearly report on cooperation (R4)")
LISTING = Listing("r4", TITLE, Action.REPORT_READ, table, counts_all=True)
