"""Who signed an agreement, on a page of its own."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from caunoi_web.accounts.policies import Action, allow
from caunoi_web.common.htmx import render_page
from caunoi_web.register import services
from caunoi_web.register.forms.signatories import SignatoriesForm
from caunoi_web.register.models import Agreement
from caunoi_web.register.queries.life import name_of
from caunoi_web.register.queries.sides import sides_of
from caunoi_web.register.views.agreement_rows import find_agreement, is_written


@require_http_methods(["GET", "HEAD", "POST"])
@allow(Action.REGISTER_WRITE)
def signatories(request: HttpRequest, pk: UUID) -> HttpResponse:
    """The people who signed, a line each."""
    found = find_agreement(request, pk)
    form = SignatoriesForm(request.POST or None, sides=sides_of(found), initial={"version": found.version})
    acts = []
    if request.method == "POST" and form.is_valid():

        def write() -> Agreement:
            return services.set_signatories(
                actor=request.user,
                agreement=found,
                signatories=form.signatories,
                version=form.cleaned_data["version"] or 0,
                reason=form.cleaned_data["reason"],
            )

        done, acts = is_written(form, found, write)
        if done:
            messages.success(request, _("The signatories are saved."))
            return redirect("register:agreement", pk)
    context = {"form": form, "agreement": found, "name": name_of(found), "acts": acts}
    return render_page(request, "register/signatories_form.html", context, status=422 if form.errors else 200)
