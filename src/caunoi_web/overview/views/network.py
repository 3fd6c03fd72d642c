"""The network of partners, units and fields."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from caunoi_web.accounts.policies import Action, allow
from caunoi_web.common.asof import day_of
from caunoi_web.common.htmx import render_page
from caunoi_web.overview.drawing.network import network_of
from caunoi_web.overview.queries.network import (
    FIELD,
    NAME,
    PARTNER,
    UNIT,
    Ties,
    counted_ties,
    question_of,
)
from caunoi_web.overview.queries.sources import is_written_since
from caunoi_web.overview.views.fresh import fresh_source
from caunoi_web.register.forms.filters import read_agreement_filter
from caunoi_web.register.queries.agreement_filters import ACTIVE, NO_COUNTRY
from caunoi_web.register.queries.chosen import country_label
from caunoi_web.register.queries.remembered import remembered, remembered_or_later


@require_safe
@allow(Action.REPORT_READ)
def network(request: HttpRequest) -> HttpResponse:
    """The strongest ties of active agreements on the day, of one country or all.

    On a large register the page opens before they are counted, and asks for them once more.
    """
    day, user = day_of(request), request.user
    country = read_agreement_filter(request.GET).country
    pinned = bool(request.GET.get("as_of"))
    question = question_of(user, day, country, pinned=pinned)
    kept = remembered_or_later(
        request, NAME, question, lambda: counted_ties(user, day, country, pinned=pinned)
    )
    source = fresh_source(user)
    countries = remembered(
        "network-countries",
        (user.role, day, source.as_of),
        lambda: list(source.partners(day, ACTIVE).countries),
    )
    context = {
        "day": day,
        "country": country,
        "countries": sorted(
            ((country_label(code), code) for code in countries), key=lambda row: row[1] == NO_COUNTRY
        ),
        "is_counting": kept is None,
        **(_drawn(*kept) if kept else {}),
    }
    return render_page(request, "overview/network.html", context)


def _drawn(found: Ties, counted_at: Any) -> dict[str, Any]:
    """What is drawn and the same as tables, with the moment it is from when that is not now."""
    names = {node.key: node.name for node in found.nodes}
    return {
        "as_of": counted_at if is_written_since(counted_at) else None,
        "drawing": network_of(found.nodes, found.ties),
        "left_out": found.left_out,
        "tables": [
            (kind, [node for node in found.nodes if node.kind == kind]) for kind in (PARTNER, UNIT, FIELD)
        ],
        "ties": [
            (names[tie.one], names[tie.other], tie)
            for tie in found.ties
            if tie.other in names and tie.one in names
        ],
    }
