"""Promises read from an agreement's texts: each is accepted, changed or rejected with one key."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST

from caunoi_web.accounts.policies import Action, allow
from caunoi_web.activities import services
from caunoi_web.activities.errors import AlreadyDecided
from caunoi_web.activities.forms.commitments import CommitmentForm
from caunoi_web.activities.models import CommitmentProposal, ProposalState
from caunoi_web.activities.queries.activity_counts import agreement_name
from caunoi_web.activities.queries.proposals import proposal_cards
from caunoi_web.activities.services.proposals import Reading, values_of
from caunoi_web.common.htmx import render_page
from caunoi_web.register.errors import InvalidValue
from caunoi_web.register.models import Agreement
from caunoi_web.register.views.faults import explain

DECIDED_SHOWN = 50


@require_http_methods(["GET", "HEAD", "POST"])
@allow(Action.PROMISE_WRITE)
def promises_read(request: HttpRequest, agreement: UUID) -> HttpResponse:
    """The promises that wait for a person; a POST reads the agreement's texts (again)."""
    found = get_object_or_404(
        Agreement.objects.visible_to(request.user).select_related("host_unit"), pk=agreement
    )
    if request.method == "POST":
        reading = services.read_promises(actor=request.user, agreement=found)
        _say(request, reading)
        return redirect("activities:promises_read", found.pk)
    every = CommitmentProposal.objects.filter(agreement=found).in_text_order()
    context = {
        "agreement": found,
        "agreement_name": agreement_name(found.pk),
        "cards": proposal_cards(every.waiting()),
        "decided": proposal_cards(every.exclude(state=ProposalState.WAITING)[:DECIDED_SHOWN]),
    }
    return render_page(request, "activities/promises_read.html", context)


@require_POST
@allow(Action.PROMISE_WRITE)
def accept(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Accept a proposal as it was read; what cannot be as it stands opens the form."""
    proposal = _found(pk)
    try:
        services.accept_proposal(actor=request.user, proposal=proposal)
    except AlreadyDecided as fault:
        messages.error(request, str(fault.message))
    except InvalidValue as fault:
        messages.error(request, str(fault.message))
        return redirect("activities:proposal_change", pk)
    return redirect("activities:promises_read", proposal.agreement_id)


@require_http_methods(["GET", "HEAD", "POST"])
@allow(Action.PROMISE_WRITE)
def change(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Change what was read, then accept it with its words."""
    proposal = _found(pk)
    agreement = proposal.agreement
    initial = values_of(proposal) | {"unit": agreement.host_unit_id}
    form = CommitmentForm(request.POST or None, agreement=agreement, initial=initial)
    if request.method == "POST" and form.is_valid():
        try:
            services.accept_proposal(
                actor=request.user,
                proposal=proposal,
                values=form.values,
                reason=form.cleaned_data["reason"],
            )
            return redirect("activities:promises_read", agreement.pk)
        except AlreadyDecided as fault:
            messages.error(request, str(fault.message))
            return redirect("activities:promises_read", agreement.pk)
        except InvalidValue as fault:
            explain(form, fault)
    context = {
        "form": form,
        "proposal": proposal,
        "agreement_name": agreement_name(agreement.pk),
        "commitment": None,
        "differences": (),
    }
    return render_page(
        request, "activities/proposal_change.html", context, status=422 if form.errors else 200
    )


@require_POST
@allow(Action.PROMISE_WRITE)
def reject(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Say that this is no promise."""
    proposal = _found(pk)
    try:
        services.reject_proposal(actor=request.user, proposal=proposal)
    except AlreadyDecided as fault:
        messages.error(request, str(fault.message))
    return redirect("activities:promises_read", proposal.agreement_id)


@require_POST
@allow(Action.PROMISE_WRITE)
def reopen(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Let a rejected one wait again."""
    proposal = _found(pk)
    try:
        services.reopen_proposal(actor=request.user, proposal=proposal)
    except AlreadyDecided as fault:
        messages.error(request, str(fault.message))
    return redirect("activities:promises_read", proposal.agreement_id)


def _found(pk: UUID) -> CommitmentProposal:
    every = CommitmentProposal.objects.select_related("agreement", "document")
    return get_object_or_404(every, pk=pk)


def _say(request: HttpRequest, reading: Reading) -> None:
    if not reading.texts:
        messages.warning(
            request,
            _("No text of this agreement is here yet. Upload it and name it as a file of this agreement."),
        )
    elif not reading.new:
        messages.info(request, _("Nothing new was found in its text."))
    else:
        words = ngettext(
            "%(count)d promise was read; nothing counts before you accept it.",
            "%(count)d promises were read; none counts before you accept it.",
            reading.new,
        )
        messages.success(request, words % {"count": reading.new})
