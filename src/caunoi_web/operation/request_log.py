"""One line in the log for each request, and a number that binds all lines of one request together."""

import logging
import re
import time
from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

from caunoi_web.common.ids import uuid7
from caunoi_web.operation.log_lines import current_request

log = logging.getLogger("caunoi_web.requests")

HEADER = "X-Request-ID"
# Only figures: a proxy's number is taken over, words that a visitor might put there are not.
NUMBER = re.compile(r"[0-9a-fA-F-]{8,64}")


class RequestLogMiddleware:
    """Stands outermost: method, pattern of the address, status, time and role, never who or what exactly."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        given = request.headers.get(HEADER, "")
        number = given if NUMBER.fullmatch(given) else str(uuid7())
        token, begun = current_request.set(number), time.perf_counter()
        try:
            response = self.get_response(request)
            response.headers[HEADER] = number
            _tell(request, response, time.perf_counter() - begun)
            return response
        finally:
            current_request.reset(token)


def _tell(request: HttpRequest, response: HttpResponse, seconds: float) -> None:
    match = request.resolver_match
    level = logging.DEBUG if match and match.route.startswith("health/") else logging.INFO
    person = getattr(request, "_cached_user", None)  # asking ``request.user`` might ask the database
    facts = {
        "method": request.method if request.method in _METHODS else "other",
        "route": match.route if match else None,
        "status": response.status_code,
        "ms": round(seconds * 1000),
        "role": getattr(person, "role", None),
    }
    log.log(level, "request", extra={"facts": facts})


_METHODS = frozenset({"GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"})
