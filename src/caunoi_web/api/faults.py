"""Every fault of an operation becomes a problem (RFC 9457), never a page or a traceback."""

import logging
from collections.abc import Callable
from typing import Any

from django.core.exceptions import BadRequest, RequestDataTooBig, SuspiciousOperation, TooManyFilesSent
from django.db import InterfaceError, OperationalError
from django.http import Http404, HttpRequest, HttpResponse, UnreadablePostError
from django.http.multipartparser import MultiPartParserError
from django.utils.translation import gettext as _
from ninja import NinjaAPI
from ninja.errors import AuthenticationError, HttpError, ValidationError

from caunoi_web.api.errors import Refusal
from caunoi_web.common.errors import DomainError, StaleVersion
from caunoi_web.common.faults import NO_ROOM
from caunoi_web.common.problems import problem
from caunoi_web.register.errors import InvalidValue, StaleRecord
from caunoi_web.sources.services.audit import plain

log = logging.getLogger(__name__)

MOST_FAULTS = 50


def add_faults(api: NinjaAPI) -> None:
    """Say to ``api`` what each exception becomes."""
    answers: dict[Any, Callable[[HttpRequest, Any], HttpResponse]] = {
        DomainError: _refused,
        ValidationError: _invalid,
        AuthenticationError: _unknown_caller,
        HttpError: _unreadable,
        Http404: _missing,
        RequestDataTooBig: _too_much,
        TooManyFilesSent: _too_much,
        SuspiciousOperation: _unreadable,
        BadRequest: _unreadable,
        MultiPartParserError: _unreadable,
        UnreadablePostError: _unreadable,
        OperationalError: _busy,
        InterfaceError: _busy,
        OSError: _storage,
        Exception: _unexpected,
    }
    for kind, answer in answers.items():
        api.add_exception_handler(kind, answer)


def _refused(request: HttpRequest, fault: DomainError) -> HttpResponse:
    more: dict[str, Any] = {}
    headers: dict[str, str] = {}
    status = fault.status
    if isinstance(fault, Refusal):
        more, headers = fault.more, fault.headers
    field = getattr(fault, "field", "")
    if field and isinstance(field, str):
        more["errors"] = [{"field": field, "message": str(fault.message)}]
    if isinstance(fault, StaleRecord):
        more["version"] = fault.version
        more["differences"] = [
            {"field": one.field, "current": plain(one.current), "wanted": plain(one.wanted)}
            for one in fault.differences
        ]
    if isinstance(fault, StaleVersion) and "If-Match" in request.headers:
        status = 412
    if status == 401:
        headers.setdefault("WWW-Authenticate", 'Bearer error="invalid_token"')
    return problem(status, fault.code, fault.message, more=more, headers=headers)


def _invalid(request: HttpRequest, fault: ValidationError) -> HttpResponse:
    """Each value that cannot be, with its place in the request."""
    faults = [
        {"field": ".".join(str(part) for part in one["loc"]), "message": one["msg"]}
        for one in fault.errors[:MOST_FAULTS]
    ]
    is_query = all(str(one["loc"][:1]) in ("('query',)", "('path',)", "('header',)") for one in fault.errors)
    code = "wrong-parameter" if is_query else InvalidValue.code
    return problem(
        422, code, _("These values cannot be; “errors” says which and why."), more={"errors": faults}
    )


def _unknown_caller(request: HttpRequest, fault: AuthenticationError) -> HttpResponse:
    return problem(
        401,
        "not-signed-in",
        _("Send a token: “Authorization: Bearer …”. You make one under “Programs” in your account."),
        headers={"WWW-Authenticate": "Bearer"},
    )


def _unreadable(request: HttpRequest, fault: Exception) -> HttpResponse:
    if isinstance(fault.__cause__, DomainError):
        return _refused(request, fault.__cause__)
    return problem(400, "bad-request", _("The body is not what it says it is: it cannot be read."))


def _missing(request: HttpRequest, fault: Http404) -> HttpResponse:
    return problem(404, "not-found", _("There is no such record, or you may not see it."))


def _too_much(request: HttpRequest, fault: Exception) -> HttpResponse:
    return problem(413, "too-much-at-once", _("Nothing was kept. Send less at once."))


def _busy(request: HttpRequest, fault: Exception) -> HttpResponse:
    log.error("database not available: %s", fault)
    return problem(
        503,
        "database-busy",
        _("Nothing was changed. Try again in a minute."),
        headers={"Retry-After": "60"},
    )


def _storage(request: HttpRequest, fault: OSError) -> HttpResponse:
    if fault.errno not in NO_ROOM:
        return _unexpected(request, fault)
    log.error("storage not available: %s", fault)
    return problem(
        507,
        "no-room",
        _("Nothing was half-written. Ask the administrator to make room, then try again."),
    )


def _unexpected(request: HttpRequest, fault: Exception) -> HttpResponse:
    log.error("fault in %s %s", request.method, request.path, exc_info=fault)
    return problem(500, "server-fault", _("The fault was recorded. Nothing was lost."))
