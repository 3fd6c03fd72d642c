"""What is looked at on every request of somebody who is signed in."""

from collections.abc import Callable
from typing import Any

from django.http import HttpRequest, HttpResponse

from caunoi_web.accounts import second_step
from caunoi_web.accounts.services import sessions


class SignedInMiddleware:
    """Notes when a session was last seen, and asks for the second factor where a role has to have one."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(
        self, request: HttpRequest, view: Callable[..., Any], args: Any, kwargs: Any
    ) -> HttpResponse | None:
        """Open pages are left alone: they do not even ask who is there."""
        if not getattr(view, "login_required", True) or not request.user.is_authenticated:
            return None
        sessions.note_seen(request, request.user)
        return second_step.sent_to_set_up(request, view)
