"""Faults become clear pages: nothing that a person sees is a traceback."""

import errno
import logging
import sys
from collections.abc import Callable

from django.core.exceptions import RequestDataTooBig, TooManyFilesSent
from django.db import DatabaseError, InterfaceError, OperationalError
from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from caunoi_web.common.errors import DomainError
from caunoi_web.common.htmx import wants_piece
from caunoi_web.common.problems import is_for_program, problem

log = logging.getLogger(__name__)

NO_ROOM = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EROFS, errno.EACCES, errno.EPERM, errno.EIO})

# The stable codes of faults that no named error says better.
FAULT_CODES = {
    400: "bad-request",
    403: "not-allowed",
    404: "not-found",
    413: "too-much-at-once",
    500: "server-fault",
    503: "database-busy",
    507: "no-room",
}


class FaultMiddleware:
    """Turns refused wishes and a busy or full database into a page that says what to do."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if "%00" in request.META.get("QUERY_STRING", "") or "\0" in request.path:
            return bad_request(request, ValueError("NUL"))
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, fault: Exception) -> HttpResponse | None:
        """The page for a fault that a person can do something about; None leaves it to ``server_error``."""
        if isinstance(fault, DomainError):
            return _page(request, fault.status, _("That was not done"), str(fault.message))
        if isinstance(fault, OperationalError | InterfaceError):
            return _database_busy(request, fault)
        if isinstance(fault, OSError) and fault.errno in NO_ROOM:
            log.error("storage not available: %s", fault)
            return _page(
                request,
                507,
                _("The disk is full or cannot be written"),
                _("Nothing was half-written. Ask the administrator to make room, then try again."),
            )
        return None


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    """400: the request could not be understood; 413: it was too large."""
    if isinstance(exception, RequestDataTooBig):
        text = _("Text of this length can only be taken as a file: save it and upload it.")
        return _page(request, 413, _("That was too much at once"), text)
    if isinstance(exception, TooManyFilesSent):
        text = _("Nothing was kept. Send fewer files at once.")
        return _page(request, 413, _("That was too much at once"), text)
    return _page(
        request,
        400,
        _("The request could not be understood"),
        _(
            "Something in the address or in what was sent cannot be read, such as a sign that nobody sees "
            "and that was copied along. Go back and type it instead."
        ),
    )


def forbidden(request: HttpRequest, exception: Exception) -> HttpResponse:
    """403: the person may not do this."""
    return _page(
        request,
        403,
        _("Your role does not allow this"),
        _("Ask an administrator if you need it for your work."),
    )


def csrf_failed(request: HttpRequest, reason: str = "") -> HttpResponse:
    """403 for a form that is too old or came from elsewhere."""
    return _page(
        request,
        403,
        _("This form has expired"),
        _("Go back, reload the page and send it again; nothing was changed."),
    )


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    """404: nothing here, or nothing the person may see."""
    return _page(
        request,
        404,
        _("There is nothing at this address"),
        _("It may have been moved. Search for it, or go home."),
    )


def server_error(request: HttpRequest) -> HttpResponse:
    """500: a fault of ours; the log has the details, the page has none.

    A database that fails outside a view (reading the session, say) comes here too and is
    told apart by the exception that is being handled.
    """
    fault = sys.exc_info()[1]
    if isinstance(fault, OperationalError | InterfaceError):
        return _database_busy(request, fault)
    return _page(
        request, 500, _("Something went wrong on our side"), _("The fault was recorded. Nothing was lost.")
    )


def _database_busy(request: HttpRequest, fault: Exception) -> HttpResponse:
    log.error("database not available: %s", fault)
    return _page(
        request,
        503,
        _("The database is busy or full"),
        _("Nothing was changed. Go back, your words are still there, and try again in a minute."),
    )


def _page(request: HttpRequest, status: int, title: str, text: str) -> HttpResponse:
    """The fault as a page, as a message for a piece that HTMX asked for, or as a problem for a program."""
    if is_for_program(request):
        return problem(status, FAULT_CODES.get(status, "refused"), text, title=title)
    context = {"title": title, "text": text, "status": status, "language": get_language()}
    if wants_piece(request):
        body = render_to_string("components/fault_piece.html", context)
        return HttpResponse(
            body, status=status, headers={"HX-Retarget": "#messages", "HX-Reswap": "innerHTML"}
        )
    try:
        body = render_to_string("fault.html", context, request)
    except DatabaseError:
        # Not even the person's name can be read: a page with no header's worth of questions.
        body = render_to_string("fault.html", context | {"bare": True})
    return HttpResponse(body, status=status)
