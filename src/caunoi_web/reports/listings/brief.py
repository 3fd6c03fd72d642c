"""The brief before meeting a partner as a paper: each line with its source."""

from uuid import UUID

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from caunoi_web.accounts.policies import Action
from caunoi_web.common.brief import BriefSection
from caunoi_web.register.exports.signs import more_words
from caunoi_web.register.models import Organisation
from caunoi_web.register.queries.brief import brief_of
from caunoi_web.reports.errors import NoSuchFile
from caunoi_web.reports.listings.listing import Asked, Listing
from caunoi_web.reports.queries.heading import heading_of
from caunoi_web.reports.tables import Column, Grid, Head, Paper

COLUMNS = (
    Column("label", gettext_lazy("What"), 24, lambda line: str(line.label)),
    Column("text", gettext_lazy("Content"), 70, lambda line: str(line.text)),
    Column("source", gettext_lazy("Source"), 34, lambda line: str(line.source)),
)


def table(asked: Asked) -> Paper:
    """The brief about ``party``, as far as the person may see."""
    partners = Organisation.objects.visible_to(asked.user).select_related("parent", "created_by")
    try:
        partner = partners.get(pk=UUID(asked.query.get("party", "")))
    except (ValueError, Organisation.DoesNotExist) as missing:
        raise NoSuchFile(_("There is no such partner.")) from missing
    brief = brief_of(asked.user, partner, asked.day, timezone.localtime(asked.at))
    notes = (_("May hold personal data: do not pass on."),)
    head = Head(brief.title, asked.day, (), "", asked.at, str(asked.user), notes=notes)
    parts = tuple(map(_grid, brief.sections))
    number = sum(len(section.lines) for section in brief.sections)
    heading = heading_of(timezone.localtime(asked.at).date())
    return Paper("brief", head, parts, number, heading=heading, is_wide=False)


def _grid(section: BriefSection) -> Grid:
    note = more_words(section.more) if section.more else ""
    return Grid(COLUMNS, list(section.lines), str(section.title), note)


LISTING = Listing("brief", gettext_lazy("Brief before a meeting"), Action.REGISTER_READ, table)
