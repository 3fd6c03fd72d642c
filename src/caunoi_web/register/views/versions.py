"""The versions of an agreement: the list, one whole as it stood, two beside each other."""

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from caunoi_web.accounts.policies import Action, allow
from caunoi_web.common.asof import day_of, read_day
from caunoi_web.common.htmx import render_page
from caunoi_web.register.queries.life import name_of
from caunoi_web.register.queries.versions import Versions
from caunoi_web.register.views.agreement_rows import find_agreement


@require_safe
@allow(Action.HISTORY_READ)
def version(request: HttpRequest, pk: UUID, number: int) -> HttpResponse:
    """One version whole, as it stood, with what it changed marked."""
    found = find_agreement(request, pk)
    versions = Versions(found)
    if not 1 <= number <= len(versions):
        raise Http404
    day = day_of(request)
    context = {
        "agreement": found,
        "name": name_of(found),
        "version": versions.version(number),
        "number": number,
        "count": len(versions),
        "values": versions.shown(number),
        "day": day,
        "status": versions.status_on(number, day),
    }
    return render_page(request, "register/version.html", context)


@require_safe
@allow(Action.HISTORY_READ)
def versions(request: HttpRequest, pk: UUID) -> HttpResponse:
    """All versions, and two compared: ``old`` and ``new`` of the address; ``on`` finds that of a day."""
    found = find_agreement(request, pk)
    every = Versions(found)
    old, new = _numbers(request, len(every))
    on = read_day(request.GET.get("on", ""))
    context = {
        "agreement": found,
        "name": name_of(found),
        "versions": every.newest_first,
        "count": len(every),
        "old": old,
        "new": new,
        "pairs": every.compared(old, new) if old != new else [],
        "on": on,
        "number_on": every.number_on(on) if on else None,
    }
    return render_page(request, "register/versions.html", context)


def _numbers(request: HttpRequest, count: int) -> tuple[int, int]:
    """The two to compare: the last two when the address does not say, the older one first."""
    chosen = [
        int(text) if text.isdecimal() and 1 <= len(text) < 7 and 1 <= int(text) <= count else standard
        for text, standard in (
            (request.GET.get("old", ""), max(count - 1, 1)),
            (request.GET.get("new", ""), count),
        )
    ]
    return min(chosen), max(chosen)
