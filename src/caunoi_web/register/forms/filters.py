"""The filters of an address: what is known is taken, anything else is left aside."""

from collections.abc import Mapping
from datetime import MAXYEAR, MINYEAR
from uuid import UUID

from django.conf import settings

from caunoi.domain.kinds import Activity, AgreementKind, OrganisationKind
from caunoi.domain.terms import Status
from caunoi_web.common.asof import read_day
from caunoi_web.common.countries import country_choices
from caunoi_web.register.models import Tier
from caunoi_web.register.queries.agreement_filters import (
    ACTIVE,
    NO_COUNTRY,
    NO_UNIT,
    SCOPES,
    AgreementFilter,
)
from caunoi_web.register.queries.agreement_orders import SORTS
from caunoi_web.register.queries.happenings import LABELS, Happening
from caunoi_web.register.queries.marks import marks
from caunoi_web.register.queries.organisation_filters import SORTS as ORGANISATION_SORTS
from caunoi_web.register.queries.organisation_filters import OrganisationFilter

LONGEST_TEXT = 200
LONGEST_SPAN = 3660  # days

_STATUSES = (ACTIVE, *(status.value for status in Status))
_ACTIVITIES = tuple(activity.value for activity in Activity)


def read_agreement_filter(query: Mapping[str, str]) -> AgreementFilter:
    """The filter that an address asks for."""
    return AgreementFilter(
        status=_one_of(query, "status", _STATUSES),
        country=_country(query),
        kind=_one_of(query, "kind", tuple(kind.value for kind in AgreementKind)),
        activity=_one_of(query, "activity", _ACTIVITIES),
        scope=_one_of(query, "scope", SCOPES),
        text=_text(query),
        within=_days(query),
        party=_id(query, "party"),
        unit=NO_UNIT if query.get("unit") == NO_UNIT else _id(query, "unit"),
        signed=_year(query, "signed"),
        ends=_year(query, "ends"),
        renewed=_year(query, "renewed"),
        happened=_happening(query),
        mark=_one_of(query, "mark", tuple(mark.code for mark in marks())),
        archived=query.get("archived") == "1",
        sort=_one_of(query, "sort", SORTS) or "end",
    )


def read_organisation_filter(query: Mapping[str, str]) -> OrganisationFilter:
    """The filter that an address asks for."""
    return OrganisationFilter(
        status=_one_of(query, "status", _STATUSES),
        activity=_one_of(query, "activity", _ACTIVITIES),
        within=_days(query),
        country=_country(query),
        kind=_one_of(query, "kind", tuple(kind.value for kind in OrganisationKind)),
        scope=_one_of(query, "scope", SCOPES),
        tier=_one_of(query, "tier", tuple(Tier.values)),
        city=_cities(query),
        text=_text(query),
        archived=query.get("archived") == "1",
        sort=_one_of(query, "sort", ORGANISATION_SORTS) or "name",
    )


def _one_of(query: Mapping[str, str], name: str, known: tuple[str, ...]) -> str:
    value = query.get(name, "")
    return value if value in known else ""


def _country(query: Mapping[str, str]) -> str:
    code = query.get("country", "")
    return code if code == NO_COUNTRY or code in dict(country_choices(settings.LANGUAGE_CODE)) else ""


def _text(query: Mapping[str, str]) -> str:
    return " ".join(query.get("text", "").split())[:LONGEST_TEXT]


def _cities(query: Mapping[str, str]) -> tuple[str, ...]:
    """Spellings of a town, parted by bars."""
    spellings = query.get("city", "")[:LONGEST_TEXT].split("|")
    return tuple(spelling for spelling in spellings if spelling)


def _days(query: Mapping[str, str]) -> int | None:
    value = query.get("within", "")
    return (
        int(value)
        if value.isascii() and value.isdigit() and len(value) < 6 and int(value) <= LONGEST_SPAN
        else None
    )


def _year(query: Mapping[str, str], name: str) -> int | None:
    value = query.get(name, "")
    is_year = value.isascii() and value.isdigit() and len(value) == 4 and MINYEAR <= int(value) <= MAXYEAR
    return int(value) if is_year else None


def _happening(query: Mapping[str, str]) -> Happening | None:
    """``happened=signed&since=2025-01-01&until=2025-12-31``; nothing unless all three can be read."""
    what = _one_of(query, "happened", tuple(LABELS))
    since, until = read_day(query.get("since", "")), read_day(query.get("until", ""))
    return Happening(what, since, until) if what and since and until else None


def _id(query: Mapping[str, str], name: str) -> UUID | None:
    try:
        return UUID(query.get(name, ""))
    except ValueError:
        return None
