"""The figures of a dashboard from one edition of the roll-up: as the counting queries answer, sooner."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from django.db import connection
from django.db.models import Count, F, QuerySet, Subquery, Sum

from caunoi_web.overview.models import DayCount, MonthChange, Turn, YearStart
from caunoi_web.overview.models.rollups import ALL, CONFIRMED, YEAR
from caunoi_web.overview.queries.partners import Partners
from caunoi_web.overview.queries.standing import KIND, PATHS, UNIT, Cells, ChosenUnit, Standing, cells_of
from caunoi_web.overview.queries.years import Years
from caunoi_web.register.queries.agreement_counts import StatusCounts
from caunoi_web.register.queries.agreement_filters import NO_UNIT

TOTAL, PARTNER, TOWN, SOON = "total", "partner", "town", "soon"
HALF = 15  # days of a month
BY_YEAR = ("signings", "renewals", "ends")
Changes = dict[tuple[str, str], int]  # by cell and status


def standing_rolled(edition: int, day: date, unit: ChosenUnit = None) -> Standing:
    """As ``standing_counted``, for people who may read the register; four queries."""
    months, turned = _before(edition, day, unit, (TOTAL, *PATHS)), _turned_plainly(edition, day, unit)
    total = _added(months[TOTAL], turned[TOTAL])
    found = {}
    for dimension, (path, missing) in PATHS.items():
        if dimension == UNIT and unit is not None:
            key = "" if unit == NO_UNIT else str(unit)
            changes = {(key, status): number for (_cell, status), number in total.items()}
        elif dimension in turned:
            changes = _added(months[dimension], turned[dimension])
        else:
            changes = _added(months[dimension], _turned(edition, day, unit, path))
        found[dimension] = _cells(changes, missing)
    return Standing(_counts(total), found)


def cells_rolled(edition: int, day: date, dimension: str) -> Cells:
    """One dimension of ``standing_rolled`` for the whole institution; two queries."""
    path, missing = PATHS[dimension]
    return _cells(
        _added(_before(edition, day, None, (dimension,))[dimension], _turned(edition, day, None, path)),
        missing,
    )


def totals_rolled(edition: int, day: date, unit: ChosenUnit = None) -> StatusCounts:
    """Only how many are what; two queries."""
    return _counts(_added(_before(edition, day, unit, (TOTAL,))[TOTAL], _turned(edition, day, unit, None)))


def years_rolled(edition: int, day: date, unit: ChosenUnit = None) -> Years:
    """As ``years_counted``; two queries: whole years, and the days of this one."""
    rows = DayCount.objects.filter(edition=edition, scope=_scope(unit)).order_by()
    begun = day.replace(month=1, day=1)
    whole = rows.filter(what__in=BY_YEAR).values_list("what", "day", "cell", "number")
    now = rows.filter(what__in=("signed", "renewed"), day__gte=begun, day__lte=day)
    signed: dict[int, dict[str, int]] = defaultdict(dict)
    renewed: dict[int, int] = {}
    ends: dict[int, int] = {}
    for what, when, kind, number in whole:
        if what == "ends":
            ends[when.year] = number
        elif when < begun:
            _add_year(signed, renewed, what, when.year, kind, number)
    for what, kind, number in now.values_list("what", "cell").annotate(Sum("number")):
        _add_year(signed, renewed, what, day.year, kind, number)
    return Years(dict(signed), ends, renewed)


def _add_year(
    signed: dict[int, dict[str, int]], renewed: dict[int, int], what: str, year: int, kind: str, number: int
) -> None:
    if what in ("signed", "signings"):
        signed[year][kind] = number
    else:
        renewed[year] = number


def partners_rolled(edition: int, day: date, status: str) -> Partners:
    """Partners with an active agreement on ``day``, or all confirmed ones; at most two queries."""
    return Partners(_pairs(edition, day, PARTNER, status))


def towns_rolled(edition: int, day: date, status: str) -> dict[tuple[str, str], int]:
    """The same by country and town as written, where a town is recorded; two queries."""
    return _pairs(edition, day, TOWN, status)


def soon_rolled(edition: int, day: date, unit: ChosenUnit = None) -> int:
    """How many are in force and end within ``SOON_DAYS``; two queries."""
    return sum(_before(edition, day, unit, (SOON,))[SOON].values()) + sum(
        _on_days(edition, day, unit, SOON).values()
    )


def _pairs(edition: int, day: date, what: str, status: str) -> dict[tuple[str, str], int]:
    """By country and what stands behind it in the cell."""
    if status == CONFIRMED:
        rows = MonthChange.objects.filter(
            edition=edition, scope=ALL, dimension=what, status=CONFIRMED
        ).order_by()
        numbers = dict(rows.values_list("cell", "delta"))
    else:
        numbers = _on_days(edition, day, None, what)
        for (cell, _status), number in _before(edition, day, None, (what,), status)[what].items():
            numbers[cell] = numbers.get(cell, 0) + number
    found = {}
    for cell, number in numbers.items():
        country, _bar, rest = cell.partition("|")
        if number:
            found[country, rest] = number
    return found


def _on_days(edition: int, day: date, unit: ChosenUnit, what: str) -> dict[str, int]:
    """What fell on the days between the month that ``_before`` ends with and ``day``, by cell."""
    near = _near(day)
    rows = DayCount.objects.filter(
        edition=edition, scope=_scope(unit), what=what, day__gte=near.since, day__lte=near.until
    ).order_by()
    return {cell: near.sign * n for cell, n in rows.values_list("cell").annotate(Sum("number"))}


def _before(
    edition: int, day: date, unit: ChosenUnit, dimensions: Iterable[str], status: str = ""
) -> defaultdict[str, Changes]:
    """How things stood when a month near ``day`` began: the beginning of the year and the months since."""
    chosen: dict[str, Any] = {"edition": edition, "scope": _scope(unit), "dimension__in": list(dimensions)}
    if status:
        chosen["status"] = status
    years = YearStart.objects.filter(edition=edition, scope=ALL, dimension=YEAR, since__lte=day).order_by(
        "-since"
    )
    newest = Subquery(years.values("since")[:1])
    base = YearStart.objects.filter(since=newest, **chosen).order_by()
    months = MonthChange.objects.filter(month__gte=newest, month__lt=_near(day).month, **chosen).order_by()
    columns = ("dimension", "cell", "status")
    rows = base.values_list(*columns, "number").union(months.values_list(*columns, "delta"), all=True)
    found: defaultdict[str, Changes] = defaultdict(lambda: defaultdict(int))
    for dimension, cell, state, number in rows:
        found[dimension][_known(dimension, cell), state] += number
    return found


def _turned_plainly(edition: int, day: date, unit: ChosenUnit) -> dict[str, Changes]:
    """What changed from that beginning to ``day``: in all, by kind and by unit; one query."""
    sign = _near(day).sign
    rows = _turns(edition, day, unit).values_list("status", "was", "agreement__kind", "agreement__host_unit")
    found: dict[str, Changes] = {name: defaultdict(int) for name in (TOTAL, KIND, UNIT)}
    for status, was, kind, host, number in rows.annotate(number=Count("pk")):
        for dimension, cell in ((TOTAL, ""), (KIND, kind), (UNIT, str(host or ""))):
            _turn(found[dimension], cell, status, was, sign * number)
    return found


def _turned(edition: int, day: date, unit: ChosenUnit, path: str | None) -> Changes:
    """The same by the cell at ``path``; all together for None."""
    turns, sign = _turns(edition, day, unit), _near(day).sign
    found: Changes = defaultdict(int)
    if path is None:
        for status, was, number in turns.values_list("status", "was").annotate(number=Count("pk")):
            _turn(found, "", status, was, sign * number)
        return found
    if path.startswith("party_rows"):
        turns = turns.filter(agreement__party_rows__isnull=False)
    rows = turns.annotate(cell=F(f"agreement__{path}")).values_list("cell", "status", "was")
    for cell, status, was, number in rows.annotate(number=Count("pk", distinct="__" in path)):
        _turn(found, str(cell) if cell else "", status, was, sign * number)
    return found


def _turns(edition: int, day: date, unit: ChosenUnit) -> QuerySet[Turn]:
    """Those on the days between the month that ``_before`` ends with and ``day``."""
    near = _near(day)
    turns = Turn.objects.filter(edition=edition, day__gte=near.since, day__lte=near.until).order_by()
    if unit is None:
        return turns
    return turns.filter(agreement__host_unit=None if unit == NO_UNIT else unit)


@dataclass(frozen=True, slots=True)
class Near:
    """The beginning of a month nearest to a day, and the days between: to be added (1) or taken away (-1)."""

    month: date
    since: date
    until: date
    sign: int


def _near(day: date) -> Near:
    """In the first half of a month its own beginning, in the second that of the next: fewer days between."""
    first = day.replace(day=1)
    if day.day <= HALF or first == date.max.replace(day=1):
        return Near(first, first, day, 1)
    following = (first + timedelta(days=31)).replace(day=1)
    return Near(following, day + timedelta(days=1), following - timedelta(days=1), -1)


def _turn(found: Changes, cell: str, status: str, was: str, number: int) -> None:
    found[cell, status] += number
    if was:
        found[cell, was] -= number


def _added(months: Changes, turned: Changes) -> Changes:
    return {key: months.get(key, 0) + turned.get(key, 0) for key in months.keys() | turned.keys()}


def _counts(total: Changes) -> StatusCounts:
    return StatusCounts({status: number for (_cell, status), number in total.items() if number})


def _cells(changes: Changes, missing: str) -> Cells:
    return cells_of(((cell, status, number) for (cell, status), number in changes.items()), missing)


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
