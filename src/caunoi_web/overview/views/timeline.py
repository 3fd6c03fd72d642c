"""The timeline of terms."""

from dataclasses import replace

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from caunoi_web.accounts.models import Unit
from caunoi_web.accounts.policies import Action, allow
from caunoi_web.common.asof import day_of
from caunoi_web.common.htmx import render_page
from caunoi_web.common.labels import AGREEMENT_KINDS
from caunoi_web.overview.addresses import Lists
from caunoi_web.overview.queries.timeline import BY_PARTNER, BY_UNIT, ORDERS, time_page, time_rows
from caunoi_web.register.forms.filters import read_agreement_filter
from caunoi_web.register.models import Agreement
from caunoi_web.register.queries.agreement_filters import ACTIVE
from caunoi_web.register.queries.chosen import chosen_agreements, status_label, unit_label
from caunoi_web.register.queries.options import STATUS_ORDER

PER_PAGE = 40
ALL = "all"


@require_safe
@allow(Action.REPORT_READ)
def timeline(request: HttpRequest) -> HttpResponse:
    """Agreements as bars with the line of the day: active ones, unless the address asks for others."""
    day = day_of(request)
    asked = request.GET.get("status", "")
    chosen = read_agreement_filter(request.GET)
    if not asked:
        chosen = replace(chosen, status=ACTIVE)
    by = request.GET.get("by", "")
    by = by if by in ORDERS else ORDERS[0]
    passing = chosen.apply(Agreement.objects.visible_to(request.user), day)
    page = time_page(request, passing, day, by, chosen.ranks, PER_PAGE)
    rows, chart = time_rows(page.object_list, day, by)
    context = {
        "day": day,
        "chosen": chosen,
        "chosen_words": [one for one in chosen_agreements(chosen) if one.field != "status" or asked],
        "page": page,
        "rows": rows,
        "chart": chart,
        "by": by,
        "orders": [
            ("end", _("Soonest end first")),
            ("begin", _("Earliest beginning first")),
            (BY_PARTNER, _("By partner")),
            (BY_UNIT, _("By unit in charge")),
        ],
        "units": [(str(unit.pk), unit_label(unit)) for unit in Unit.objects.all()],
        "kinds": [(kind.value, str(label)) for kind, label in AGREEMENT_KINDS.items()],
        "statuses": [
            (ACTIVE, status_label(ACTIVE)),
            (ALL, _("All of them, whatever their status")),
            *((status.value, status_label(status.value)) for status in STATUS_ORDER),
        ],
        "status": chosen.status or ALL,
        "list_href": Lists(day, pinned=bool(request.GET.get("as_of"))).agreements(
            status=chosen.status, unit=chosen.unit, kind=chosen.kind, country=chosen.country, text=chosen.text
        ),
    }
    return render_page(request, "overview/timeline.html", context)
