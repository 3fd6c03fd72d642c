"""What is seen at a glance: figures as of a day, map, network, timeline, closed years, stated figures."""

from datetime import date
from typing import Any
from uuid import UUID

from django.http import HttpRequest
from django.shortcuts import get_object_or_404
from django.utils import timezone
from ninja import Query

from caunoi_web.accounts.policies import Action
from caunoi_web.api.agreement_shapes import agreement_item
from caunoi_web.api.lists import day_asked, page_asked, page_of_shapes, refuse_strange_mark
from caunoi_web.api.operations.agreements import filter_of
from caunoi_web.api.overview_shapes import claim_given, closed_year, compared_year, map_given, overview_given
from caunoi_web.api.resource import Resource
from caunoi_web.api.schemas import overview as shape
from caunoi_web.api.schemas.base import Page
from caunoi_web.common.keyset import ID, OrderKey
from caunoi_web.overview.addresses import Lists
from caunoi_web.overview.models import YearSnapshot
from caunoi_web.overview.queries.dashboard import Question, figures_of
from caunoi_web.overview.queries.ledger import claims_of, stated_figures
from caunoi_web.overview.queries.map import geography_of
from caunoi_web.overview.queries.network import ties_of
from caunoi_web.overview.queries.snapshots import closed_years, compared
from caunoi_web.overview.queries.sources import Source, source_for
from caunoi_web.overview.queries.timeline import BY_END, in_time_order, time_page, time_rows
from caunoi_web.overview.services import ask_for_rollups, close_year
from caunoi_web.register.models import Agreement
from caunoi_web.register.queries.by_end import PLACE
from caunoi_web.register.queries.remembered import remembered

resource = Resource("Overview")
_YEARS_SHOWN = 30
_LEDGER = (OrderKey("known_on", date.fromisoformat, down=True), OrderKey("what"), ID)


@resource.get("/overview", action=Action.REPORT_READ, gives=shape.OverviewGiven)
def get_overview(request: HttpRequest, asked: Query[shape.OverviewAsked]) -> Any:
    """The figures of the dashboard as of a day."""
    status = "" if asked.count == "all" else asked.count
    question = Question(day_asked(asked), asked.unit, status)
    source = _source(request)
    figures = remembered(
        "overview", (request.user.role, question, source.as_of), lambda: figures_of(question, source)
    )
    return overview_given(question, figures, source.as_of)


@resource.get("/overview/map", action=Action.REPORT_READ, gives=shape.MapGiven)
def get_map(request: HttpRequest, asked: Query[shape.MapAsked]) -> Any:
    """Partners or agreements by country, and partners by town, as of a day."""
    day = day_asked(asked)
    return map_given(day, asked.what, geography_of(_source(request), day, asked.what, Lists(day)))


@resource.get("/overview/network", action=Action.REPORT_READ, gives=shape.NetworkGiven)
def get_network(request: HttpRequest, asked: Query[shape.NetworkAsked]) -> Any:
    """The strongest ties between partners, units and fields in active agreements."""
    day = day_asked(asked)
    found = ties_of(request.user, day, Lists(day), asked.country or "")
    return shape.NetworkGiven(
        as_of=day,
        nodes=[
            shape.NodeGiven(kind=one.kind, key=one.key, name=str(one.name), number=one.number)
            for one in found.nodes
        ],
        ties=[shape.TieGiven(one=tie.one, other=tie.other, number=tie.number) for tie in found.ties],
        left_out=dict(found.left_out),
    )


@resource.get("/overview/timeline", action=Action.REPORT_READ, gives=Page[shape.TimelineItem])
def list_timeline(request: HttpRequest, asked: Query[shape.TimelineAsked]) -> Any:
    """Agreements with the days that mark their terms, in the order of time, partner or unit."""
    day = day_asked(asked)
    chosen = filter_of(asked)
    passing = chosen.apply(Agreement.objects.visible_to(request.user), day)
    arranged_by = in_time_order(passing, asked.by)
    if asked.archived:  # the indexes of time hold live agreements only
        page = page_asked(request, *arranged_by, asked)
    else:
        refuse_strange_mark(request, PLACE if asked.by == BY_END else arranged_by[1])
        page = time_page(request, passing, day, asked.by, chosen.ranks, asked.limit)
    rows, _chart = time_rows(page.object_list, day, asked.by)
    items = [
        shape.TimelineItem(
            agreement=agreement_item(one.row), notice=one.notice, prolonged=list(one.prolonged)
        )
        for one in rows
    ]
    return page_of_shapes(request, page, items)


@resource.get("/overview/years", action=Action.REPORT_READ, gives=shape.ClosedYearList)
def list_closed_years(request: HttpRequest) -> Any:
    """List the closed years with their figures, each by its newest closing."""
    return shape.ClosedYearList(
        items=[closed_year(column.snapshot, column.values) for column in closed_years(_YEARS_SHOWN)]
    )


@resource.post(
    "/overview/years", action=Action.YEAR_CLOSE, gives=shape.ClosedYearGiven, makes="overview/years"
)
def close_a_year(request: HttpRequest, body: shape.YearToClose) -> Any:
    """Keep the figures of a year as they are now; one closed before stays beside it."""
    made = close_year(actor=request.user, year=body.year, today=timezone.localdate(), note=body.note)
    return compared_year(made, compared(request.user, made))


@resource.get("/overview/years/{uuid:id}", action=Action.REPORT_READ, gives=shape.ClosedYearGiven)
def get_closed_year(request: HttpRequest, id: UUID) -> Any:
    """Look at a closed year beside the register of today, counted as of the same day."""
    snapshot = get_object_or_404(YearSnapshot.objects.select_related("closed_by"), pk=id)
    return compared_year(snapshot, compared(request.user, snapshot))


@resource.get("/figures/compared", action=Action.REPORT_READ, gives=Page[shape.ClaimGiven])
def list_figures_compared(request: HttpRequest, asked: Query[shape.LedgerAsked]) -> Any:
    """The ledger: what documents state, and what the register counts for it, then and on the day."""
    day = day_asked(asked)
    page = page_asked(request, stated_figures(countable=not asked.every, what=asked.what), _LEDGER, asked)
    claims = claims_of(_source(request), page.object_list, day, Lists(day))
    return page_of_shapes(request, page, [claim_given(claim) for claim in claims])


def _source(request: HttpRequest) -> Source:
    """Where the figures come from; out of date ones are asked to be made again."""
    source = source_for(request.user)
    if source.as_of:
        ask_for_rollups()
    return source
