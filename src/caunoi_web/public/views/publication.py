"""The screen on which an administrator decides what is public, with a preview of just that."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from caunoi_web.accounts.policies import Action, allow
from caunoi_web.common.errors import DomainError
from caunoi_web.common.htmx import render_page
from caunoi_web.public import services
from caunoi_web.public.errors import WrongPublication
from caunoi_web.public.forms.publication import PublicationForm
from caunoi_web.public.models import Publication
from caunoi_web.public.queries.preview import preview_of
from caunoi_web.public.queries.publication import current_publication, proposed_publication
from caunoi_web.public.visits import site_address
from caunoi_web.register.queries.history import history_of


@require_http_methods(["GET", "HEAD", "POST"])
@allow(Action.PUBLIC_MANAGE)
def settings(request: HttpRequest) -> HttpResponse:
    """Show, preview or save what is published."""
    publication = current_publication()
    form = PublicationForm(request.POST or None, publication=publication or proposed_publication())
    is_valid = form.is_bound and form.is_valid()
    if is_valid and "preview" not in request.POST and _saved(request, form):
        return redirect("public:settings")
    wanted = form.wanted if is_valid else publication or proposed_publication()
    context = {
        "form": form,
        "publication": publication,
        "preview": preview_of(wanted, timezone.localdate()),
        "snippet": site_address(reverse("public:embed_partners", kwargs={"language": get_language()})),
        "is_preview": "preview" in request.POST,
        "history": history_of(Publication.target_kind, publication.pk) if publication else [],
    }
    return render_page(request, "public/settings.html", context, status=422 if form.errors else 200)


def _saved(request: HttpRequest, form: PublicationForm) -> bool:
    """True when it was saved; the form knows why not."""
    try:
        services.change_publication(
            actor=request.user, version=form.cleaned_data["version"], changes=form.changes
        )
    except WrongPublication as refusal:
        form.add_error(refusal.field, _plain(refusal))
    except DomainError as refusal:
        form.add_error(None, _plain(refusal))
    else:
        messages.success(request, _("Saved."))
        return True
    return False


def _plain(refusal: DomainError) -> Any:
    return str(refusal.message)
