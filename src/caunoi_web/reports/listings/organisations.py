"""The list of partners as a table."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from caunoi_web.accounts.policies import Action
from caunoi_web.common.countries import country_name
from caunoi_web.common.jinja import format_number
from caunoi_web.common.labels import ORGANISATION_KINDS
from caunoi_web.desk.models import ListName
from caunoi_web.desk.queries.columns import columns_of
from caunoi_web.register.columns import ORGANISATION_COLUMNS, ORGANISATION_DEFAULT
from caunoi_web.register.forms.filters import read_organisation_filter
from caunoi_web.register.models import Organisation
from caunoi_web.register.queries.chosen import chosen_organisations
from caunoi_web.register.queries.organisation_rows import OrganisationRow, all_rows
from caunoi_web.reports.listings.listing import Asked, Listing
from caunoi_web.reports.tables import Column, Head, Paper, Shown, Value, coded, table_paper


def table(asked: Asked) -> Paper:
    """The partners that pass, in the order of the list."""
    chosen = read_organisation_filter(asked.query)
    found = chosen.apply(Organisation.objects.visible_to(asked.user), asked.day)
    number = found.count()
    head = Head(
        title=_("Partners"),
        day=asked.day,
        filters=tuple(chosen_organisations(chosen)),
        everything=_("none, all partners"),
        sums=_("%(total)s in all") % {"total": format_number(number)},
        at=asked.at,
        who=str(asked.user),
    )
    rows = all_rows(chosen.ordered(found, asked.day), asked.day)
    columns = (_NAME, *(column for key in _keys(asked) for column in _BY_KEY[key]))
    return table_paper("partners", head, columns, number, rows)


def _settled(asked: Asked) -> dict[str, str]:
    return {key: asked.query[key] for key in asked.query} | {"columns": ",".join(_keys(asked))}


def _keys(asked: Asked) -> tuple[str, ...]:
    known = [column.key for column in ORGANISATION_COLUMNS]
    written = asked.query.get("columns", "")
    chosen = columns_of(asked.user, ListName.ORGANISATIONS, written, known, ORGANISATION_DEFAULT)
    return tuple(key for key in known if key in chosen)


def _name(row: OrganisationRow) -> Value:
    english = row.name_en if row.name_en != row.name else ""
    text = "\n".join(part for part in (row.name, english) if part)
    return Shown(text, {"id": str(row.id), "name": row.name, "name_en": row.name_en or None})


def _group(row: OrganisationRow) -> Value:
    if not row.group:
        return None
    group = row.group
    words = _("with %(below)s below: %(active)s of %(total)s") % {
        "below": format_number(group.below),
        "active": format_number(group.active),
        "total": format_number(group.total),
    }
    return Shown(words, {"below": group.below, "active": group.active, "total": group.total})


def _country(row: OrganisationRow) -> Value:
    return coded(row.country, country_name(row.country)) if row.country else coded("", _("not stated"))


_NAME = Column("name", gettext_lazy("Name"), 42, _name)
_BY_KEY: dict[str, tuple[Column, ...]] = {
    "kind": (
        Column("kind", gettext_lazy("Kind"), 22, lambda row: coded(row.kind, ORGANISATION_KINDS[row.kind])),
    ),
    "country": (Column("country", gettext_lazy("Country"), 18, _country),),
    "tier": (
        Column(
            "tier",
            gettext_lazy("Tier"),
            14,
            lambda row: coded(row.tier, row.tier_label) if row.tier else None,
        ),
    ),
    "city": (Column("city", gettext_lazy("City"), 16, lambda row: row.city),),
    "website": (Column("website", gettext_lazy("Website"), 28, lambda row: row.website),),
    "agreements": (
        Column("active", gettext_lazy("Active agreements"), 10, lambda row: row.held.active),
        Column("agreements", gettext_lazy("Agreements"), 10, lambda row: row.held.total),
        Column("group", gettext_lazy("With those below"), 22, _group),
    ),
    "end": (
        Column("end", gettext_lazy("Next end"), 12, lambda row: row.held.end),
        Column("days_left", gettext_lazy("Days left"), 9, lambda row: row.days_left),
    ),
    "changed": (Column("changed", gettext_lazy("Last change"), 16, lambda row: row.changed_at),),
}

LISTING = Listing("organisations", gettext_lazy("Partners"), Action.REGISTER_READ, table, _settled)
