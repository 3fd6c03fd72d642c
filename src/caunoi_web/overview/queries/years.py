"""What happened in which year: signed, ending and prolonged agreements."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from django.db.models import CharField, Count
from django.db.models.functions import Cast, Substr

from caunoi_web.accounts.models import User
from caunoi_web.overview.queries.standing import ChosenUnit
from caunoi_web.register.models import Agreement
from caunoi_web.register.queries.agreement_filters import AgreementFilter
from caunoi_web.register.queries.agreement_years import prolonged_by


@dataclass(frozen=True, slots=True)
class Years:
    """Numbers by year; ``signed`` by kind too. Agreements whose year is not known are in none."""

    signed: Mapping[int, Mapping[str, int]]
    ends: Mapping[int, int]
    renewed: Mapping[int, int]


def years_counted(user: User, day: date, unit: ChosenUnit = None) -> Years:
    """Signed and prolonged up to ``day``; ending as far as ends are known; three queries."""
    found = AgreementFilter(unit=unit).apply(Agreement.objects.visible_to(user), day).order_by()
    signed = found.exclude(signed="").filter(signed__lte=day.isoformat())
    by_kind = signed.annotate(year=Substr("signed", 1, 4)).values_list("year", "kind")
    ends = found.filter(ends_on__isnull=False)
    by_end = ends.annotate(year=Substr(Cast("ends_on", CharField()), 1, 4)).values_list("year")
    prolonged = prolonged_by(day).filter(agreement__in=found.values("pk")).order_by()
    by_renewal = prolonged.annotate(year=Substr(Cast("on_day", CharField()), 1, 4)).values_list("year")
    return Years(
        signed=_by_year_and_kind(by_kind.annotate(number=Count("pk"))),
        ends=_by_year(by_end.annotate(number=Count("pk"))),
        renewed=_by_year(by_renewal.annotate(number=Count("agreement", distinct=True))),
    )


def _by_year_and_kind(rows: Iterable[tuple[str, str, int]]) -> dict[int, dict[str, int]]:
    found: dict[int, dict[str, int]] = defaultdict(dict)
    for year, kind, number in rows:
        found[int(year)][kind] = number
    return dict(found)


def _by_year(rows: Iterable[tuple[str, int]]) -> dict[int, int]:
    return {int(year): number for year, number in rows}
