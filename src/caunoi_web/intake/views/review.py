"""The review of one document."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_safe

from caunoi_web.accounts.policies import Action, allow
from caunoi_web.intake.views.showing import chosen_in, show, show_paper
from caunoi_web.sources.models import Document


@require_safe
@allow(Action.REVIEW_READ)
def review(request: HttpRequest, document: UUID) -> HttpResponse:
    """A document beside its proposals; ``?p=`` opens one of them."""
    found = get_object_or_404(Document.objects.visible_to(request.user), pk=document)
    return show(request, found, chosen=chosen_in(request))


@require_safe
@allow(Action.REVIEW_READ)
def paper(request: HttpRequest, document: UUID) -> HttpResponse:
    """The text alone, for a long document whose other part is wanted."""
    found = get_object_or_404(Document.objects.visible_to(request.user), pk=document)
    return show_paper(request, found, chosen_in(request))
