"""The ledger of stated figures."""

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from caunoi_web.accounts.policies import Action, allow
from caunoi_web.common.asof import day_of
from caunoi_web.common.htmx import render_page
from caunoi_web.common.paging import page_of
from caunoi_web.overview.addresses import Lists
from caunoi_web.overview.queries.ledger import MEASURERS, claims_of, figure_label, stated_figures
from caunoi_web.overview.views.fresh import fresh_source
from caunoi_web.sources.queries import waiting_for_review

PER_PAGE = 12  # each has a day of its own, on which the register is counted


@require_safe
@allow(Action.REPORT_READ)
def ledger(request: HttpRequest) -> HttpResponse:
    """What documents claimed, and what the register counts for it, then and on the day."""
    day = day_of(request)
    with_all = request.GET.get("all") == "1"
    asked = request.GET.get("what", "")
    what = asked if asked in MEASURERS else ""
    page = page_of(request, stated_figures(countable=not with_all, what=what), per_page=PER_PAGE)
    source = fresh_source(request.user)
    lists = Lists(day, pinned=bool(request.GET.get("as_of")))
    context = {
        "day": day,
        "page": page,
        "as_of": source.as_of,
        "claims": claims_of(source, page.object_list, day, lists),
        "with_all": with_all,
        "what": what,
        "waiting": lambda: waiting_for_review(request.user),
        "choices": [(code, figure_label(code)) for code in MEASURERS],
    }
    return render_page(request, "overview/ledger.html", context)
