"""Signing in and out."""

from django.contrib.auth import login, logout
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, resolve_url
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST

from caunoi_web.accounts import services
from caunoi_web.accounts.forms import SignInForm
from caunoi_web.common.addresses import own_address
from caunoi_web.common.errors import DomainError
from caunoi_web.common.htmx import render_page


@login_not_required
@never_cache
@sensitive_post_parameters("password")
@require_http_methods(["GET", "HEAD", "POST"])
def sign_in(request: HttpRequest) -> HttpResponse:
    """Ask for name and password, then go on to the page that was wanted."""
    wanted = own_address(request, request.POST.get("next", request.GET.get("next", "")), resolve_url("/"))
    if request.user.is_authenticated:
        return HttpResponseRedirect(wanted)
    form = SignInForm(request.POST or None)
    status = 200
    if request.method == "POST" and form.is_valid():
        try:
            person = services.recognise(
                **form.cleaned_data, address=request.META.get("REMOTE_ADDR", ""), now=timezone.now()
            )
        except DomainError as refusal:
            form.add_error(None, str(refusal.message))
            status = refusal.status
        else:
            login(request, person)
            return HttpResponseRedirect(wanted)
    return render_page(request, "accounts/sign_in.html", {"form": form, "next": wanted}, status=status)


@login_not_required
@require_POST
def sign_out(request: HttpRequest) -> HttpResponse:
    """End the session."""
    logout(request)
    return redirect("accounts:login")
