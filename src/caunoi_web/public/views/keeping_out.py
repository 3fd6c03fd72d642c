"""Keeping one record out of the public page, and letting it in again."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from caunoi_web.accounts.policies import Action, allow
from caunoi_web.common.htmx import render_page
from caunoi_web.public import services
from caunoi_web.public.forms.keeping_out import KeepOutForm
from caunoi_web.public.queries.standing import standing_of
from caunoi_web.register.models import Agreement, Organisation
from caunoi_web.register.services.parties import label_of


@require_http_methods(["GET", "HEAD", "POST"])
@allow(Action.PUBLIC_KEEP_OUT)
def agreement(request: HttpRequest, pk: UUID) -> HttpResponse:
    """An agreement."""
    found = get_object_or_404(Agreement.objects.visible_to(request.user), pk=pk)
    return _decided(request, found, label_of(found))


@require_http_methods(["GET", "HEAD", "POST"])
@allow(Action.PUBLIC_KEEP_OUT)
def organisation(request: HttpRequest, pk: UUID) -> HttpResponse:
    """A partner, and with it its agreements."""
    found = get_object_or_404(Organisation.objects.visible_to(request.user), pk=pk)
    return _decided(request, found, found.name)


def _decided(request: HttpRequest, record: Organisation | Agreement, name: str) -> HttpResponse:
    """Ask for the reason, or do what was pressed."""
    back = f"register:{record.target_kind}"
    if "let_in" in request.POST:
        services.let_in(actor=request.user, record=record)
        messages.success(request, _("The rules of the public page decide about it again."))
        return redirect(back, record.pk)
    form = KeepOutForm(request.POST or None)
    if form.is_bound and form.is_valid():
        services.keep_out(actor=request.user, record=record, **form.cleaned_data)
        messages.success(request, _("It is not published."))
        return redirect(back, record.pk)
    context = {
        "form": form,
        "record": record,
        "name": name,
        "back": back,
        "standing": standing_of(record, timezone.localdate()),
    }
    return render_page(request, "public/keep_out.html", context, status=422 if form.is_bound else 200)
