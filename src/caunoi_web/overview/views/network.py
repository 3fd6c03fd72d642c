"""The network of partners, units and fields."""

from django.http import HttpRequest, HttpResponse
from django.utils.timezone import now
from django.views.decorators.http import require_safe

from caunoi_web.accounts.policies import Action, allow
from caunoi_web.common.asof import day_of
from caunoi_web.common.htmx import render_page
from caunoi_web.overview.addresses import Lists
from caunoi_web.overview.drawing.network import network_of
from caunoi_web.overview.queries.network import FIELD, PARTNER, UNIT, ties_of
from caunoi_web.overview.queries.partners import partners_counted
from caunoi_web.overview.queries.sources import is_written_since
from caunoi_web.register.forms.filters import read_agreement_filter
from caunoi_web.register.queries.agreement_filters import ACTIVE, NO_COUNTRY
from caunoi_web.register.queries.chosen import country_label
from caunoi_web.register.queries.remembered import remembered


@require_safe
@allow(Action.REPORT_READ)
def network(request: HttpRequest) -> HttpResponse:
    """The strongest ties of active agreements on the day, of one country or all."""
    day, user = day_of(request), request.user
    country = read_agreement_filter(request.GET).country
    pinned = bool(request.GET.get("as_of"))
    lists = Lists(day, pinned=pinned)
    question = (user.role, day, country, pinned)
    found, counted_at = remembered("network", question, lambda: (ties_of(user, day, lists, country), now()))
    countries = remembered(
        "network-countries", (user.role, day), lambda: partners_counted(user, day, ACTIVE).countries
    )
    names = {node.key: node.name for node in found.nodes}
    context = {
        "day": day,
        "country": country,
        "as_of": counted_at if is_written_since(counted_at) else None,
        "countries": sorted(
            ((country_label(code), code) for code in countries), key=lambda row: row[1] == NO_COUNTRY
        ),
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
    return render_page(request, "overview/network.html", context)
