"""How one signs in oneself: second step, recovery codes, sessions."""

from collections.abc import Callable
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters, sensitive_variables
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from caunoi_web.accounts import second_step
from caunoi_web.accounts.devices import device_of
from caunoi_web.accounts.policies import Action, allow
from caunoi_web.accounts.services import Source
from caunoi_web.accounts.services.codes import new_secret
from caunoi_web.common.addresses import address_of
from caunoi_web.common.errors import DomainError
from caunoi_web.common.htmx import render_page
from caunoi_web.people import services
from caunoi_web.people.forms import FirstCodeForm, PasswordForm
from caunoi_web.people.qr import app_setup
from caunoi_web.people.queries import security_of

_SECRET = "second_factor_secret"  # noqa: S105  (the name of a place in the session)


@never_cache
@require_safe
@allow(Action.OWN_PASSWORD)
def security(request: HttpRequest) -> HttpResponse:
    """Password, second step and sessions at a glance."""
    return _security_page(request, PasswordForm())


@never_cache
@sensitive_variables("sealed", "codes")
@require_http_methods(["GET", "HEAD", "POST"])
@allow(Action.OWN_PASSWORD)
@second_step.open_while_due
def second_factor(request: HttpRequest) -> HttpResponse:
    """Set up an authenticator app: its QR code, then a first code of it; shows the recovery codes once."""
    if second_step.has_second_factor(request.user):
        request.session.pop(second_step.DUE, None)  # set up in another browser meanwhile
        return redirect("people:security")
    sealed = request.session.setdefault(_SECRET, new_secret())
    form = FirstCodeForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            codes = services.turn_on_second_factor(
                actor=request.user, sealed=sealed, code=form.cleaned_data["code"], now=timezone.now()
            )
        except DomainError as refusal:
            form.add_error("code", str(refusal.message))
        else:
            for key in (_SECRET, second_step.DUE):
                request.session.pop(key, None)
            return _codes_page(request, codes, is_new=True)
    setup = app_setup(sealed, request.user.username)
    context = {"form": form, "setup": setup, "is_due": bool(request.session.get(second_step.DUE))}
    return render_page(request, "people/second_factor.html", context, status=422 if form.is_bound else 200)


@never_cache
@sensitive_post_parameters("password")
@require_POST
@allow(Action.OWN_PASSWORD)
def second_factor_off(request: HttpRequest) -> HttpResponse:
    """Switch the second step off."""

    def switch_off(**how: object) -> HttpResponse:
        services.turn_off_second_factor(**how)  # type: ignore[arg-type]
        messages.success(request, _("You sign in with the password alone again."))
        return redirect("people:security")

    return _with_password(request, switch_off)


@never_cache
@sensitive_post_parameters("password")
@require_POST
@allow(Action.OWN_PASSWORD)
def second_factor_change(request: HttpRequest) -> HttpResponse:
    """Take the app off and set another one up at once."""

    def change(**how: object) -> HttpResponse:
        services.change_second_factor(**how)  # type: ignore[arg-type]
        if second_step.is_due(request.user):
            request.session[second_step.DUE] = True
        return redirect("people:second_factor")

    return _with_password(request, change)


@never_cache
@sensitive_post_parameters("password")
@require_POST
@allow(Action.OWN_PASSWORD)
def recovery_codes(request: HttpRequest) -> HttpResponse:
    """Make the recovery codes anew and show them this once."""

    def renew(**how: object) -> HttpResponse:
        return _codes_page(request, services.renew_recovery_codes(**how), is_new=False)  # type: ignore[arg-type]

    return _with_password(request, renew)


@require_POST
@allow(Action.OWN_PASSWORD)
def end_session(request: HttpRequest, session_id: UUID) -> HttpResponse:
    """End one of one's own sessions; somebody else's is not found."""
    if not services.end_own_session(actor=request.user, session_id=session_id, now=timezone.now()):
        raise Http404
    messages.success(request, _("The session is ended: that browser has to sign in again."))
    return redirect("people:security")


@require_POST
@allow(Action.OWN_PASSWORD)
def end_others(request: HttpRequest) -> HttpResponse:
    """End all of one's own sessions but this one."""
    kept = request.session.session_key or ""
    ended = services.end_other_sessions(actor=request.user, session_kept=kept, now=timezone.now())
    text = ngettext("%(count)s session was ended.", "%(count)s sessions were ended.", ended) % {
        "count": ended
    }
    messages.success(request, text if ended else _("You are signed in nowhere else."))
    return redirect("people:security")


def _with_password(request: HttpRequest, act: Callable[..., HttpResponse]) -> HttpResponse:
    """Do it when the password is right; else the page again with what was wrong."""
    form = PasswordForm(request.POST)
    status = 422
    if form.is_valid():
        source = Source(address_of(request), device_of(request, request.user.username))
        password = form.cleaned_data["password"]
        try:
            return act(actor=request.user, password=password, source=source, now=timezone.now())
        except DomainError as refusal:
            form.add_error("password", str(refusal.message))
            status = refusal.status
    return _security_page(request, form, status=status)


def _security_page(request: HttpRequest, form: PasswordForm, *, status: int = 200) -> HttpResponse:
    key = request.session.session_key or ""
    context = {"form": form, "security": security_of(request.user, key, timezone.now())}
    return render_page(request, "people/security.html", context, status=status)


def _codes_page(request: HttpRequest, codes: list[str], *, is_new: bool) -> HttpResponse:
    return render_page(request, "people/recovery_codes.html", {"codes": codes, "is_new": is_new})
