"""Faults in the form programs read: problem details (RFC 9457), in the language asked for."""

import json
from collections.abc import Mapping
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils.functional import Promise
from django.utils.translation import get_language
from django.utils.translation import gettext as _

# Below this path every answer is for a program, faults too.
FOR_PROGRAMS = "/api/v1/"
CONTENT_TYPE = "application/problem+json"
TYPE = "urn:caunoi:problem:"


def is_for_program(request: HttpRequest) -> bool:
    """True when a program asked, which a page with a fault would not help."""
    return request.path.startswith(FOR_PROGRAMS)


def problem(
    status: int,
    code: str,
    detail: str | Promise,
    *,
    title: str = "",
    more: Mapping[str, Any] | None = None,
    headers: Mapping[str, str] | None = None,
) -> HttpResponse:
    """An answer that says what went wrong. ``code`` is stable; ``title`` and ``detail`` are for people."""
    body = {
        "type": f"{TYPE}{code}",
        "title": title or title_of(status),
        "status": status,
        "code": code,
        "detail": str(detail),
        **(more or {}),
    }
    answer = HttpResponse(
        json.dumps(body, ensure_ascii=False).encode("utf-8", "replace"),
        status=status,
        content_type=CONTENT_TYPE,
        headers=dict(headers or {}),
    )
    answer["Content-Language"] = get_language() or ""
    answer["Cache-Control"] = "no-store"
    return answer


def title_of(status: int) -> str:
    """What a status means, in a few words."""
    titles = {
        400: _("The request could not be understood"),
        401: _("Sign in first"),
        403: _("You may not do this"),
        404: _("There is nothing at this address"),
        405: _("This address does not do that"),
        409: _("That was not done"),
        412: _("Somebody else changed it meanwhile"),
        413: _("That was too much at once"),
        415: _("This kind of content is not read here"),
        422: _("Something in the request cannot be"),
        428: _("Say which version you saw"),
        429: _("Too many requests"),
        503: _("The database is busy or full"),
        507: _("The disk is full or cannot be written"),
    }
    return titles.get(status, _("Something went wrong on our side") if status >= 500 else titles[409])
