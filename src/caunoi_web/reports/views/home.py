"""The home page: where things stand."""

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_safe

from caunoi_web.accounts.policies import Action, allow, may
from caunoi_web.activities.queries.sleeping import sleeping_count
from caunoi_web.attention.queries.notices import number_unseen
from caunoi_web.attention.queries.worklist import deadlines_ahead, worklist
from caunoi_web.common.asof import day_of
from caunoi_web.common.htmx import render_page
from caunoi_web.common.kept_pages import kept_page
from caunoi_web.register.queries.chosen import country_label, unit_label
from caunoi_web.reports.home_plans import HOME, SITE, starts_of
from caunoi_web.reports.queries.home import ending_soon, last_changes, standing, waiting
from caunoi_web.reports.queries.site import site_today
from caunoi_web.reports.queries.stated import comparisons


@require_safe
@allow(Action.REPORT_READ)
@kept_page
def home(request: HttpRequest) -> HttpResponse:
    """What waits, what ends soon, what the register holds as of the day."""
    day, plan = day_of(request), HOME[request.user.role]
    unit = request.user.unit if plan.own_unit else None
    stands = standing(request.user, day)
    reviews = waiting(request.user) if may(request.user, Action.REVIEW_READ) else None
    is_fresh = not stands.counts.total and not stands.partners.total
    context = {
        "day": day,
        "stands": stands,
        "parts": plan.parts,
        "starts": starts_of(request.user),
        "site": site_today(timezone.now()) if SITE in plan.parts else None,
        "ending": ending_soon(request.user, day, unit.pk if unit else None),
        "ending_unit": unit_label(unit) if unit else "",
        "waiting": reviews,
        "tasks": worklist(request.user, day),
        "deadlines": deadlines_ahead(request.user, day),
        "unseen": number_unseen(request.user),
        "is_fresh": is_fresh and not (reviews and reviews.all_documents),
        "countries": [(country_label(code), number, code) for code, number in stands.countries],
        "asleep": sleeping_count(request.user, day),
        "stated": comparisons(stands.partners, stands.counts),
        "changes": last_changes() if may(request.user, Action.HISTORY_READ) else [],
    }
    return render_page(request, "reports/home.html", context)
