"""The yearly report as a paper: its blocks, the words of the year, the annex of lists."""

from datetime import date, datetime

from django.utils import timezone
from django.utils.translation import gettext as _

from caunoi_web.accounts.models import User
from caunoi_web.common.jinja import format_day, format_number
from caunoi_web.register.queries.happenings import UNDATED
from caunoi_web.reports.models import YearWords
from caunoi_web.reports.queries.heading import heading_of
from caunoi_web.reports.queries.periods import Period
from caunoi_web.reports.queries.yearly import YearlyCounts
from caunoi_web.reports.reporting.figures import block_grid, cited, source_grid
from caunoi_web.reports.reporting.yearly import Both, blocks_of, period_words
from caunoi_web.reports.tables import Head, Paper, Passage


def yearly_title(period: Period) -> str:
    """What the report is called."""
    if period.is_a_year:
        return _("Report on cooperation in %(year)s") % {"year": period.since.year}
    days = {"since": format_day(period.since), "until": format_day(period.until)}
    return _("Report on cooperation from %(since)s to %(until)s") % days


def head_of(both: Both, at: datetime, who: str) -> Head:
    """What stands above: the period, what it is compared with, what figures mean."""
    period = both.now.period
    compared = _("Counted: %(now)s. Compared with: %(before)s.") % {
        "now": period_words(period),
        "before": period_words(both.before.period),
    }
    notes = [compared]
    if period.is_running:
        notes.append(
            _("The period is not over: it is counted up to %(day)s.") % {"day": format_day(period.through)}
        )
    return Head(yearly_title(period), period.through, (), "", at, who, notes=tuple(notes))


def left_out(counts: YearlyCounts) -> list[str]:
    """What these figures cannot say, in sentences."""
    undated = {"number": format_number(counts.happened[UNDATED])}
    return [
        _("Figures that documents state are not among these; they stand in the ledger of stated figures."),
        _("Agreements with neither a day of signing nor of beginning are counted in no period: %(number)s.")
        % undated,
        _("Automatic renewals count where they were recorded as events."),
        _("What nobody recorded (people, money, activities) is missing here and is not zero."),
    ]


def passages_of(words: YearWords | None, counts: YearlyCounts) -> tuple[Passage, ...]:
    """Results, difficulties and plan as kept for the year, and what the figures leave out."""
    kept = words or YearWords()
    missing = _("(Nothing has been written for this year.)")
    return (
        Passage(_("Main results"), kept.results or missing),
        Passage(_("Difficulties"), kept.difficulties or missing),
        Passage(_("Plan for the next year"), kept.plan or missing),
        Passage(_("What these figures leave out"), "\n".join(left_out(counts))),
    )


def yearly_paper(both: Both, words: YearWords | None, at: datetime, who: User) -> Paper:
    """The whole report in the active language."""
    periods = period_words(both.now.period), period_words(both.before.period)
    blocks, sources = cited(blocks_of(both), periods)
    grids = [block_grid(block, periods) for block in blocks if block.lines]
    parts = (*grids, *passages_of(words, both.now))
    made_on: date = timezone.localtime(at).date()
    return Paper(
        name=f"R4-{both.now.period.since.isoformat()}",
        head=head_of(both, at, str(who)),
        parts=parts,
        number=sum(len(block.lines) for block in blocks),
        heading=heading_of(made_on),
        is_wide=False,
        annex=(source_grid(sources),),
    )
