"""The heading of the office's papers, replaced on screen."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from caunoi_web.accounts.policies import Action, allow
from caunoi_web.common.htmx import render_page
from caunoi_web.register.errors import InvalidValue, StaleRecord
from caunoi_web.register.views.faults import explain
from caunoi_web.reports import services
from caunoi_web.reports.forms.papers import LetterheadForm
from caunoi_web.reports.models import Letterhead
from caunoi_web.reports.queries.heading import heading_of


@require_http_methods(["GET", "HEAD", "POST"])
@allow(Action.REPORT_HEADING)
def letterhead(request: HttpRequest) -> HttpResponse:
    """Change the heading, and see it as papers print it."""
    kept = Letterhead.objects.first() or Letterhead()
    initial = {name: getattr(kept, name) for name in LetterheadForm.base_fields}
    form = LetterheadForm(request.POST or None, initial=initial)
    if request.method == "POST" and form.is_valid():
        values = dict(form.cleaned_data)
        try:
            services.set_letterhead(actor=request.user, version=values.pop("version"), values=values)
            messages.success(request, _("The heading is kept; every report has it from now on."))
            return redirect("reports:letterhead")
        except InvalidValue as fault:
            explain(form, fault)
        except StaleRecord as stale:
            form.data = form.data.copy()
            form.data["version"] = str(stale.version)
            form.add_error(None, str(stale.message))
    context = {"form": form, "heading": heading_of(timezone.localdate())}
    return render_page(request, "reports/letterhead.html", context, status=422 if form.errors else 200)
