"""The calendar of working days: what it holds, adding a day, taking one out."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST, require_safe

from caunoi_web.accounts.policies import Action, allow
from caunoi_web.common.asof import day_of
from caunoi_web.common.htmx import render_page
from caunoi_web.register.errors import InvalidValue
from caunoi_web.signing.forms.rules import SpecialDayForm
from caunoi_web.signing.models import SpecialDay
from caunoi_web.signing.queries.moves import Move, moves_under, with_day, without_day
from caunoi_web.signing.queries.reckoning import current_reckoning
from caunoi_web.signing.services import calendar as services
from caunoi_web.signing.views.faults import explain


@require_safe
@allow(Action.SIGNING_READ)
def calendar(request: HttpRequest) -> HttpResponse:
    """Days off and made-up days, by year, from this year on; ``?all=1`` shows former years too."""
    return _page(request, SpecialDayForm())


@require_POST
@allow(Action.SIGNING_RULES)
def add_day(request: HttpRequest) -> HttpResponse:
    """Show which due dates a new day moves; the second press saves it."""
    form = SpecialDayForm(request.POST)
    if not form.is_valid():
        return _page(request, form, status=422)
    values = form.cleaned_data
    try:
        special = services.checked_day(**values)
        if "sure" in request.POST:
            moved = services.add_day(actor=request.user, today=day_of(request), **values)
            return _saved(request, moved)
    except InvalidValue as fault:
        explain(form, fault)
        return _page(request, form, status=422)
    moves = moves_under(with_day(current_reckoning(), special))
    context = {"moves": moves, "form": form, "what": special, "back": "signing:calendar"}
    return render_page(request, "signing/moves.html", context)


@require_POST
@allow(Action.SIGNING_RULES)
def take_day_out(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Show which due dates move when a day is like any other again; the second press does it."""
    special = get_object_or_404(SpecialDay, pk=pk)
    if "sure" in request.POST:
        return _saved(
            request, services.take_day_out(actor=request.user, special=special, today=day_of(request))
        )
    moves = moves_under(without_day(current_reckoning(), special.day))
    context = {"moves": moves, "form": None, "what": special, "back": "signing:calendar", "takes_out": True}
    return render_page(request, "signing/moves.html", context)


def say_moved(request: HttpRequest, moved: list[Move]) -> None:
    """The message after a change: how many due dates moved with it."""
    text = ngettext("Saved; %(count)s due date moved.", "Saved; %(count)s due dates moved.", len(moved)) % {
        "count": len(moved)
    }
    messages.success(request, text if moved else _("Saved; no due date moved."))


def _saved(request: HttpRequest, moved: list[Move]) -> HttpResponse:
    say_moved(request, moved)
    return redirect("signing:calendar")


def _page(request: HttpRequest, form: SpecialDayForm, status: int = 200) -> HttpResponse:
    day, whole = day_of(request), request.GET.get("all") == "1"
    days = SpecialDay.objects.filter(taken_out_at__isnull=True).select_related("added_by")
    shown = days if whole else days.filter(day__year__gte=day.year)
    context = {"days": shown.order_by("day"), "form": form, "day": day, "whole": whole}
    return render_page(request, "signing/calendar.html", context, status=status)
