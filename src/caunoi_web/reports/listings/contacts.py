"""The people of partners as a table: for those who may see them, and never those who were erased."""

from collections.abc import Mapping

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from caunoi_web.accounts.policies import Action
from caunoi_web.common.jinja import format_day, format_number
from caunoi_web.register.forms.filters import LONGEST_TEXT
from caunoi_web.register.models import Contact
from caunoi_web.register.queries.acquaintances import people_called
from caunoi_web.register.queries.chosen import Chosen
from caunoi_web.reports.listings.listing import Asked, Listing
from caunoi_web.reports.tables import Column, Head, Paper, Shown, Value, table_paper

CHUNK = 500


def table(asked: Asked) -> Paper:
    """The people who pass, the last seen first."""
    text, is_due = _text(asked.query), asked.query.get("due") == "1"
    found = people_called(asked.user, text, due_on=asked.day if is_due else None)
    number = found.count()
    filters = [Chosen("text", _("Words"), text)] if text else []
    if is_due:
        day = format_day(asked.day)
        filters.append(Chosen("due", _("Keep until"), _("before %(day)s") % {"day": day}))
    head = Head(
        title=_("Contacts"),
        day=asked.day,
        filters=tuple(filters),
        everything=_("none, everybody"),
        sums=_("%(total)s in all") % {"total": format_number(number)},
        notes=(_("Holds personal data: keep it safe, and delete it when it is no longer needed."),),
        at=asked.at,
        who=str(asked.user),
    )
    return table_paper("contacts", head, COLUMNS, number, found.iterator(chunk_size=CHUNK))


def _text(query: Mapping[str, str]) -> str:
    return " ".join(query.get("text", "").split())[:LONGEST_TEXT]


def _partner(row: Contact) -> Value:
    return Shown(row.organisation.name, {"id": str(row.organisation_id), "name": row.organisation.name})


COLUMNS = (
    Column("person", gettext_lazy("Person"), 28, str),
    Column("role", gettext_lazy("Position"), 26, lambda row: row.role),
    Column("unit", gettext_lazy("Unit of the partner"), 26, lambda row: row.unit),
    Column("partner", gettext_lazy("Partner"), 36, _partner),
    Column("email", gettext_lazy("E-mail"), 28, lambda row: row.email),
    Column("phone", gettext_lazy("Telephone"), 18, lambda row: row.phone),
    Column("seen", gettext_lazy("Last seen"), 12, lambda row: row.seen_on),
    Column("keep_until", gettext_lazy("Keep until"), 12, lambda row: row.retain_until),
)

LISTING = Listing("contacts", gettext_lazy("Contacts"), Action.CONTACT_READ, table)
