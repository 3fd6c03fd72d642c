"""Signing in with the university's identity provider: there and back."""

import logging

from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import resolve_url
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from caunoi_web.accounts import second_step, university
from caunoi_web.accounts.errors import NotKnownHere, ProviderFailed
from caunoi_web.accounts.forms import SignInForm
from caunoi_web.accounts.services.university import Claims, person_of
from caunoi_web.accounts.views.signing_in import sign_in_page
from caunoi_web.common.addresses import own_address

log = logging.getLogger(__name__)
_WANTED = "university_wanted"


@login_not_required
@never_cache
@require_safe
def there(request: HttpRequest) -> HttpResponse:
    """On to the provider; 404 where none is named in the settings."""
    if not university.is_offered():
        raise Http404
    wanted = own_address(request, request.GET.get("next", ""), resolve_url("/"))
    if request.user.is_authenticated:
        return HttpResponseRedirect(wanted)
    request.session[_WANTED] = wanted
    try:
        return university.ask(request, _back(request))
    except ProviderFailed as refusal:
        return _refused(request, refusal)


@login_not_required
@never_cache
@require_safe
def back(request: HttpRequest) -> HttpResponse:
    """Back from the provider: signed in, or on to the second step where the person has one here."""
    if not university.is_offered():
        raise Http404
    wanted = request.session.pop(_WANTED, resolve_url("/"))
    try:
        told = university.answer(request)
        claims = Claims.read(str(told["iss"]), told)
        person = person_of(claims, now=timezone.now())
    except (NotKnownHere, ProviderFailed) as refusal:
        return _refused(request, refusal)
    return second_step.begin(request, person, wanted)


def _back(request: HttpRequest) -> str:
    return request.build_absolute_uri(reverse("accounts:university_back"))


def _refused(request: HttpRequest, refusal: NotKnownHere | ProviderFailed) -> HttpResponse:
    if isinstance(refusal, ProviderFailed):
        log.warning("identity provider: %s", type(refusal.__cause__).__name__)
    form = SignInForm()
    return sign_in_page(request, form, resolve_url("/"), refusal)
