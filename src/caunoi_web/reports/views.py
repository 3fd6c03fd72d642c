"""Pages that show where things stand."""

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from caunoi_web.accounts.policies import Action, allow
from caunoi_web.common.htmx import render_page


@require_safe
@allow(Action.REPORT_READ)
def home(request: HttpRequest) -> HttpResponse:
    """Where things stand."""
    return render_page(request, "reports/home.html", {})
