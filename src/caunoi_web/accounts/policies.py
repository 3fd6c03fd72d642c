"""Who may do what: one table. What is not in it is denied.

Every view carries ``@allow(Action...)``; tests/rules checks that no address is without one.
"""

from collections.abc import Callable
from enum import StrEnum
from functools import wraps
from typing import Any

from django.contrib.auth.models import AnonymousUser
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy as _

from caunoi_web.accounts.models import Role, User
from caunoi_web.common.errors import NotAllowed


class Action(StrEnum):
    """What can be done, in dotted words: the object, then the verb."""

    REGISTER_READ = "register.read"
    REGISTER_WRITE = "register.write"
    REGISTER_ARCHIVE = "register.archive"
    SOURCE_READ = "source.read"
    SOURCE_ADD = "source.add"
    REVIEW_READ = "review.read"
    REVIEW_DECIDE = "review.decide"
    REPORT_READ = "report.read"
    REPORT_EXPORT = "report.export"
    HISTORY_READ = "history.read"
    PEOPLE_MANAGE = "people.manage"
    OWN_PASSWORD = "own.password"  # noqa: S105  (the name of a right)


_VIEWER = frozenset(
    {
        Action.REGISTER_READ,
        Action.SOURCE_READ,
        Action.REPORT_READ,
        Action.REPORT_EXPORT,
        Action.OWN_PASSWORD,
    }
)
_OFFICER = _VIEWER | {
    Action.REGISTER_WRITE,
    Action.SOURCE_ADD,
    Action.REVIEW_READ,
    Action.REVIEW_DECIDE,
    Action.HISTORY_READ,
}
_HEAD = _OFFICER | {Action.REGISTER_ARCHIVE}

ALLOWED: dict[str, frozenset[Action]] = {
    Role.VIEWER: _VIEWER,
    Role.OFFICER: _OFFICER,
    Role.HEAD: _HEAD,
    Role.ADMINISTRATOR: _HEAD | {Action.PEOPLE_MANAGE},
}


def may(user: User | AnonymousUser | None, action: Action) -> bool:
    """True when the person is signed in, active, and has a role that includes ``action``."""
    if user is None or not (user.is_authenticated and user.is_active):
        return False
    return action in ALLOWED.get(user.role, frozenset())


def require(user: User | AnonymousUser, action: Action) -> None:
    """Raise ``NotAllowed`` unless the person may do it; services call this first."""
    if not may(user, action):
        raise NotAllowed(_("Your role does not allow this."))


def allow(action: Action) -> Callable[[Callable[..., HttpResponse]], Callable[..., HttpResponse]]:
    """Let a view run only for people who may do ``action``; the others get a 403 page."""

    def decorate(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
        @wraps(view)
        def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
            require(request.user, action)
            return view(request, *args, **kwargs)

        guarded.action = action  # type: ignore[attr-defined]
        return guarded

    return decorate
