"""One view serves the whole page and the piece of it that HTMX asks for."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.cache import patch_vary_headers


def wants_piece(request: HttpRequest) -> bool:
    """True for an HTMX request that is neither a boosted link nor a step back in the history."""
    htmx = getattr(request, "htmx", None)  # missing when a fault came before its middleware
    return bool(htmx) and not (htmx.boosted or htmx.history_restore_request)


def render_page(
    request: HttpRequest, page: str, context: dict[str, Any], *, piece: str = "", status: int = 200
) -> HttpResponse:
    """Render ``page``, or the template ``piece`` when HTMX asks for that part only.

    A piece is a template of its own that the page includes, so both always agree.
    """
    template = piece if piece and wants_piece(request) else page
    response = render(request, template, context, status=status)
    patch_vary_headers(response, ["HX-Request", "Cookie"])
    return response
