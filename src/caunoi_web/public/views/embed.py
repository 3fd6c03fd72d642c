"""Lists for pages of other sites: a frame that only sites on the administrator's list may show."""

from typing import Any

from django.http import HttpResponse
from django.urls import reverse

from caunoi_web.public.queries.filters import (
    Chosen,
    find_agreements,
    find_partners,
    read_agreements_chosen,
    read_partners_chosen,
)
from caunoi_web.public.queries.orders import agreement_order, partner_order
from caunoi_web.public.queries.rows import PublicRow, agreement_rows, partner_rows
from caunoi_web.public.queries.visible import public_agreements, public_partners
from caunoi_web.public.visits import Visit, visited_in_frames

MOST_ROWS = 100
USUAL_ROWS = 20


@visited_in_frames
def partners(visit: Visit) -> HttpResponse:
    """The first partners that pass the filters of the address."""
    shown = visit.shown
    chosen = read_partners_chosen(visit.request.GET, shown).knowing(visit.profile.partners)
    found = find_partners(public_partners(shown), chosen, shown)
    keys = [key.ordering(backward=False) for key in partner_order()]
    rows = partner_rows(found.order_by(*keys)[: _asked(visit) + 1], shown)
    return _framed(visit, "partners", chosen, rows)


@visited_in_frames
def agreements(visit: Visit) -> HttpResponse:
    """The latest agreements that pass the filters of the address."""
    shown = visit.shown
    chosen = read_agreements_chosen(visit.request.GET, shown).knowing(visit.profile.agreements)
    found = find_agreements(public_agreements(shown), chosen, shown)
    keys = [key.ordering(backward=False) for key in agreement_order(shown)]
    rows = agreement_rows(found.order_by(*keys)[: _asked(visit) + 1], shown)
    return _framed(visit, "agreements", chosen, rows)


def _asked(visit: Visit) -> int:
    """How many rows, as ``rows`` in the address says; the usual number when it says nothing sensible."""
    written = visit.request.GET.get("rows", "")
    number = int(written) if written.isascii() and written.isdigit() and len(written) < 6 else USUAL_ROWS
    return min(max(number, 1), MOST_ROWS)


def _framed(visit: Visit, name: str, chosen: Chosen, rows: list[PublicRow]) -> HttpResponse:
    asked = _asked(visit)
    query: dict[str, Any] = {**chosen.values} | ({"text": chosen.text} if chosen.text else {})
    context = {
        "name": name,
        "rows": rows[:asked],
        "has_more": len(rows) > asked,
        "whole": reverse(f"public:{name}", kwargs={"language": visit.language}),
        "asked": query,
    }
    return visit.page("public/embed.html", context)
