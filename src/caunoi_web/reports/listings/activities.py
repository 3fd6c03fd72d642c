"""The list of activities as a table."""

from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _

from caunoi_web.accounts.policies import Action
from caunoi_web.activities.forms.filters import read_activity_filter
from caunoi_web.activities.kinds import kind_label
from caunoi_web.activities.models import Activity, State
from caunoi_web.activities.queries.activity_counts import chosen_activities
from caunoi_web.activities.queries.activity_rows import ActivityRow, all_rows
from caunoi_web.common.jinja import format_number
from caunoi_web.reports.listings.listing import Asked, Listing
from caunoi_web.reports.tables import Column, Head, Paper, Shown, Value, coded, table_paper


def table(asked: Asked) -> Paper:
    """The activities that pass, the newest first."""
    chosen = read_activity_filter(asked.query)
    found = chosen.apply(Activity.objects.visible_to(asked.user), asked.day).newest_first()
    number = found.count()
    head = Head(
        title=_("Activities"),
        day=asked.day,
        filters=tuple(chosen_activities(chosen)),
        everything=_("none, all activities"),
        sums=_("%(total)s in all") % {"total": format_number(number)},
        at=asked.at,
        who=str(asked.user),
    )
    return table_paper("activities", head, COLUMNS, number, all_rows(found, asked.day))


def _state(row: ActivityRow) -> Value:
    label = str(State(row.state).label)
    text = f"{label} ({_('overdue')})" if row.is_overdue else label
    return Shown(text, {"code": row.state, "label": label, "overdue": row.is_overdue})


def _agreement(row: ActivityRow) -> Value:
    if not row.agreement_id:
        return None
    return Shown(row.agreement_name, {"id": str(row.agreement_id), "name": row.agreement_name})


COLUMNS = (
    Column("kind", gettext_lazy("Kind"), 22, lambda row: coded(row.kind, kind_label(row.kind))),
    Column("title", gettext_lazy("What"), 40, lambda row: row.title),
    Column("state", gettext_lazy("State"), 14, _state),
    Column("from", gettext_lazy("From"), 12, lambda row: row.began),
    Column("until", gettext_lazy("Until"), 12, lambda row: row.ended),
    Column("partners", gettext_lazy("Partners"), 36, lambda row: row.partners),
    Column("agreement", gettext_lazy("Agreement"), 32, _agreement),
    Column("unit", gettext_lazy("Our unit"), 24, lambda row: row.unit(get_language() or "vi")),
    Column("place", gettext_lazy("Place"), 16, lambda row: row.place),
    Column("participants", gettext_lazy("People taking part"), 10, lambda row: row.participants),
    Column("cost", gettext_lazy("Given by our side"), 14, lambda row: row.cost),
    Column("income", gettext_lazy("Received from the partner"), 14, lambda row: row.income),
    Column("currency", gettext_lazy("Currency"), 8, lambda row: row.currency),
    Column("in_kind", gettext_lazy("In kind"), 8, lambda row: _yes(row)),
    Column("outcome", gettext_lazy("Outcome"), 30, lambda row: row.outcome),
    Column("proofs", gettext_lazy("Proofs"), 8, lambda row: row.proofs),
)


def _yes(row: ActivityRow) -> Value:
    return Shown(_("yes") if row.in_kind else "", row.in_kind)


LISTING = Listing("activities", gettext_lazy("Activities"), Action.ACTIVITY_READ, table)
