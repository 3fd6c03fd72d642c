"""Accepting all that is certain: first the summary, then the deed."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from caunoi_web.accounts.policies import Action, allow
from caunoi_web.common.htmx import render_page
from caunoi_web.intake.errors import StaleProposal
from caunoi_web.intake.queries.board import row_words
from caunoi_web.intake.queries.certain import Plan, plan_for
from caunoi_web.intake.services import accept_certain
from caunoi_web.intake.views.showing import review_address
from caunoi_web.sources.models import Document


@require_http_methods(["GET", "HEAD", "POST"])
@allow(Action.REVIEW_DECIDE)
def certain(request: HttpRequest, document: UUID) -> HttpResponse:
    """Show what would be accepted; a POST with the summary's token does it."""
    found = get_object_or_404(Document.objects.visible_to(request.user), pk=document)
    if request.method != "POST":
        return _summary(request, found, plan_for(found))
    try:
        plan, _act = accept_certain(actor=request.user, document=found, token=request.POST.get("token", ""))
    except StaleProposal as fault:
        return _summary(request, found, fault.current, str(fault.message), status=fault.status)
    told = ngettext("%(count)d proposal was accepted.", "%(count)d proposals were accepted.", plan.size)
    messages.success(request, told % {"count": plan.size} + " " + _("One press on “Undo” takes all back."))
    return redirect(review_address(request, found))


def _summary(
    request: HttpRequest, document: Document, plan: Plan, fault: str = "", status: int = 200
) -> HttpResponse:
    context = {"document": document, "plan": plan, "fault": fault, "row_words": row_words}
    return render_page(request, "intake/certain.html", context, status=status)
