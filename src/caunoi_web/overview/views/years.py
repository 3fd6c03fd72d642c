"""Closed years."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from caunoi_web.accounts.policies import Action, allow
from caunoi_web.common.htmx import render_page
from caunoi_web.overview.definitions import DEFINITIONS
from caunoi_web.overview.forms import CloseYearForm
from caunoi_web.overview.models import YearSnapshot
from caunoi_web.overview.queries.snapshots import closed_years, compared
from caunoi_web.overview.services import close_year
from caunoi_web.register.errors import InvalidValue

YEARS_SHOWN = 6


@require_safe
@allow(Action.REPORT_READ)
def years(request: HttpRequest) -> HttpResponse:
    """The closed years side by side, and the form that closes one."""
    return _page(request, CloseYearForm(initial={"year": timezone.localdate().year - 1}))


@require_POST
@allow(Action.YEAR_CLOSE)
def close(request: HttpRequest) -> HttpResponse:
    """Close a year."""
    form = CloseYearForm(request.POST)
    if not form.is_valid():
        return _page(request, form)
    try:
        snapshot = close_year(actor=request.user, today=timezone.localdate(), **form.cleaned_data)
    except InvalidValue as fault:
        form.add_error(fault.field, str(fault.message))
        return _page(request, form)
    messages.success(request, _("The figures of %(year)s are kept.") % {"year": snapshot.year})
    return redirect("overview:year", snapshot.pk)


@require_safe
@allow(Action.REPORT_READ)
def year(request: HttpRequest, pk: UUID) -> HttpResponse:
    """One closed year beside the register of today, counted as of the same day."""
    snapshot = get_object_or_404(YearSnapshot.objects.select_related("closed_by"), pk=pk)
    context = {
        "snapshot": snapshot,
        "figures": compared(request.user, snapshot),
        "others": YearSnapshot.objects.filter(year=snapshot.year).exclude(pk=pk),
    }
    return render_page(request, "overview/year.html", context)


def _page(request: HttpRequest, form: CloseYearForm) -> HttpResponse:
    columns = closed_years(YEARS_SHOWN)
    rows = [
        (one.label, [(column.snapshot.pk, column.values.get(one.code)) for column in columns])
        for one in DEFINITIONS
    ]
    context = {"columns": columns, "rows": rows, "form": form}
    return render_page(request, "overview/years.html", context, status=422 if form.errors else 200)
