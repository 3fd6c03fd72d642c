"""What a person decides about one proposal: accept, change, reject, take back."""

from collections.abc import Callable
from uuid import UUID

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_http_methods, require_POST

from caunoi_web.accounts.policies import Action, allow
from caunoi_web.common.errors import DomainError, NotAllowed
from caunoi_web.intake import services
from caunoi_web.intake.models import Proposal
from caunoi_web.intake.queries.board import next_after, proposals_in, waiting_in
from caunoi_web.intake.views.answers import accept_as_answered, version_seen
from caunoi_web.intake.views.changing import add_fault, change_form, changed_value
from caunoi_web.intake.views.showing import move_on, show
from caunoi_web.sources.models import Document


@require_POST
@allow(Action.REVIEW_DECIDE)
def accept(request: HttpRequest, proposal: UUID) -> HttpResponse:
    """Write a proposal into the register, with the answers that the card asked for."""
    found = _proposal(request, proposal)
    return _decide(request, found, lambda: accept_as_answered(request, found))


@require_POST
@allow(Action.REVIEW_DECIDE)
def reject(request: HttpRequest, proposal: UUID) -> HttpResponse:
    """Say that a finding is not to be believed."""
    found, version = _proposal(request, proposal), version_seen(request)
    reason = request.POST.get("reason", "")
    return _decide(
        request,
        found,
        lambda: services.reject(actor=request.user, proposal=found, version=version, reason=reason),
    )


@require_POST
@allow(Action.REVIEW_DECIDE)
def undo(request: HttpRequest, proposal: UUID) -> HttpResponse:
    """Let a decided proposal wait again, and open it."""
    found = _proposal(request, proposal)
    try:
        services.undo(actor=request.user, proposal=found)
    except DomainError as fault:
        return _refused(request, found, fault)
    return move_on(request, found.document, found.pk)


@require_http_methods(["GET", "HEAD", "POST"])
@allow(Action.REVIEW_DECIDE)
def change(request: HttpRequest, proposal: UUID) -> HttpResponse:
    """Accept a proposal with other values; what was typed stays when it cannot be."""
    found = _proposal(request, proposal)
    form = change_form(request, found)
    if request.method != "POST":
        return show(request, found.document, chosen=found.pk, form=form)
    if not form.is_valid():
        return show(
            request, found.document, chosen=found.pk, form=form, picked=request.POST.dict(), status=422
        )
    value, reason = changed_value(form, found), form.cleaned_data["reason"]
    return _decide(
        request, found, lambda: accept_as_answered(request, found, value=value, reason=reason), form=form
    )


def _decide(
    request: HttpRequest, proposal: Proposal, decide: Callable[[], object], form: forms.Form | None = None
) -> HttpResponse:
    """Do it and open the next one, or say why not and keep what was answered and typed."""
    order = [one.pk for one in proposals_in(proposal.document)]
    try:
        decide()
    except DomainError as fault:
        return _refused(request, proposal, fault, form)
    waiting = waiting_in(proposal.document)
    return move_on(request, proposal.document, next_after(order, proposal.pk, waiting))


def _refused(
    request: HttpRequest, proposal: Proposal, fault: DomainError, form: forms.Form | None = None
) -> HttpResponse:
    if isinstance(fault, NotAllowed):
        raise fault
    if form is not None:
        add_fault(form, fault)
    return show(
        request,
        proposal.document,
        chosen=proposal.pk,
        fault=str(fault.message),
        picked=request.POST.dict(),
        form=form,
        status=fault.status,
    )


def _proposal(request: HttpRequest, proposal: UUID) -> Proposal:
    visible = Document.objects.visible_to(request.user)
    return get_object_or_404(Proposal.objects.filter(document__in=visible), pk=proposal)
