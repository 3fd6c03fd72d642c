"""The tier of a partner: set from a day on, taken back."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from caunoi_web.accounts.policies import Action, allow
from caunoi_web.common.asof import day_of
from caunoi_web.register import services
from caunoi_web.register.errors import InvalidValue
from caunoi_web.register.forms.partners import ReasonForm, TierForm
from caunoi_web.register.models import OrganisationTier
from caunoi_web.register.views.faults import explain
from caunoi_web.register.views.small_forms import partner_of, show_form


@require_http_methods(["GET", "HEAD", "POST"])
@allow(Action.REGISTER_WRITE)
def set_tier(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Which tier from which day; the rows so far stand below."""
    partner = partner_of(request, pk)
    form = TierForm(request.POST or None, initial={"since": day_of(request)})
    if request.method == "POST" and form.is_valid():
        try:
            services.set_tier(actor=request.user, organisation=partner, **form.cleaned_data)
            messages.success(request, _("The tier is saved and stands in the history."))
            return redirect("register:organisation", pk)
        except InvalidValue as fault:
            explain(form, fault)
    rows = partner.tiers.valid().select_related("entered_by")
    title = _("Tier of %(name)s") % {"name": partner.name}
    return show_form(
        request, form, partner=partner, title=title, rows=rows, template="register/tier_form.html"
    )


@require_http_methods(["GET", "HEAD", "POST"])
@allow(Action.REGISTER_WRITE)
def withdraw(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Take a wrong row back, with the reason."""
    row = get_object_or_404(OrganisationTier.objects.select_related("organisation"), pk=pk)
    form = ReasonForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            services.withdraw_tier(actor=request.user, row=row, **form.cleaned_data)
            messages.success(request, _("The tier was taken back."))
            return redirect("register:organisation", row.organisation_id)
        except InvalidValue as fault:
            explain(form, fault)
    title = _("Take back “%(tier)s”?") % {"tier": row.get_tier_display()}
    intro = _("The tier before it counts again; the history keeps both.")
    return show_form(request, form, partner=row.organisation, title=title, intro=intro, action=_("Take back"))
