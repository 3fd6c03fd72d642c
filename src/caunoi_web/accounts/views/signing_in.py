"""Signing in, in one step or two, and out."""

from django.conf import settings
from django.contrib.auth import logout
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, resolve_url
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST

from caunoi_web.accounts import second_step, services
from caunoi_web.accounts.devices import device_of
from caunoi_web.accounts.errors import TooManyGuesses
from caunoi_web.accounts.forms import CodeForm, RecoveryForm, SignInForm
from caunoi_web.accounts.signals import recovery_code_used
from caunoi_web.accounts.university import is_offered
from caunoi_web.common.addresses import address_of, own_address
from caunoi_web.common.errors import DomainError
from caunoi_web.common.htmx import render_page
from caunoi_web.common.panels import panels_of


@login_not_required
@never_cache
@sensitive_post_parameters("password")
@require_http_methods(["GET", "HEAD", "POST"])
def sign_in(request: HttpRequest) -> HttpResponse:
    """Ask for name and password, then for the code or on to the page that was wanted."""
    wanted = own_address(request, request.POST.get("next", request.GET.get("next", "")), resolve_url("/"))
    if request.user.is_authenticated:
        return HttpResponseRedirect(wanted)
    form = SignInForm(request.POST or None)
    refusal: DomainError | None = None
    if request.method == "POST" and form.is_valid():
        try:
            name = form.cleaned_data["username"]
            source = _source(request, name)
            person = services.recognise(**form.cleaned_data, source=source, now=timezone.now())
        except DomainError as caught:
            refusal = caught
            form.add_error(None, str(refusal.message))
        else:
            return second_step.begin(request, person, wanted)
    return sign_in_page(request, form, wanted, refusal)


@login_not_required
@never_cache
@sensitive_post_parameters("code")
@require_http_methods(["GET", "HEAD", "POST"])
def second_step_of(request: HttpRequest) -> HttpResponse:
    """After the password: the code of the app, or a recovery code (?way=recovery)."""
    half = second_step.half_signed_in(request)
    if half is None:
        return redirect("accounts:login")
    person, wanted = half
    is_recovery = request.GET.get("way") == "recovery"
    form = (RecoveryForm if is_recovery else CodeForm)(request.POST or None)
    refusal: DomainError | None = None
    if request.method == "POST" and form.is_valid():
        try:
            services.prove(
                person=person,
                code=form.cleaned_data["code"],
                is_recovery=is_recovery,
                source=_source(request, person.username),
                now=timezone.now(),
            )
        except DomainError as caught:
            refusal = caught
            form.add_error("code", str(refusal.message))
        else:
            if is_recovery:
                recovery_code_used.send(sender=type(person), person=person)
            return second_step.finish(request, person, wanted)
    return _answer(request, "accounts/second_step.html", {"form": form, "is_recovery": is_recovery}, refusal)


@login_not_required
@require_POST
def sign_out(request: HttpRequest) -> HttpResponse:
    """End the session."""
    services.end_this(request, timezone.now())
    logout(request)
    return redirect("accounts:login")


def sign_in_page(
    request: HttpRequest, form: SignInForm, wanted: str, refusal: DomainError | None = None
) -> HttpResponse:
    """The page that asks for name and password, and offers the university's way where there is one."""
    context = {
        "form": form,
        "next": wanted,
        "university": settings.OIDC_NAME if is_offered() else "",
        "panels": panels_of("sign in", request, None, timezone.localdate()),
        "refused": "" if form.is_bound or refusal is None else refusal.message,
    }
    return _answer(request, "accounts/sign_in.html", context, refusal)


def _source(request: HttpRequest, username: str) -> services.Source:
    return services.Source(address_of(request), device_of(request, username))


def _answer(
    request: HttpRequest, page: str, context: dict[str, object], refusal: DomainError | None
) -> HttpResponse:
    response = render_page(request, page, context, status=refusal.status if refusal else 200)
    if isinstance(refusal, TooManyGuesses):
        response.headers["Retry-After"] = str(int(refusal.wait.total_seconds()) + 1)
    return response
