"""Faults become clear pages: nothing that a person sees is a traceback."""

import logging
from collections.abc import Callable

from django.db import OperationalError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from caunoi_web.common.errors import DomainError

log = logging.getLogger(__name__)


class FaultMiddleware:
    """Turns refused wishes and a busy or full database into a page that says what to do."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, fault: Exception) -> HttpResponse | None:
        if isinstance(fault, DomainError):
            return _page(request, fault.status, _("That was not done"), str(fault.message))
        if isinstance(fault, OperationalError):
            log.error("database not available: %s", fault)
            return _page(
                request,
                503,
                _("The database is busy or full"),
                _("Nothing was changed. Go back, your words are still there, and try again in a minute."),
            )
        if isinstance(fault, OSError):
            log.error("storage not available: %s", fault)
            return _page(
                request,
                507,
                _("The disk is full or cannot be written"),
                _("Nothing was half-written. Ask the administrator to make room, then try again."),
            )
        return None


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    """400: the request could not be understood."""
    return _page(request, 400, _("The request could not be understood"), _("Go back and try again."))


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
    """500: a fault of ours; the log has the details, the page has none."""
    return _page(
        request, 500, _("Something went wrong on our side"), _("The fault was recorded. Nothing was lost.")
    )


def _page(request: HttpRequest, status: int, title: str, text: str) -> HttpResponse:
    return render(request, "fault.html", {"title": title, "text": text, "status": status}, status=status)
