"""Units: list, add, change."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from caunoi_web.accounts.models import Unit
from caunoi_web.accounts.policies import Action, allow
from caunoi_web.common.asof import day_of
from caunoi_web.common.errors import DomainError
from caunoi_web.common.htmx import render_page
from caunoi_web.common.kept_pages import kept_page
from caunoi_web.common.unit_counts import unit_counts
from caunoi_web.people import services
from caunoi_web.people.forms import UnitForm
from caunoi_web.people.queries import unit_tree


@require_safe
@allow(Action.REGISTER_READ)
@kept_page
def units(request: HttpRequest) -> HttpResponse:
    """All units as a tree, with what each is in charge of."""
    rows = unit_tree(request.user, day_of(request))
    context = {"rows": rows, "columns": unit_counts()}
    return render_page(request, "people/units.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@allow(Action.PEOPLE_MANAGE)
def add_unit(request: HttpRequest) -> HttpResponse:
    """Add a unit."""
    form = UnitForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        services.add_unit(actor=request.user, **form.cleaned_data)
        messages.success(request, _("Saved."))
        return redirect("people:units")
    return render_page(request, "people/unit.html", {"form": form}, status=422 if form.is_bound else 200)


@require_http_methods(["GET", "HEAD", "POST"])
@allow(Action.PEOPLE_MANAGE)
def unit(request: HttpRequest, unit_id: UUID) -> HttpResponse:
    """Rename or move a unit."""
    found = get_object_or_404(Unit.objects.select_related("parent"), pk=unit_id)
    initial = {field: getattr(found, field) for field in UnitForm.base_fields}
    form = UnitForm(request.POST or None, initial=initial)
    if request.method == "POST" and form.is_valid():
        try:
            services.amend_unit(actor=request.user, unit=found, **form.cleaned_data)
        except DomainError as refusal:
            form.add_error("parent", str(refusal.message))
        else:
            messages.success(request, _("Saved."))
            return redirect("people:units")
    context = {"form": form, "unit": found}
    return render_page(request, "people/unit.html", context, status=422 if form.is_bound else 200)
