"""Adding and changing organisations by hand."""

from uuid import UUID

from django.contrib import messages
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from caunoi_web.accounts.policies import Action, allow
from caunoi_web.common.htmx import render_page
from caunoi_web.common.ids import uuid7
from caunoi_web.register import services
from caunoi_web.register.errors import InvalidValue, StaleRecord
from caunoi_web.register.forms.organisations import OrganisationForm, initial_of
from caunoi_web.register.models import Organisation
from caunoi_web.register.queries.alike import alike
from caunoi_web.register.views.faults import explain, show_stale

TEMPLATE = "register/organisation_form.html"


@require_http_methods(["GET", "HEAD", "POST"])
@allow(Action.REGISTER_WRITE)
def add(request: HttpRequest) -> HttpResponse:
    """Add an organisation; a name that exists already is shown first, not refused."""
    form = OrganisationForm(
        request.POST or None, user=request.user, initial={"name": request.GET.get("name", "")}
    )
    likely = []
    if request.method == "POST" and form.is_valid():
        given = [form.cleaned_data[field] for field in ("name", "name_vi", "name_en")]
        found = alike(request.user, given, ror=form.cleaned_data["ror"])
        likely = [one for one in found if one.is_sure]
        if not likely or "sure" in request.POST:
            made = _create(request, form)
            if made:
                messages.success(request, _("“%(name)s” was added.") % {"name": made.name})
                return redirect("register:organisation", made.pk)
    status = 422 if form.errors or likely else 200
    context = {"form": form, "alike": likely, "must_say": bool(likely), "organisation": None}
    return render_page(request, TEMPLATE, context, status=status)


@require_http_methods(["GET", "HEAD", "POST"])
@allow(Action.REGISTER_WRITE)
def edit(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Change an organisation; a change that somebody else made meanwhile is shown beside one's own."""
    found = get_object_or_404(Organisation.objects.visible_to(request.user).select_related("parent"), pk=pk)
    form = OrganisationForm(request.POST or None, user=request.user, initial=initial_of(found))
    context = {"form": form, "organisation": found, "differences": ()}
    if request.method == "POST" and form.is_valid():
        try:
            _amend(request, found, form)
            messages.success(request, _("The change is saved and stands in the history."))
            return redirect("register:organisation", pk)
        except StaleRecord as stale:
            context["form"], context["differences"] = show_stale(form, stale, Organisation.target_kind)
        except InvalidValue as fault:
            explain(form, fault)
    status = 422 if form.errors else 200
    return render_page(request, TEMPLATE, context, status=status)


def _create(request: HttpRequest, form: OrganisationForm) -> Organisation | None:
    act, reason = uuid7(), form.cleaned_data["reason"]
    try:
        with transaction.atomic():
            made = services.create_organisation(
                actor=request.user, values=form.values, reason=reason, act=act
            )
            return services.add_names(
                actor=request.user, organisation=made, names=form.names, reason=reason, act=act
            )
    except InvalidValue as fault:
        explain(form, fault)
        return None


@transaction.atomic
def _amend(request: HttpRequest, found: Organisation, form: OrganisationForm) -> None:
    act, reason = uuid7(), form.cleaned_data["reason"]
    wanted = {name.text for name in form.names}
    gone = [name for name in found.names.values_list("text", flat=True) if name not in wanted]
    amended = services.amend_organisation(
        actor=request.user,
        organisation=found,
        changes=form.values,
        version=form.cleaned_data["version"] or 0,
        reason=reason,
        act=act,
    )
    services.remove_names(actor=request.user, organisation=amended, names=gone, reason=reason, act=act)
    services.add_names(actor=request.user, organisation=amended, names=form.names, reason=reason, act=act)
