"""Recording what happened to an agreement, and taking back what was wrong."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from caunoi.domain.dates import PartialDate
from caunoi.domain.terms import EventKind
from caunoi_web.accounts.policies import Action, allow
from caunoi_web.common.asof import day_of
from caunoi_web.common.htmx import render_page
from caunoi_web.register import services
from caunoi_web.register.forms.events import EventForm
from caunoi_web.register.models import Agreement, AgreementEvent
from caunoi_web.register.queries.life import documents_of, event_lines, name_of
from caunoi_web.register.views.agreement_rows import find_agreement, is_written
from caunoi_web.register.views.withdrawing import Withdrawal, withdraw


@require_http_methods(["GET", "HEAD", "POST"])
@allow(Action.REGISTER_WRITE)
def add_event(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Record an event; ``?kind=`` of the address chooses one, a renewal comes filled in."""
    found = find_agreement(request, pk)
    form = EventForm(
        request.POST or None, documents=documents_of(found), initial=_first_values(request, found)
    )
    acts = []
    if request.method == "POST" and form.is_valid():
        data = form.cleaned_data

        def write() -> Agreement:
            return services.add_event(
                actor=request.user, agreement=found, **{**data, "version": data["version"] or 0}
            )

        done, acts = is_written(form, found, write)
        if done:
            messages.success(request, _("The event is recorded; the status follows from it."))
            return redirect("register:agreement", pk)
    context = {"form": form, "agreement": found, "name": name_of(found), "acts": acts}
    return render_page(request, "register/event_form.html", context, status=422 if form.errors else 200)


@require_http_methods(["GET", "HEAD", "POST"])
@allow(Action.REGISTER_WRITE)
def withdraw_event(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Ask why, then take the event back."""
    event = get_object_or_404(AgreementEvent.objects.select_related("agreement"), pk=pk)
    about = Withdrawal(
        title=_("Withdraw this event?"),
        what=event_lines([event])[0].title,
        told=_("The event is withdrawn; the history keeps it."),
    )

    def write(reason: str, version: int) -> None:
        services.withdraw_event(actor=request.user, event=event, reason=reason, version=version)

    return withdraw(request, find_agreement(request, event.agreement_id), about, write)


def _first_values(request: HttpRequest, found: Agreement) -> dict[str, Any]:
    kind = request.GET.get("kind", "")
    values: dict[str, Any] = {
        "kind": kind,
        "on": str(PartialDate.of(day_of(request))),
        "version": found.version,
    }
    planned = services.next_renewal(found)
    if kind == EventKind.RENEWED and planned:
        reason = _("The agreement renews itself and no notice was given.")
        values |= {"on": str(planned.on), "until": str(planned.until), "reason": reason}
    return values
