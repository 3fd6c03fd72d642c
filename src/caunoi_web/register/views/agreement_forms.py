"""Adding and changing agreements by hand."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from caunoi_web.accounts.policies import Action, allow
from caunoi_web.common.htmx import render_page
from caunoi_web.register import services
from caunoi_web.register.errors import InvalidValue, StaleRecord
from caunoi_web.register.forms.agreements import AgreementForm, current_parties, initial_of
from caunoi_web.register.models import Agreement
from caunoi_web.register.queries.organisations import name_to_type
from caunoi_web.register.views.faults import explain, show_stale

TEMPLATE = "register/agreement_form.html"


@require_http_methods(["GET", "HEAD", "POST"])
@allow(Action.REGISTER_WRITE)
def add(request: HttpRequest) -> HttpResponse:
    """Add an agreement; ``party`` of the address names the first partner."""
    partner = name_to_type(request.user, request.GET.get("party", ""))
    form = AgreementForm(request.POST or None, user=request.user, initial={"party_1": partner})
    if request.method == "POST" and form.is_valid():
        try:
            made = services.create_agreement(
                actor=request.user,
                values=form.values,
                parties=form.parties,
                activities=form.activities_chosen,
                reason=form.cleaned_data["reason"],
            )
            messages.success(request, _("The agreement was added."))
            return redirect("register:agreement", made.pk)
        except InvalidValue as fault:
            explain(form, fault)
    context = {"form": form, "agreement": None}
    return render_page(request, TEMPLATE, context, status=422 if form.errors else 200)


@require_http_methods(["GET", "HEAD", "POST"])
@allow(Action.REGISTER_WRITE)
def edit(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Change an agreement; a change that somebody else made meanwhile is shown beside one's own."""
    found = get_object_or_404(Agreement.objects.visible_to(request.user), pk=pk)
    form = AgreementForm(
        request.POST or None, user=request.user, initial=initial_of(found), current=current_parties(found)
    )
    context = {"form": form, "agreement": found, "differences": ()}
    if request.method == "POST" and form.is_valid():
        try:
            _amend(request, found, form)
            messages.success(request, _("The change is saved and stands in the history."))
            return redirect("register:agreement", pk)
        except StaleRecord as stale:
            context["form"], context["differences"] = show_stale(form, stale, Agreement.target_kind)
        except InvalidValue as fault:
            explain(form, fault)
    return render_page(request, TEMPLATE, context, status=422 if form.errors else 200)


def _amend(request: HttpRequest, found: Agreement, form: AgreementForm) -> None:
    services.amend_agreement(
        actor=request.user,
        agreement=found,
        changes=form.values,
        version=form.cleaned_data["version"] or 0,
        parties=form.parties,
        activities=form.activities_chosen,
        reason=form.cleaned_data["reason"],
    )
