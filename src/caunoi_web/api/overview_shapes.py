"""Figures put into the shapes that programs get."""

from collections.abc import Iterable, Mapping
from datetime import date, datetime
from typing import Any

from caunoi_web.api.schemas import overview as shape
from caunoi_web.api.schemas.base import Ref
from caunoi_web.overview.models import YearSnapshot
from caunoi_web.overview.models.rollups import SOON_DAYS
from caunoi_web.overview.queries.dashboard import Figures, Question
from caunoi_web.overview.queries.ledger import Claim, Measure
from caunoi_web.overview.queries.map import Geography
from caunoi_web.overview.queries.snapshots import Compared, Record
from caunoi_web.overview.queries.standing import COUNTRY, FIELD, KIND, UNIT
from caunoi_web.overview.queries.years import Years
from caunoi_web.register.wording import act_label


def overview_given(asked: Question, figures: Figures, as_of: datetime | None) -> shape.OverviewGiven:
    """The figures of the dashboard; ``as_of`` is the time they are from, None for now."""
    standing, partners = figures.standing, figures.partners

    def by(dimension: str) -> dict[str, int]:
        return dict(standing.chosen(dimension, asked.status))

    return shape.OverviewGiven(
        as_of=asked.day,
        counted_at=as_of,
        total=standing.total.total,
        active=standing.total.active,
        by_status=dict(standing.total.by_status),
        year_ago=dict(figures.year_ago.by_status),
        ending_soon=figures.soon,
        soon_days=SOON_DAYS,
        by_country=by(COUNTRY),
        by_kind=by(KIND),
        by_activity=by(FIELD),
        by_unit=by(UNIT),
        years=_years(figures.years),
        partners=shape.PartnersGiven(
            total=partners.total,
            by_scope=dict(partners.scopes),
            by_kind=dict(partners.kinds()),
            by_country=dict(partners.countries),
        ),
    )


def map_given(day: date, what: str, found: Geography) -> shape.MapGiven:
    """Numbers by country and town."""
    places = {(place.country, place.name): place for place in found.drawn}
    return shape.MapGiven(
        as_of=day,
        what=what,
        total=found.total,
        countries={code: number for code, (number, _href) in found.countries.items()},
        towns=[
            shape.TownGiven(
                name=town.name,
                country=town.country,
                number=town.number,
                latitude=place.latitude if place else None,
                longitude=place.longitude if place else None,
            )
            for town in found.towns
            for place in [places.get((town.country, town.name))]
        ],
    )


def closed_year(snapshot: YearSnapshot, values: Mapping[str, int]) -> shape.ClosedYearItem:
    """A closed year of a list."""
    return shape.ClosedYearItem(**_snapshot(snapshot), figures=dict(values))


def compared_year(snapshot: YearSnapshot, figures: Iterable[Compared]) -> shape.ClosedYearGiven:
    """A closed year beside the register of today."""
    return shape.ClosedYearGiven(**_snapshot(snapshot), figures=[_compared(one) for one in figures])


def claim_given(claim: Claim) -> shape.ClaimGiven:
    """A stated figure beside what the register counts."""
    plain = ("what", "qualifier", "year", "stated_on", "published_on", "words", "verdict")
    document = Ref(id=claim.document_id, name=claim.document_name) if claim.document_id else None
    return shape.ClaimGiven(
        **{field: getattr(claim, field) for field in plain},
        value=float(claim.value),
        document=document,
        then=[_measure(one) for one in claim.then],
        now=[_measure(one) for one in claim.now],
    )


def _years(years: Years) -> list[shape.YearGiven]:
    return [
        shape.YearGiven(
            year=year,
            signed=sum(years.signed.get(year, {}).values()),
            signed_by_kind=dict(years.signed.get(year, {})),
            ends=years.ends.get(year, 0),
            renewed=years.renewed.get(year, 0),
        )
        for year in sorted({*years.signed, *years.ends, *years.renewed})
    ]


def _snapshot(snapshot: YearSnapshot) -> dict[str, Any]:
    fields = ("id", "year", "day", "note", "closed_at")
    return {field: getattr(snapshot, field) for field in fields} | {"closed_by": str(snapshot.closed_by)}


def _compared(one: Compared) -> shape.FigureCompared:
    return shape.FigureCompared(
        label=one.label,
        then=one.value,
        now=one.now,
        came_number=one.came_number,
        went_number=one.went_number,
        came=[_record(each) for each in one.came],
        went=[_record(each) for each in one.went],
    )


def _record(one: Record) -> shape.RecordExplained:
    return shape.RecordExplained(
        record=Ref(id=one.id, name=one.name),
        act=str(act_label(one.entry.action)) if one.entry else "",
        at=one.entry.at if one.entry else None,
    )


def _measure(one: Measure) -> shape.MeasureGiven:
    return shape.MeasureGiven(label=str(one.label), number=one.number)
