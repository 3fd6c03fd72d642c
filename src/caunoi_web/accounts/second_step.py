"""Between the password and the code: who is half signed in, kept in the session for five minutes."""

import time
from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.contrib.auth import login
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, resolve_url

from caunoi_web.accounts.devices import remember
from caunoi_web.accounts.models import SecondFactor, User

PATIENCE = 300  # seconds
DUE = "second_factor_due"
_HALF = "half_signed_in"
_BACKEND = "django.contrib.auth.backends.ModelBackend"


def is_due(person: User) -> bool:
    """True when the person's role has to have a second factor and the person has none yet."""
    return person.role in settings.SECOND_FACTOR_FOR and not has_second_factor(person)


def has_second_factor(person: User) -> bool:
    """Whether signing in asks the person for a code."""
    return SecondFactor.objects.filter(user=person).exists()


def begin(request: HttpRequest, person: User, wanted: str) -> HttpResponse:
    """After the right password: on to the code when the person has a second factor, else in."""
    if not has_second_factor(person):
        return finish(request, person, wanted)
    request.session.cycle_key()
    request.session[_HALF] = {
        "person": str(person.pk),
        "until": time.time() + PATIENCE,
        "wanted": wanted,
        "proof": person.get_session_auth_hash(),
    }
    return redirect("accounts:second_step")


def half_signed_in(request: HttpRequest) -> tuple[User, str] | None:
    """Who gave the right password less than five minutes ago, and where they want to go."""
    half = request.session.get(_HALF)
    if not half or half["until"] < time.time():
        return None
    person = User.objects.filter(pk=half["person"], is_active=True).first()
    if person is None or person.get_session_auth_hash() != half["proof"]:
        return None
    return person, half["wanted"]


def finish(request: HttpRequest, person: User, wanted: str) -> HttpResponse:
    """Sign the person in, let the browser be known to the account, and go where they wanted."""
    request.session.pop(_HALF, None)
    login(request, person, backend=_BACKEND)
    if is_due(person):
        request.session[DUE] = True
    response = HttpResponseRedirect(wanted)
    remember(request, response, person)
    return response


def open_while_due(view: Callable[..., Any]) -> Callable[..., Any]:
    """Mark a view as open to somebody who still has to set up the second factor."""
    view.open_while_due = True  # type: ignore[attr-defined]
    return view


def sent_to_set_up(request: HttpRequest, view: Callable[..., Any]) -> HttpResponse | None:
    """Where somebody is sent who has to set up the second factor first; None lets them go on."""
    if not request.session.get(DUE) or getattr(view, "open_while_due", False):
        return None
    return HttpResponseRedirect(resolve_url("people:second_factor"))
