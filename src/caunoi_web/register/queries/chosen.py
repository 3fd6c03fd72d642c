"""The chosen filters in words, for pages and for the head of exported files."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal
from uuid import UUID

from django.utils.translation import get_language, gettext_lazy, ngettext
from django.utils.translation import gettext as _

from caunoi_web.accounts.models import Unit
from caunoi_web.common.countries import country_name
from caunoi_web.common.jinja import format_day, format_moment
from caunoi_web.common.labels import ACTIVITIES, AGREEMENT_KINDS, ORGANISATION_KINDS, STATUSES
from caunoi_web.register.models import Organisation, Tier
from caunoi_web.register.queries.agreement_filters import (
    ABROAD,
    ACTIVE,
    HOME,
    NO_COUNTRY,
    NO_UNIT,
    UNDECIDED,
    AgreementFilter,
)
from caunoi_web.register.queries.happenings import LABELS, Happening
from caunoi_web.register.queries.marks import mark_label
from caunoi_web.register.queries.organisation_filters import OrganisationFilter

SCOPE_LABELS = {
    HOME: gettext_lazy("In this country"),
    ABROAD: gettext_lazy("Abroad"),
    UNDECIDED: gettext_lazy("Undecided: no country stated"),
}


@dataclass(frozen=True, slots=True)
class Chosen:
    """One chosen filter: the name it has in the address, what it is called, what was chosen."""

    field: str
    label: str
    value: str


def status_label(status: str) -> str:
    """A status, or "active" for in force and indefinite together."""
    return _("Active: in force or indefinite") if status == ACTIVE else str(STATUSES[status])


def country_label(code: str) -> str:
    """A country's name, or that none is stated."""
    return _("No country stated") if code == NO_COUNTRY else country_name(code)


def within_label(days: int) -> str:
    """Ending within so many days."""
    return ngettext("Within %(days)d day", "Within %(days)d days", days) % {"days": days}


def chosen_agreements(chosen: AgreementFilter) -> list[Chosen]:
    """What is chosen among agreements; one query when a partner is, and one when a unit is."""
    found = [*_shared(chosen), *_years(chosen)]
    if chosen.kind:
        found.append(Chosen("kind", _("Kind"), str(AGREEMENT_KINDS[chosen.kind])))
    if chosen.happened:
        found.append(Chosen("happened", str(LABELS[chosen.happened.what]), _period_words(chosen.happened)))
    if chosen.changed_after:
        found.append(
            Chosen("changed", _("Changed"), _("since %(at)s") % {"at": format_moment(chosen.changed_after)})
        )
    if chosen.mark:
        found.append(Chosen("mark", _("Mark"), mark_label(chosen.mark)))
    if chosen.unit:
        found.append(Chosen("unit", _("Unit in charge"), _unit_name(chosen.unit)))
    if chosen.party:
        name = Organisation.objects.filter(pk=chosen.party).values_list("name", flat=True).first()
        found.append(Chosen("party", _("Partner"), name or "?"))
    return found


def _years(chosen: AgreementFilter) -> Iterator[Chosen]:
    if chosen.signed is not None:
        yield Chosen("signed", _("Signed in"), str(chosen.signed))
    if chosen.ends is not None:
        yield Chosen("ends", _("Last valid day in"), str(chosen.ends))
    if chosen.renewed is not None:
        yield Chosen("renewed", _("Renewed or extended in"), str(chosen.renewed))


def _unit_name(unit: UUID | Literal["none"]) -> str:
    if unit == NO_UNIT:
        return unit_label(None)
    found = Unit.objects.filter(pk=unit).first()
    return unit_label(found) if found else "?"


def unit_label(unit: Unit | None) -> str:
    """A unit's name in the language of the page, or that none is recorded."""
    if unit is None:
        return _("No unit recorded")
    return (unit.name_en if get_language() == "en" else "") or unit.name_vi


def _period_words(happened: Happening) -> str:
    words = {"since": format_day(happened.since), "until": format_day(happened.until)}
    return _("%(since)s – %(until)s") % words


def chosen_organisations(chosen: OrganisationFilter) -> list[Chosen]:
    """What is chosen among organisations."""
    found = list(_shared(chosen))
    if chosen.kind:
        found.append(Chosen("kind", _("Kind"), str(ORGANISATION_KINDS[chosen.kind])))
    if chosen.city:
        found.append(Chosen("city", _("City"), ", ".join(chosen.city)))
    if chosen.tier:
        found.append(Chosen("tier", _("Tier"), str(Tier(chosen.tier).label)))
    return found


def _shared(chosen: AgreementFilter | OrganisationFilter) -> Iterator[Chosen]:
    if chosen.text:
        yield Chosen("text", _("Words"), chosen.text)
    if chosen.status:
        yield Chosen("status", _("Status"), status_label(chosen.status))
    if chosen.within is not None:
        yield Chosen("within", _("Ends"), within_label(chosen.within))
    if chosen.country:
        yield Chosen("country", _("Country"), country_label(chosen.country))
    if chosen.scope:
        yield Chosen("scope", _("Seat"), str(SCOPE_LABELS[chosen.scope]))
    if chosen.activity:
        yield Chosen("activity", _("Activity"), str(ACTIVITIES[chosen.activity]))
    if chosen.archived:
        yield Chosen("archived", _("Archived"), _("only archived ones"))
