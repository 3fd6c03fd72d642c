"""What surrounds every operation: the language, HEAD, a bound on files, a problem for a wrong method."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseNotAllowed
from django.urls import URLPattern
from django.utils import translation
from django.utils.translation import gettext as _
from django.utils.translation.trans_real import parse_accept_lang_header

from caunoi_web.common.problems import problem
from caunoi_web.sources.uploads import SizeLimit

View = Callable[..., HttpResponse]


def opened(patterns: list[URLPattern]) -> list[URLPattern]:
    """The addresses of the operations, without the sign-in page before them and with what surrounds each."""
    for pattern in patterns:
        pattern.callback = _surrounded(pattern.callback)
    return patterns


def _surrounded(view: View) -> View:
    @wraps(view)
    def surrounded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        asks_head = request.method == "HEAD"
        if asks_head:
            request.method = "GET"
        limit = SizeLimit(request)
        request.upload_handlers.insert(0, limit)
        request.dropped_files = limit.dropped  # type: ignore[attr-defined]
        with translation.override(_language(request)):
            response = view(request, *args, **kwargs)
            if isinstance(response, HttpResponseNotAllowed):
                response = _not_allowed(response)
            response.headers.setdefault("Content-Language", translation.get_language() or "")
        if asks_head:
            request.method = "HEAD"
        return response

    surrounded.csrf_exempt = True  # type: ignore[attr-defined]
    surrounded.login_required = False  # type: ignore[attr-defined]
    return surrounded


def _not_allowed(response: HttpResponseNotAllowed) -> HttpResponse:
    allowed = set(response["Allow"].split(", "))
    allowed |= {"HEAD"} if "GET" in allowed else set()
    return problem(
        405,
        "method-not-allowed",
        _("This address answers %(methods)s.") % {"methods": ", ".join(sorted(allowed))},
        headers={"Allow": ", ".join(sorted(allowed))},
    )


def _language(request: HttpRequest) -> str:
    """The first language of ``Accept-Language`` that the site speaks, else the request's own."""
    known = dict(settings.LANGUAGES)
    for wanted, _quality in parse_accept_lang_header(request.headers.get("Accept-Language", "")[:500]):
        code = wanted.partition("-")[0]
        if code in known:
            return code
    return getattr(request, "LANGUAGE_CODE", settings.LANGUAGE_CODE)
