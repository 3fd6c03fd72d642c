"""The yearly report (R4) as a paper that leaves like any list."""

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


def counted(asked: Asked) -> Both:
    """The counts of the period that the address asks for, and of the same days a year before, made now."""
    period = read_period(asked.query, asked.day)
    now = yearly_counts(asked.user, period)
    return Both(now, yearly_counts(asked.user, period.before(), tuple(now.by_partner)))


def counted_for_the_screen(asked: Asked) -> Both:
    """The same; on a very large register as remembered for some minutes (register/queries/remembered.py)."""
    question = (asked.user.role, read_period(asked.query, asked.day))
    return remembered("yearly", question, lambda: counted(asked))


def words_of(both: Both) -> YearWords | None:
    """What was written about the year of the period's end; one query."""
    return YearWords.objects.filter(year=both.now.period.year).first()


def table(asked: Asked) -> Paper:
    """The whole report."""
    both = counted(asked)
    return yearly_paper(both, words_of(both), asked.at, asked.user)


LISTING = Listing("r4", gettext_lazy("Yearly report on cooperation (R4)"), Action.REPORT_READ, table)
