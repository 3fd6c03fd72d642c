"""The board of all cases, and what waits for the person who looks."""

from datetime import date
from typing import Any

from django.core.paginator import Page
from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from caunoi_web.accounts.models import Unit
from caunoi_web.accounts.policies import Action, allow
from caunoi_web.common.asof import day_of
from caunoi_web.common.htmx import render_page
from caunoi_web.common.paging import page_of
from caunoi_web.signing.models import Stage
from caunoi_web.signing.queries.board import (
    Chosen,
    Column,
    board,
    closed_cases,
    counts_on_board,
    in_order,
    row_of,
    steps_on_board,
)
from caunoi_web.signing.queries.duties import duties_of

IN_A_COLUMN = 20
DUTIES_SHOWN = 15


@require_safe
@allow(Action.SIGNING_READ)
def cases(request: HttpRequest) -> HttpResponse:
    """Open cases by step; ``mine``, ``late``, ``unit``, ``stage`` and ``text`` of the address narrow them."""
    day = day_of(request)
    chosen = Chosen(
        mine=request.GET.get("mine") == "1",
        late=request.GET.get("late") == "1",
        unit=request.GET.get("unit", ""),
        stage=request.GET.get("stage", ""),
        text=request.GET.get("text", "").strip()[:200],
    )
    columns, page = _columns(request, chosen, day)
    duties = duties_of(request.user, day)
    context = {
        "page": page,
        "day": day,
        "chosen": chosen,
        "columns": columns,
        "counts": counts_on_board(request.user, day),
        "duties": duties[:DUTIES_SHOWN],
        "more_duties": len(duties) - DUTIES_SHOWN,
        "units": Unit.objects.all(),
    }
    return render_page(request, "signing/board.html", context)


def _columns(request: HttpRequest, chosen: Chosen, day: date) -> tuple[list[Column], Page[Any] | None]:
    """Every step with its first cases; one chosen step whole, in pages."""
    if chosen.stage not in Stage.values:
        return board(request.user, chosen, day, limit=IN_A_COLUMN), None
    page = page_of(request, in_order(steps_on_board(request.user, chosen, day)))
    rows = [row_of(step, day) for step in page.object_list]
    column = Column(chosen.stage, str(Stage(chosen.stage).label), page.paginator.count, rows)
    return [column] if rows else [], page


@require_safe
@allow(Action.SIGNING_READ)
def closed(request: HttpRequest) -> HttpResponse:
    """Cases that came to an end, the latest first."""
    context = {"page": page_of(request, closed_cases(request.user))}
    return render_page(request, "signing/closed.html", context)
