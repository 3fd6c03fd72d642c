"""The columns that lists of the register can show; a person chooses among them (desk)."""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


@dataclass(frozen=True, slots=True)
class ListColumn:
    """A column: its key in addresses, its heading, the order its heading chooses ("" for none)."""

    key: str
    heading: str | Promise
    sort: str = ""


AGREEMENT_COLUMNS = (
    ListColumn("country", _("Country")),
    ListColumn("kind", _("Kind")),
    ListColumn("number", _("Number")),
    ListColumn("level", _("Level")),
    ListColumn("unit", _("Unit in charge")),
    ListColumn("signed", _("Signed on")),
    ListColumn("validity", _("Validity"), "begin"),
    ListColumn("activities", _("Activities")),
    ListColumn("content", _("Content")),
    ListColumn("changed", _("Last change"), "changed"),
    ListColumn("status", _("Status"), "end"),
)
AGREEMENT_DEFAULT = ("country", "kind", "validity", "status")

ORGANISATION_COLUMNS = (
    ListColumn("kind", _("Kind")),
    ListColumn("country", _("Country")),
    ListColumn("tier", _("Tier")),
    ListColumn("city", _("City")),
    ListColumn("website", _("Website")),
    ListColumn("agreements", _("Agreements"), "begin"),
    ListColumn("end", _("Next end"), "end"),
    ListColumn("changed", _("Last change"), "changed"),
)
ORGANISATION_DEFAULT = ("kind", "country", "tier", "agreements", "end")


def columns_named(every: tuple[ListColumn, ...], keys: tuple[str, ...]) -> list[ListColumn]:
    """The columns of ``keys``, in the order of the list, so that a reader always finds them alike."""
    return [column for column in every if column.key in keys]
