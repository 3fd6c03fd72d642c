"""Are the roll-ups true? The same questions asked of them and of the records."""

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any

from caunoi_web.accounts.models import Unit, User
from caunoi_web.overview.models import RollUp
from caunoi_web.overview.queries.sources import Counted, Rolled, Source
from caunoi_web.overview.queries.standing import COUNTRY, ChosenUnit
from caunoi_web.register.queries.agreement_filters import ACTIVE, NO_UNIT


def differences(user: User, days: Iterable[date]) -> Iterator[str]:
    """Where the roll-up and the records differ on these days, one line each; nothing when they agree."""
    edition = RollUp.objects.get().edition
    units: list[ChosenUnit] = [None, NO_UNIT, *Unit.objects.values_list("pk", flat=True)]
    for day in days:
        for unit in units:
            rolled, counted = _answers(Rolled(user, edition), day, unit), _answers(Counted(user), day, unit)
            for what in counted:
                if rolled[what] != counted[what]:
                    yield f"{day} {unit or 'all'} {what}: roll-up {rolled[what]}, records {counted[what]}"


def _answers(source: Source, day: date, unit: ChosenUnit) -> dict[str, Any]:
    standing, years = source.standing(day, unit), source.years(day, unit)
    found: dict[str, Any] = {
        "total": _plain(standing.total.by_status),
        "alone": _plain(source.totals(day, unit).by_status),
        "signed": {year: _plain(kinds) for year, kinds in years.signed.items()},
        "ends": _plain(years.ends),
        "renewed": _plain(years.renewed),
        "soon": source.soon(day, unit),
    }
    for dimension, cells in standing.by.items():
        found[dimension] = {key: counts for key, cell in cells.items() if (counts := _plain(cell.by_status))}
    if unit is None:
        found["countries"] = {key: _plain(cell.by_status) for key, cell in source.cells(day, COUNTRY).items()}
        for name, status in (("partners", ACTIVE), ("confirmed", "")):
            found[name] = _plain(source.partners(day, status).cells)
            found[f"towns of {name}"] = _plain(source.towns(day, status))
    return found


def _plain(numbers: Any) -> dict[Any, int]:
    return {key: number for key, number in numbers.items() if number}
