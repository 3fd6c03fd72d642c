"""What an administrator does to somebody's way of signing in, and who failed to sign in."""

from collections.abc import Callable
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_safe

from caunoi_web.accounts.models import User
from caunoi_web.accounts.policies import Action, allow
from caunoi_web.common.headers import personal
from caunoi_web.common.htmx import render_page
from caunoi_web.common.paging import page_of
from caunoi_web.people import services
from caunoi_web.people.errors import NoReason
from caunoi_web.people.forms import ReasonForm
from caunoi_web.people.queries import failed_sign_ins


@personal
@require_safe
@allow(Action.PEOPLE_MANAGE)
def failures(request: HttpRequest) -> HttpResponse:
    """Wrong passwords and codes of the last days, by name and address."""
    page = page_of(request, failed_sign_ins())
    return render_page(request, "people/failed_sign_ins.html", {"page": page})


@personal
@require_http_methods(["GET", "HEAD", "POST"])
@allow(Action.PEOPLE_MANAGE)
def reset_second_factor(request: HttpRequest, person_id: UUID) -> HttpResponse:
    """Take somebody's second factor off, with a reason."""
    someone = get_object_or_404(User, pk=person_id)

    def reset(reason: str) -> None:
        services.reset_second_factor(actor=request.user, person=someone, reason=reason, now=timezone.now())
        messages.success(request, _("%(name)s signs in with the password alone now.") % {"name": someone})

    title = _("Reset the second step of %(name)s?") % {"name": someone}
    text = _(
        "Only when telephone and recovery codes are lost, and after you made sure who is asking. "
        "All sessions of the person end."
    )
    return _ask(request, someone, reset, {"title": title, "text": text, "action": _("Reset the second step")})


@personal
@require_http_methods(["GET", "HEAD", "POST"])
@allow(Action.PEOPLE_MANAGE)
def end_sessions(request: HttpRequest, person_id: UUID) -> HttpResponse:
    """End all sessions of somebody, with a reason."""
    someone = get_object_or_404(User, pk=person_id)

    def end(reason: str) -> None:
        ended = services.end_sessions_of(
            actor=request.user, person=someone, reason=reason, now=timezone.now()
        )
        messages.success(
            request,
            ngettext("%(count)s session was ended.", "%(count)s sessions were ended.", ended)
            % {"count": ended},
        )

    title = _("End all sessions of %(name)s?") % {"name": someone}
    text = _("The person has to sign in again everywhere. Work that is not saved is lost.")
    return _ask(request, someone, end, {"title": title, "text": text, "action": _("End all sessions")})


def _ask(
    request: HttpRequest, someone: User, act: Callable[[str], None], words: dict[str, str]
) -> HttpResponse:
    form = ReasonForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            act(form.cleaned_data["reason"])
        except NoReason as refusal:
            form.add_error("reason", str(refusal.message))
        else:
            return redirect("people:person", someone.pk)
    context = {"form": form, "someone": someone, "words": words}
    return render_page(request, "people/reason.html", context, status=422 if form.is_bound else 200)
