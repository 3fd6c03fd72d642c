"""The figures of a dashboard from the roll-up: the same answers as the counting queries, sooner."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date
from typing import Any
from uuid import UUID

from django.db import connection
from django.db.models import Count, F, QuerySet, Sum

from caunoi_web.overview.models import DayCount, MonthChange, Turn
from caunoi_web.overview.models.rollups import ALL
from caunoi_web.overview.queries.partners import Partners
from caunoi_web.overview.queries.standing import PATHS, UNIT, ChosenUnit, Standing, cells_of
from caunoi_web.overview.queries.years import Years
from caunoi_web.register.queries.agreement_counts import StatusCounts
from caunoi_web.register.queries.agreement_filters import NO_UNIT

TOTAL, PARTNER = "total", "partner"
Changes = dict[tuple[str, str], int]  # by cell and status


def standing_rolled(day: date, unit: ChosenUnit = None) -> Standing:
    """As ``standing_counted``, for people who may read the register; six queries."""
    months = _months(day, unit)
    total = _added(months[TOTAL], _turned(day, unit, None))
    found = {}
    for dimension, (path, missing) in PATHS.items():
        if dimension == UNIT and unit is not None:
            key = "" if unit == NO_UNIT else str(unit)
            changes = {(key, status): number for (_cell, status), number in total.items()}
        else:
            changes = _added(months[dimension], _turned(day, unit, path))
        found[dimension] = cells_of(
            ((cell, status, number) for (cell, status), number in changes.items()), missing
        )
    return Standing(
        StatusCounts({status: number for (_cell, status), number in total.items() if number}), found
    )


def totals_rolled(day: date, unit: ChosenUnit = None) -> StatusCounts:
    """Only how many are what; two queries."""
    total = _added(_months(day, unit, (TOTAL,))[TOTAL], _turned(day, unit, None))
    return StatusCounts({status: number for (_cell, status), number in total.items() if number})


def years_rolled(day: date, unit: ChosenUnit = None) -> Years:
    """As ``years_counted``; two queries."""
    rows = DayCount.objects.filter(scope=_scope(unit)).order_by()
    past = rows.filter(what__in=("signed", "renewed"), day__lte=day)
    signed: dict[int, dict[str, int]] = defaultdict(dict)
    renewed: dict[int, int] = {}
    for what, year, kind, number in past.values_list("what", "day__year", "cell").annotate(Sum("number")):
        if what == "signed":
            signed[year][kind] = number
        else:
            renewed[year] = number
    ends = rows.filter(what="ends").values_list("day", "number")
    return Years(dict(signed), {when.year: number for when, number in ends}, renewed)


def partners_rolled(day: date) -> Partners:
    """Partners with an active agreement on ``day``; two queries."""
    months = _months(day, None, (PARTNER,))[PARTNER]
    rest = DayCount.objects.filter(
        scope=ALL, what=PARTNER, day__gte=day.replace(day=1), day__lte=day
    ).order_by()
    changes = _added(
        months, {(cell, ""): number for cell, number in rest.values_list("cell").annotate(Sum("number"))}
    )
    cells: dict[tuple[str, str], int] = defaultdict(int)
    for (cell, _status), number in changes.items():
        country, _bar, kind = cell.partition("|")
        cells[country, kind] += number
    return Partners({key: number for key, number in cells.items() if number})


def _months(day: date, unit: ChosenUnit, dimensions: Iterable[str] = (TOTAL, *PATHS)) -> dict[str, Changes]:
    """The sums of all months before that of ``day``."""
    rows = MonthChange.objects.filter(
        scope=_scope(unit), dimension__in=list(dimensions), month__lt=day.replace(day=1)
    ).order_by()
    found: dict[str, Changes] = defaultdict(dict)
    for dimension, cell, status, number in rows.values_list("dimension", "cell", "status").annotate(
        Sum("delta")
    ):
        found[dimension][_known(dimension, cell), status] = number
    return found


def _turned(day: date, unit: ChosenUnit, path: str | None) -> Changes:
    """What changed from the first of the month to ``day``, by the cell at ``path``; all together for None."""
    turns = Turn.objects.filter(day__gte=day.replace(day=1), day__lte=day).order_by()
    turns = _of_unit(turns, unit)
    found: Changes = defaultdict(int)
    if path is None:
        for status, was, number in turns.values_list("status", "was").annotate(number=Count("pk")):
            _turn(found, "", status, was, number)
        return found
    if path.startswith("party_rows"):
        turns = turns.filter(agreement__party_rows__isnull=False)
    rows = turns.annotate(cell=F(f"agreement__{path}")).values_list("cell", "status", "was")
    for cell, status, was, number in rows.annotate(number=Count("pk", distinct="__" in path)):
        _turn(found, str(cell) if cell else "", status, was, number)
    return found


def _turn(found: Changes, cell: str, status: str, was: str, number: int) -> None:
    found[cell, status] += number
    if was:
        found[cell, was] -= number


def _added(months: Changes, turned: Changes) -> Changes:
    return {key: months.get(key, 0) + turned.get(key, 0) for key in months.keys() | turned.keys()}


def _of_unit(turns: QuerySet[Turn], unit: ChosenUnit) -> QuerySet[Turn]:
    if unit is None:
        return turns
    return turns.filter(agreement__host_unit=None if unit == NO_UNIT else unit)


def _scope(unit: ChosenUnit) -> str:
    """The unit as the roll-up writes it: an id as the database writes ids."""
    if unit is None:
        return ALL
    if isinstance(unit, UUID):
        return str(unit) if connection.vendor == "postgresql" else unit.hex
    return unit


def _known(dimension: str, cell: str) -> Any:
    """A cell as the counting queries call it before a missing one gets its name."""
    if cell == "none":
        return ""
    return str(UUID(cell)) if dimension == UNIT else cell
