"""Figures, map, network, timeline and closed years."""

from datetime import date, datetime
from typing import Annotated, Literal
from uuid import UUID

from pydantic import Field

from caunoi_web.api.schemas.agreements import AgreementFilters, AgreementItem
from caunoi_web.api.schemas.base import AsOf, Paging, Ref, Shape, line
from caunoi_web.api.schemas.codes import StatusAsked, one_of
from caunoi_web.overview.queries.map import ACTIVE_PARTNERS, WHAT
from caunoi_web.overview.queries.timeline import ORDERS
from caunoi_web.register.queries.agreement_filters import ACTIVE

_WhatCode = one_of(WHAT)
_OrderCode = one_of(ORDERS)


class OverviewAsked(AsOf):
    """Whose agreements, and which of them the figures by country, kind, field and unit count."""

    unit: UUID | Literal["none"] | None = Field(None, description="This unit is in charge, or none is.")
    count: StatusAsked | Literal["all"] = Field(ACTIVE, description="Agreements with this status.")


class YearGiven(Shape):
    """What happened in a year."""

    year: int
    signed: int
    signed_by_kind: dict[str, int]
    ends: int
    renewed: int


class PartnersGiven(Shape):
    """Partners with agreements of the status that is counted."""

    total: int
    by_scope: dict[str, int]
    by_kind: dict[str, int]
    by_country: dict[str, int]


class OverviewGiven(Shape):
    """The figures of the dashboard. An agreement with partners in two countries counts for both."""

    as_of: date
    counted_at: datetime | None = Field(description="When it was counted; null for just now.")
    total: int
    active: int
    by_status: dict[str, int]
    year_ago: dict[str, int]
    ending_soon: int
    soon_days: int
    by_country: dict[str, int]
    by_kind: dict[str, int]
    by_activity: dict[str, int]
    by_unit: dict[str, int]
    years: list[YearGiven]
    partners: PartnersGiven


class MapAsked(AsOf):
    """What is counted by country."""

    what: _WhatCode = ACTIVE_PARTNERS


class TownGiven(Shape):
    """A town with its place, where that is known."""

    name: str
    country: str
    number: int
    latitude: float | None
    longitude: float | None


class MapGiven(Shape):
    """Numbers by country (`none` where it is not stated) and by town."""

    as_of: date
    what: str
    total: int
    countries: dict[str, int]
    towns: list[TownGiven]


class NetworkAsked(AsOf):
    """The ties of one country's partners, or all."""

    country: Annotated[str, Field(pattern=r"^([A-Z]{2}|none)$")] | None = None


class NodeGiven(Shape):
    """A partner, unit or field with its agreements."""

    kind: str
    key: str
    name: str
    number: int


class TieGiven(Shape):
    """How many agreements tie two nodes, by their keys."""

    one: str
    other: str
    number: int


class NetworkGiven(Shape):
    """The strongest ties of active agreements; `left_out` counts what is weaker."""

    as_of: date
    nodes: list[NodeGiven]
    ties: list[TieGiven]
    left_out: dict[str, int]


class TimelineAsked(AgreementFilters, Paging):
    """The filters of the list of agreements, and the order."""

    by: _OrderCode = Field("end", description="By end, beginning, partner or unit.")


class TimelineItem(Shape):
    """An agreement with the days that mark its term."""

    agreement: AgreementItem
    notice: date | None
    prolonged: list[date]


class ClosedYearItem(Shape):
    """A year's figures as they were kept."""

    id: UUID
    year: int
    day: date
    note: str
    closed_at: datetime
    closed_by: str
    figures: dict[str, int]


class ClosedYearList(Shape):
    """The years closed last."""

    items: list[ClosedYearItem]


class YearToClose(Shape):
    """Which year, and what is to be known about it."""

    year: Annotated[int, Field(ge=1900, le=2199)]
    note: line(500) = ""  # type: ignore[valid-type]


class RecordExplained(Shape):
    """A record that was counted only then or only now, with its newest act since."""

    record: Ref
    act: str
    at: datetime | None


class FigureCompared(Shape):
    """A figure then and now; `came` is counted only now, `went` only then, twenty of each."""

    label: str
    then: int
    now: int
    came_number: int
    went_number: int
    came: list[RecordExplained]
    went: list[RecordExplained]


class ClosedYearGiven(Shape):
    """A closed year beside the register of today, counted as of the same day."""

    id: UUID
    year: int
    day: date
    note: str
    closed_at: datetime
    closed_by: str
    figures: list[FigureCompared]


class LedgerAsked(AsOf, Paging):
    """Which stated figures; each has a day of its own on which the register is counted."""

    limit: int = Field(12, ge=1, le=50)
    what: line(80) = Field("", description="A code as `list_stated_figures` gives it.")  # type: ignore[valid-type]
    every: bool = Field(default=False, description="Also what the register does not count.")


class MeasureGiven(Shape):
    """One way the register counts it."""

    label: str
    number: int


class ClaimGiven(Shape):
    """A stated figure with its words, beside what the register counts: on its day, and on the day asked."""

    what: str
    value: float
    qualifier: str
    year: int | None
    stated_on: date
    published_on: date | None
    document: Ref | None
    words: str
    then: list[MeasureGiven]
    now: list[MeasureGiven]
    verdict: str
