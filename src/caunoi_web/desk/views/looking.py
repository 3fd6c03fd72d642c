"""Saying "seen", and the palette of the search box."""

from datetime import datetime

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.dateparse import parse_datetime
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from caunoi_web.accounts.policies import Action, allow
from caunoi_web.desk import services
from caunoi_web.desk.queries.palette import offers

LONGEST = 200


@require_POST
@allow(Action.VIEW_OWN)
def seen(request: HttpRequest) -> HttpResponse:
    """Everything shown up to the moment of the page is known now."""
    now = timezone.now()
    shown = _moment(request.POST.get("until", ""))
    services.mark_seen(actor=request.user, until=min(shown, now) if shown else now)
    messages.success(request, _("Marked as seen. The next changes will be listed from here on."))
    return redirect("register:changes")


@require_safe
@allow(Action.VIEW_OWN)
def palette(request: HttpRequest) -> HttpResponse:
    """A piece: what the search box offers for the words typed so far."""
    typed = request.GET.get("q", "").strip()[:LONGEST]
    return render(request, "desk/palette.html", {"groups": offers(request.user, typed), "typed": typed})


def _moment(written: str) -> datetime | None:
    try:
        found = parse_datetime(written)
    except ValueError:
        return None
    return found if found and timezone.is_aware(found) else None
