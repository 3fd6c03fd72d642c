"""The filters of an address: what is known is taken, anything else is left aside."""

from collections.abc import Mapping
from uuid import UUID

from caunoi_web.activities.kinds import KINDS
from caunoi_web.activities.models import State
from caunoi_web.activities.queries.activity_filters import (
    DONE,
    IN_CASH,
    IN_KIND,
    MONEY,
    OVERDUE,
    SOURCES,
    ActivityFilter,
)
from caunoi_web.activities.wordlists import CURRENCIES
from caunoi_web.common.asof import read_day

LONGEST_TEXT = 200
_GROUPS = tuple(dict.fromkeys(kind.group for kind in KINDS.values()))


def read_activity_filter(query: Mapping[str, str]) -> ActivityFilter:
    """The filter that an address asks for."""
    return ActivityFilter(
        group=_one_of(query, "group", _GROUPS),
        kind=_one_of(query, "kind", tuple(KINDS)),
        state=_one_of(query, "state", (OVERDUE, DONE, *State.values)),
        year=_year(query),
        unit=read_id(query, "unit"),
        partner=read_id(query, "partner"),
        agreement=read_id(query, "agreement"),
        commitment=read_id(query, "commitment"),
        since=read_day(query.get("since", "")),
        until=read_day(query.get("until", "")),
        money=_one_of(query, "money", MONEY),
        currency=_one_of(query, "currency", CURRENCIES),
        means=_one_of(query, "means", (IN_CASH, IN_KIND)),
        source=_one_of(query, "source", SOURCES),
        text=" ".join(query.get("text", "").split())[:LONGEST_TEXT],
    )


def read_id(query: Mapping[str, str], name: str) -> UUID | None:
    """The id that stands in the address under ``name``; None when there is none."""
    try:
        return UUID(query.get(name, ""))
    except ValueError:
        return None


def _one_of(query: Mapping[str, str], name: str, known: tuple[str, ...]) -> str:
    value = query.get(name, "")
    return value if value in known else ""


def _year(query: Mapping[str, str]) -> int | None:
    value = query.get("year", "")
    return int(value) if len(value) == 4 and value.isascii() and value.isdigit() and value > "1900" else None
