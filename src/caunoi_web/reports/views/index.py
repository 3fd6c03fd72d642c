"""All reports in one place: what each is for, and its files at one press."""

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_safe

from caunoi_web.accounts.policies import Action, allow
from caunoi_web.common.asof import day_of
from caunoi_web.common.htmx import render_page
from caunoi_web.reports.queries.files import own_files
from caunoi_web.reports.queries.periods import read_period
from caunoi_web.reports.tongues import LABELS, tongue_of

FILES_SHOWN = 10


@require_safe
@allow(Action.REPORT_READ)
def index(request: HttpRequest) -> HttpResponse:
    """The reports, the period and the language their files are made for."""
    day = day_of(request)
    context = {
        "day": day,
        "period": read_period(request.GET, day),
        "tongue": tongue_of(request.GET),
        "tongues": LABELS,
        "files": own_files(request.user, timezone.now())[:FILES_SHOWN],
    }
    return render_page(request, "reports/index.html", context)
