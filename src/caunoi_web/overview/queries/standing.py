"""How many agreements are what on a day, by country, kind, field and unit: the figures behind the charts.

Counted from the records themselves. ``overview/queries/rollups.py`` gives the same answer from the roll-up; a
test and ``caunoi-web rollups check`` prove both equal.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Literal
from uuid import UUID

from django.db.models import Count, F

from caunoi_web.accounts.models import User
from caunoi_web.overview.models.rollups import SOON_DAYS
from caunoi_web.register.models import Agreement
from caunoi_web.register.models.agreements import AgreementQuerySet
from caunoi_web.register.queries.agreement_counts import StatusCounts, status_counts
from caunoi_web.register.queries.agreement_filters import NO_COUNTRY, NO_UNIT, AgreementFilter

ChosenUnit = UUID | Literal["none"] | None
Cells = Mapping[str, StatusCounts]  # by the key that the list's filter takes

STATUS, COUNTRY, KIND, FIELD, UNIT = "status", "country", "kind", "activity", "unit"
# Where each dimension stands in the query, and what its filter calls a missing value ("": leave it out).
PATHS = {
    COUNTRY: ("party_rows__organisation__country", NO_COUNTRY),
    KIND: ("kind", ""),
    FIELD: ("activity_rows__code", ""),
    UNIT: ("host_unit", NO_UNIT),
}
DIMENSIONS = tuple(PATHS)


@dataclass(frozen=True, slots=True)
class Standing:
    """The counts of one day. An agreement with partners in two countries counts for both, so with fields."""

    total: StatusCounts
    by: Mapping[str, Cells]

    def chosen(self, dimension: str, status: str) -> dict[str, int]:
        """How many are ``status`` for each key of a dimension."""
        return numbers_of(self.by[dimension], status)


def numbers_of(cells: Cells, status: str) -> dict[str, int]:
    """How many are ``status`` ("active", one status, "" for all) for each key; nothing that is none."""
    numbers = {key: counts.number_of(status) for key, counts in cells.items()}
    return {key: number for key, number in numbers.items() if number}


def standing_counted(user: User, day: date, unit: ChosenUnit = None) -> Standing:
    """The register on ``day``, all of it or what one unit is in charge of; five queries."""
    found = AgreementFilter(unit=unit).apply(Agreement.objects.visible_to(user), day)
    return Standing(status_counts(found), {name: _cells(found, *place) for name, place in PATHS.items()})


def cells_counted(user: User, day: date, dimension: str) -> Cells:
    """One dimension of the whole register; one query."""
    return _cells(AgreementFilter().apply(Agreement.objects.visible_to(user), day), *PATHS[dimension])


def soon_counted(user: User, day: date, unit: ChosenUnit = None) -> int:
    """How many are in force and end within ``SOON_DAYS``; one query."""
    return AgreementFilter(unit=unit, within=SOON_DAYS).apply(Agreement.objects.visible_to(user), day).count()


def totals_counted(user: User, day: date, unit: ChosenUnit = None) -> StatusCounts:
    """Only how many are what; one query."""
    return status_counts(AgreementFilter(unit=unit).apply(Agreement.objects.visible_to(user), day))


def _cells(found: AgreementQuerySet, path: str, missing: str) -> Cells:
    rows = found.order_by().annotate(key=F(path)).values_list("key", "status")
    if path.startswith("party_rows"):
        rows = rows.filter(party_rows__isnull=False)
    return cells_of(rows.annotate(number=Count("pk", distinct="__" in path)), missing)


def cells_of(rows: Iterable[tuple[Any, str, int]], missing: str) -> Cells:
    """(key, status, number) as cells; a missing key is called ``missing``, or left out when that is ""."""
    found: dict[str, dict[str, int]] = defaultdict(dict)
    for key, status, number in rows:
        if (name := str(key) if key else missing) and number:
            found[name][status] = found[name].get(status, 0) + number
    return {key: StatusCounts(counts) for key, counts in found.items()}
