"""Documents as a whole: which wait, closing one, taking the last act back."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from caunoi_web.accounts.policies import Action, allow
from caunoi_web.common.errors import DomainError, NotAllowed
from caunoi_web.common.htmx import render_page
from caunoi_web.common.keyset import keyset_page
from caunoi_web.intake.errors import NotUndone
from caunoi_web.intake.models import Proposal
from caunoi_web.intake.queries.queue import OLDEST, waiting_documents
from caunoi_web.intake.services import close_document, undo_act
from caunoi_web.intake.views.showing import move_on, show
from caunoi_web.sources.models import Document


@require_safe
@allow(Action.REVIEW_READ)
def queue(request: HttpRequest) -> HttpResponse:
    """Documents that wait for a person, the oldest first."""
    page = keyset_page(request, waiting_documents(request.user), OLDEST)
    return render_page(request, "intake/queue.html", {"page": page})


@require_POST
@allow(Action.REVIEW_DECIDE)
def close(request: HttpRequest, document: UUID) -> HttpResponse:
    """Say that a document in which nothing waits has been looked at."""
    found = _document(request, document)
    close_document(actor=request.user, document=found)
    messages.success(request, _("“%(name)s” is reviewed.") % {"name": found.name})
    return redirect("intake:queue")


@require_POST
@allow(Action.REVIEW_DECIDE)
def undo_last(request: HttpRequest, document: UUID) -> HttpResponse:
    """Take back everything that one press of a button decided."""
    found, act = _document(request, document), _act(request)
    told = Proposal.objects.filter(document=found, act=act, settled_with=None).first()
    try:
        undo_act(actor=request.user, document=found, act=act)
    except NotAllowed:
        raise
    except DomainError as fault:
        return show(request, found, fault=str(fault.message), status=fault.status)
    return move_on(request, found, told.pk if told else None)


def _document(request: HttpRequest, document: UUID) -> Document:
    return get_object_or_404(Document.objects.visible_to(request.user), pk=document)


def _act(request: HttpRequest) -> UUID:
    try:
        return UUID(request.POST.get("act", ""))
    except ValueError as fault:
        raise NotUndone(_("This was taken back already.")) from fault
