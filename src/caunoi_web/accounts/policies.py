"""Who may do what: one table. What is not in it is denied.

Every view carries ``@allow(Action...)``; tests/rules checks that no address is without one.
"""

from collections.abc import Callable
from enum import StrEnum
from functools import wraps
from typing import Any
from uuid import UUID

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
    REGISTER_MERGE = "register.merge"
    REGISTER_IMPORT = "register.import"
    CONTACT_READ = "contact.read"
    CONTACT_WRITE = "contact.write"
    ACTIVITY_READ = "activity.read"
    ACTIVITY_WRITE = "activity.write"
    ACTIVITY_APPROVE = "activity.approve"
    LIFE_RULE = "life.rule"
    PROOF_ADD = "proof.add"
    PROMISE_WRITE = "promise.write"
    SIGNING_READ = "signing.read"
    SIGNING_PROPOSE = "signing.propose"
    SIGNING_WORK = "signing.work"
    SIGNING_APPRAISE = "signing.appraise"
    SIGNING_DECIDE = "signing.decide"
    SIGNING_RULES = "signing.rules"
    NOTICE_OWN = "notice.own"
    COMMENT_READ = "comment.read"
    COMMENT_WRITE = "comment.write"
    VIEW_OWN = "view.own"
    VIEW_SHARE = "view.share"
    TASK_OWN = "task.own"
    SOURCE_READ = "source.read"
    SOURCE_ADD = "source.add"
    REVIEW_READ = "review.read"
    REVIEW_DECIDE = "review.decide"
    REPORT_READ = "report.read"
    REPORT_EXPORT = "report.export"
    YEAR_CLOSE = "year.close"
    REPORT_WRITE = "report.write"
    REPORT_HEADING = "report.heading"
    HISTORY_READ = "history.read"
    PUBLIC_KEEP_OUT = "public.keep-out"
    PUBLIC_LET_IN = "public.let-in"
    PUBLIC_MANAGE = "public.manage"
    PEOPLE_MANAGE = "people.manage"
    WEBHOOK_MANAGE = "webhook.manage"
    HISTORY_EXPORT = "history.export"
    PERSONAL_DATA = "personal.data"
    TOKEN_OWN = "token.own"  # noqa: S105  (the name of a right)
    OWN_PASSWORD = "own.password"  # noqa: S105  (the name of a right)


# Names and addresses of partners' people are personal data: a plain viewer does not see them.
_VIEWER = frozenset(
    {
        Action.REGISTER_READ,
        Action.ACTIVITY_READ,
        Action.SOURCE_READ,
        Action.REPORT_READ,
        Action.REPORT_EXPORT,
        Action.NOTICE_OWN,
        Action.VIEW_OWN,
        Action.TOKEN_OWN,
        Action.TASK_OWN,
        Action.OWN_PASSWORD,
    }
)
_INSIDER = _VIEWER | {
    Action.CONTACT_READ,
    Action.SIGNING_READ,
    Action.COMMENT_READ,
    Action.COMMENT_WRITE,
}
# Of its own unit only, where a record has one: see ``may_for_unit``.
_UNIT_LEAD = _INSIDER | {Action.SIGNING_PROPOSE, Action.ACTIVITY_WRITE, Action.PROOF_ADD}
_RECTOR = _INSIDER | {Action.SIGNING_DECIDE, Action.HISTORY_READ}
_OFFICER = _INSIDER | {
    Action.REGISTER_WRITE,
    Action.REGISTER_MERGE,
    Action.REGISTER_IMPORT,
    Action.CONTACT_WRITE,
    Action.ACTIVITY_WRITE,
    Action.PROOF_ADD,
    Action.PROMISE_WRITE,
    Action.SIGNING_PROPOSE,
    Action.SIGNING_WORK,
    Action.VIEW_SHARE,
    Action.SOURCE_ADD,
    Action.REVIEW_READ,
    Action.REVIEW_DECIDE,
    Action.YEAR_CLOSE,
    Action.REPORT_WRITE,
    Action.HISTORY_READ,
    Action.PUBLIC_KEEP_OUT,
}
_HEAD = _OFFICER | {
    Action.REPORT_HEADING,
    Action.REGISTER_ARCHIVE,
    Action.PUBLIC_LET_IN,
    Action.ACTIVITY_APPROVE,
    Action.LIFE_RULE,
    Action.SIGNING_APPRAISE,
    Action.SIGNING_RULES,
}

ALLOWED: dict[str, frozenset[Action]] = {
    Role.VIEWER: _VIEWER,
    Role.UNIT_LEAD: _UNIT_LEAD,
    Role.OFFICER: _OFFICER,
    Role.HEAD: _HEAD,
    Role.RECTOR: _RECTOR,
    Role.ADMINISTRATOR: _HEAD
    | {
        Action.SIGNING_DECIDE,
        Action.PEOPLE_MANAGE,
        Action.WEBHOOK_MANAGE,
        Action.PUBLIC_MANAGE,
        Action.HISTORY_EXPORT,
        Action.PERSONAL_DATA,
    },
}

# Roles whose rights to write reach no further than their own unit.
_OF_OWN_UNIT = frozenset({Role.UNIT_LEAD})


def may(user: User | AnonymousUser | None, action: Action) -> bool:
    """True when the person is signed in, active, and has a role that includes ``action``."""
    if user is None or not (user.is_authenticated and user.is_active):
        return False
    return action in ALLOWED.get(user.role, frozenset())


def may_for_unit(user: User | AnonymousUser | None, action: Action, unit_id: UUID | None) -> bool:
    """True when the person may do ``action`` on a record of the unit (None: of no unit in particular).

    The head of a faculty acts for that faculty only; everybody else who may, may for every unit.
    """
    if not may(user, action):
        return False
    return user.role not in _OF_OWN_UNIT or (unit_id is not None and user.unit_id == unit_id)


def require_for_unit(user: User | AnonymousUser, action: Action, unit_id: UUID | None) -> None:
    """Raise ``NotAllowed`` unless the person may do it for this unit."""
    require(user, action)
    if not may_for_unit(user, action, unit_id):
        raise NotAllowed(_("Your role allows this for your own unit only."))


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
