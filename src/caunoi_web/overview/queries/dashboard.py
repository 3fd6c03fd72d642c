"""The figures of the dashboard, each with the list that shows its records."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

from django.utils.translation import gettext as _

from caunoi_web.accounts.models import Unit
from caunoi_web.common.labels import ACTIVITIES, AGREEMENT_KINDS, ORGANISATION_KINDS, STATUSES
from caunoi_web.overview import plans
from caunoi_web.overview.addresses import Lists
from caunoi_web.overview.drawing.bars import Bars, bars_of
from caunoi_web.overview.drawing.columns import Columns, Series, columns_of, shown_years
from caunoi_web.overview.queries.partners import Partners
from caunoi_web.overview.queries.sources import Source
from caunoi_web.overview.queries.standing import COUNTRY, FIELD, KIND, UNIT, ChosenUnit, Standing
from caunoi_web.overview.queries.years import Years
from caunoi_web.register.queries.agreement_counts import StatusCounts
from caunoi_web.register.queries.agreement_filters import (
    ACTIVE,
    NO_COUNTRY,
    NO_UNIT,
)
from caunoi_web.register.queries.chosen import SCOPE_LABELS, country_label, unit_label
from caunoi_web.register.queries.options import STATUS_ORDER


@dataclass(frozen=True, slots=True)
class Question:
    """What a dashboard is asked: the day, whose agreements, and which status the charts count ("": all)."""

    day: date
    unit: ChosenUnit = None
    status: str = ACTIVE


@dataclass(frozen=True, slots=True)
class Figures:
    """The numbers behind a dashboard."""

    standing: Standing
    year_ago: StatusCounts
    years: Years
    partners: Partners
    soon: int


def figures_of(asked: Question, source: Source) -> Figures:
    """All numbers of a dashboard; a fixed number of queries."""
    return Figures(
        standing=source.standing(asked.day, asked.unit),
        year_ago=source.totals(_a_year_before(asked.day), asked.unit),
        years=source.years(asked.day, asked.unit),
        partners=source.partners(asked.day, asked.status),
        soon=source.soon(asked.day, asked.unit),
    )


def charts_of(
    figures: Figures, asked: Question, order: tuple[str, ...], lists: Lists
) -> list[Bars | Columns]:
    """The charts in their order; those with nothing to show are left out."""
    makers = {
        plans.STATUS: lambda: [_statuses(figures.standing, lists)],
        plans.COUNTRY: lambda: [_countries(figures.standing, asked, lists)],
        plans.KIND: lambda: [_kinds(figures.standing, asked, lists)],
        plans.FIELD: lambda: [_fields(figures.standing, asked, lists)],
        plans.UNIT: lambda: [] if asked.unit else [_units(figures.standing, asked, lists)],
        plans.YEARS: lambda: _years(figures.years, asked.day, lists),
        plans.PARTNERS: lambda: [] if asked.unit else _partners(figures.partners, asked, lists),
    }
    made = [chart for name in order for chart in makers[name]()]
    return [chart for chart in made if (chart.rows if isinstance(chart, Bars) else chart.columns)]


def _statuses(standing: Standing, lists: Lists) -> Bars:
    return bars_of(
        plans.STATUS,
        _("Agreements by status"),
        dict(standing.total.by_status),
        lambda status: str(STATUSES[status]),
        lambda status: lists.agreements(status=status),
        order=tuple(status.value for status in STATUS_ORDER),
    )


def _countries(standing: Standing, asked: Question, lists: Lists) -> Bars:
    return bars_of(
        plans.COUNTRY,
        _("By country of the partner"),
        standing.chosen(COUNTRY, asked.status),
        country_label,
        lambda code: lists.agreements(status=asked.status, country=code),
        last=NO_COUNTRY,
        note=_("An agreement with partners in two countries counts for both."),
    )


def _kinds(standing: Standing, asked: Question, lists: Lists) -> Bars:
    return bars_of(
        plans.KIND,
        _("By kind of paper"),
        standing.chosen(KIND, asked.status),
        lambda kind: str(AGREEMENT_KINDS[kind]),
        lambda kind: lists.agreements(status=asked.status, kind=kind),
    )


def _fields(standing: Standing, asked: Question, lists: Lists) -> Bars:
    return bars_of(
        plans.FIELD,
        _("By field of cooperation"),
        standing.chosen(FIELD, asked.status),
        lambda code: str(ACTIVITIES[code]),
        lambda code: lists.agreements(status=asked.status, activity=code),
        note=_("An agreement for two fields counts for both."),
    )


def _units(standing: Standing, asked: Question, lists: Lists) -> Bars:
    names = {str(unit.pk): unit_label(unit) for unit in Unit.objects.all()} | {NO_UNIT: unit_label(None)}
    return bars_of(
        plans.UNIT,
        _("By unit in charge"),
        standing.chosen(UNIT, asked.status),
        names.__getitem__,
        lambda unit: lists.agreements(status=asked.status, unit=unit),
        last=NO_UNIT,
    )


def _years(years: Years, day: date, lists: Lists) -> list[Columns]:
    signed = {year: sum(kinds.values()) for year, kinds in years.signed.items()}
    shown = shown_years((signed, years.ends, years.renewed), day.year)
    together = columns_of(
        "years",
        _("Signed, ending and prolonged by year"),
        [
            Series(_("Signed"), signed, lambda year: lists.agreements(signed=year)),
            Series(_("Last valid day"), years.ends, lambda year: lists.agreements(ends=year)),
            Series(_("Renewed or extended"), years.renewed, lambda year: lists.agreements(renewed=year)),
        ],
        years=shown,
    )
    return [together, _signed_by_kind(years, day, lists)]


def _signed_by_kind(years: Years, day: date, lists: Lists) -> Columns:
    per_kind: dict[str, dict[int, int]] = {}
    for year, kinds in years.signed.items():
        for kind, number in kinds.items():
            per_kind.setdefault(kind, {})[year] = number
    often = sorted(per_kind, key=lambda kind: (-sum(per_kind[kind].values()), kind))
    return columns_of(
        "signed",
        _("Signed by year and kind"),
        [Series(str(AGREEMENT_KINDS[kind]), per_kind[kind], _signed_list(lists, kind)) for kind in often],
        years=shown_years(list(per_kind.values()), day.year),
        total_href=lambda year: lists.agreements(signed=year),
    )


def _signed_list(lists: Lists, kind: str) -> Callable[[int], str]:
    return lambda year: lists.agreements(signed=year, kind=kind)


def _partners(partners: Partners, asked: Question, lists: Lists) -> list[Bars]:
    seats = bars_of(
        "seats",
        _("Partners at home and abroad"),
        partners.scopes,
        lambda scope: str(SCOPE_LABELS[scope]),
        lambda scope: lists.partners(status=asked.status, scope=scope),
        order=tuple(SCOPE_LABELS),
    )
    kinds = bars_of(
        "partner-kinds",
        _("Partners by kind"),
        partners.kinds(),
        lambda kind: str(ORGANISATION_KINDS[kind]),
        lambda kind: lists.partners(status=asked.status, kind=kind),
    )
    return [seats, kinds]


def _a_year_before(day: date) -> date:
    try:
        return day.replace(year=day.year - 1)
    except ValueError:
        return day - timedelta(days=365) if day > date(1, 12, 31) else day
