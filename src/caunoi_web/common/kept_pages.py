"""Finished pages, shown again to the same session while nothing was written.

Most pages are asked for again before anything changes: back from a record to the list, home between two
steps. Such a page is kept for ``settings.KEPT_PAGES`` seconds in the memory of the process. Its key holds
all that it depends on: the session (so nobody sees another's page), role, address, language, day, the piece
that is asked for, and the newest entry of the history, so that the next page after any write is made anew.
What is written without an entry (columns, saved views, jobs) shows at once to whoever wrote it: after each
request that is not a question a cookie changes the key. Others see it when the seconds are over.

Forms stay good: the key holds the secret of their tokens. A page with a message, or one whose counts are
still being made, is not kept.
"""

import zlib
from collections.abc import Callable
from contextlib import AbstractContextManager, nullcontext
from functools import wraps
from hashlib import sha256
from secrets import token_urlsafe
from typing import Any

from django.conf import settings
from django.contrib.messages import get_messages
from django.core.cache import cache
from django.http import HttpRequest, HttpResponse
from django.middleware.csrf import get_token
from django.utils import timezone
from django.utils.translation import get_language

from caunoi import __version__

View = Callable[..., HttpResponse]
TURN = "turn"
MOST_BYTES = 1_000_000
_SAFE = frozenset({"GET", "HEAD", "OPTIONS"})
_PIECE = ("hx-", "x-counts")  # headers that ask for a part of the page
_UNFINISHED = "caunoi.unfinished"


Reading = Callable[[], AbstractContextManager[None]]
_state: list[Callable[[], str]] = []
_reading: list[Reading] = [nullcontext]


def state_is_told_by(newest: Callable[[], str], reading: Reading) -> None:
    """Whoever keeps the history says here how its newest entry is found (``AppConfig.ready``).

    Within ``reading()``, which is around a page that only reads, it is found once.
    """
    _state[:], _reading[:] = [newest], [reading]


def not_finished(request: HttpRequest) -> None:
    """Say that the page of this request will have more in a moment, so that it is not kept."""
    request.META[_UNFINISHED] = True


def kept_page(view: View) -> View:
    """Keep the pages of ``view``, which only reads. Stands below ``allow``: rights are asked each time."""

    @wraps(view)
    def kept(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        with _reading[0]():
            if not _may_be_kept(request):
                return view(request, *args, **kwargs)
            return _again_or_made(request, lambda: view(request, *args, **kwargs))

    return kept


def _again_or_made(request: HttpRequest, make: Callable[[], HttpResponse]) -> HttpResponse:
    """The page that was kept, else what ``make`` makes, which is kept when it is whole."""
    key = _key(request)
    if found := cache.get(key):
        headers, body = found
        get_token(request)  # renews the cookie of the forms, as making the page does
        return HttpResponse(zlib.decompress(body), headers=headers)
    response = make()
    if _is_whole(request, response):
        content = zlib.compress(response.content, 1)
        cache.set(key, (dict(response.headers), content), settings.KEPT_PAGES)
    return response


class TurnMiddleware:
    """After each request that may have written something the pages of this browser are made anew."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        if settings.KEPT_PAGES and request.method not in _SAFE and _session_of(request):
            response.set_cookie(
                TURN,
                token_urlsafe(6),
                max_age=2 * settings.KEPT_PAGES,
                secure=settings.HTTPS,
                httponly=True,
                samesite="Lax",
            )
        return response


def _session_of(request: HttpRequest) -> str:
    return request.COOKIES.get(settings.SESSION_COOKIE_NAME, "")


def _may_be_kept(request: HttpRequest) -> bool:
    if not settings.KEPT_PAGES or request.method != "GET" or "changed" in request.GET:
        return False
    return bool(_session_of(request) and request.META.get("CSRF_COOKIE")) and not get_messages(request)


def _is_whole(request: HttpRequest, response: HttpResponse) -> bool:
    is_plain = response.status_code == 200 and not response.streaming and not response.cookies
    return is_plain and _UNFINISHED not in request.META and len(response.content) <= MOST_BYTES


def _key(request: HttpRequest) -> str:
    """All that a page depends on."""
    headers = ((name.lower(), value) for name, value in request.headers.items())
    piece = sorted(pair for pair in headers if pair[0].startswith(_PIECE))
    user = request.user
    parts = (
        __version__,
        _session_of(request),
        request.META["CSRF_COOKIE"],
        request.COOKIES.get(TURN, "")[:40],
        (str(user.pk), user.role, str(user.unit_id)),
        (request.get_host(), request.get_full_path(), piece),
        (get_language(), timezone.localdate()),
        [newest() for newest in _state],
    )
    return f"page:{sha256(repr(parts).encode()).hexdigest()}"
