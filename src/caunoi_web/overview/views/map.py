"""The map of partners."""

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from caunoi_web.accounts.policies import Action, allow
from caunoi_web.common.asof import day_of
from caunoi_web.common.htmx import render_page
from caunoi_web.common.kept_pages import kept_page
from caunoi_web.overview.addresses import Lists
from caunoi_web.overview.drawing.world import draw_map
from caunoi_web.overview.queries.map import ACTIVE_PARTNERS, AGREEMENTS, PARTNERS, WHAT, geography_of
from caunoi_web.overview.views.fresh import fresh_source
from caunoi_web.register.queries.agreement_filters import NO_COUNTRY
from caunoi_web.register.queries.chosen import country_label
from caunoi_web.register.queries.remembered import remembered


@require_safe
@allow(Action.REPORT_READ)
@kept_page
def map_page(request: HttpRequest) -> HttpResponse:
    """Partners by country and town, or agreements by country, as of the day."""
    day = day_of(request)
    asked = request.GET.get("what", "")
    what = asked if asked in WHAT else ACTIVE_PARTNERS
    by_town = request.GET.get("by") == "town" and what != AGREEMENTS
    lists = Lists(day, pinned=bool(request.GET.get("as_of")))
    pinned = request.GET.get("as_of", "")
    source = fresh_source(request.user)
    found = remembered(
        "map",
        (request.user.role, what, day, bool(pinned), source.as_of),
        lambda: geography_of(source, day, what, lists),
    )
    rows = sorted(
        ((country_label(code), number, href, code) for code, (number, href) in found.countries.items()),
        key=lambda row: (row[3] == NO_COUNTRY, -row[1], row[0]),
    )
    context = {
        "day": day,
        "what": what,
        "choices": [
            (ACTIVE_PARTNERS, _("Partners with an active agreement")),
            (PARTNERS, _("All confirmed partners")),
            (AGREEMENTS, _("Active agreements")),
        ],
        "drawing": draw_map(found.countries, found.drawn if by_town else ()),
        "by_town": by_town,
        "rows": rows,
        "found": found,
        "as_of": source.as_of,
        "no_country": NO_COUNTRY,
    }
    return render_page(request, "overview/map_page.html", context)
