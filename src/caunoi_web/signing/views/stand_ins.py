"""Who acts for whom."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from caunoi_web.accounts.policies import Action, allow, may
from caunoi_web.common.asof import day_of
from caunoi_web.common.htmx import render_page
from caunoi_web.register.errors import InvalidValue
from caunoi_web.signing.forms.rules import StandInForm
from caunoi_web.signing.models import StandIn
from caunoi_web.signing.services import stand_ins as services
from caunoi_web.signing.views.faults import explain

SHOWN = 100


@require_http_methods(["GET", "HEAD", "POST"])
@allow(Action.SIGNING_READ)
def stand_ins(request: HttpRequest) -> HttpResponse:
    """Everybody who is represented, and naming one's own stand-in."""
    form = StandInForm(request.POST or None, user=request.user)
    if request.method == "POST" and form.is_valid():
        try:
            services.name_stand_in(actor=request.user, **form.cleaned_data)
            messages.success(request, _("Saved: what is done is recorded as done for the other."))
            return redirect("signing:stand_ins")
        except InvalidValue as fault:
            explain(form, fault)
    day = day_of(request)
    context = {
        "form": form,
        "day": day,
        "rows": StandIn.objects.select_related("person", "deputy")[:SHOWN],
        "may_end_all": may(request.user, Action.SIGNING_RULES),
    }
    return render_page(request, "signing/stand_ins.html", context, status=422 if form.errors else 200)


@require_POST
@allow(Action.SIGNING_READ)
def end(request: HttpRequest, pk: UUID) -> HttpResponse:
    """End it early."""
    services.end_stand_in(actor=request.user, stand_in=get_object_or_404(StandIn, pk=pk))
    messages.success(request, _("It has ended."))
    return redirect("signing:stand_ins")
