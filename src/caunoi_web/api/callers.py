"""Who calls: a program with a token, or a signed-in person looking around."""

from dataclasses import dataclass
from uuid import UUID

from django.conf import settings
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext as _
from ninja.security import APIKeyCookie, HttpBearer
from ninja.utils import check_csrf

from caunoi_web.accounts.models import User
from caunoi_web.accounts.policies import Action, require
from caunoi_web.api.errors import MissingScope, WrongToken
from caunoi_web.api.models import ApiToken
from caunoi_web.api.scopes import Scope, scope_for
from caunoi_web.api.services.tokens import recognise
from caunoi_web.common.errors import NotAllowed


@dataclass(frozen=True, slots=True)
class Caller:
    """The person who acts, and the token they act through (None for a session)."""

    user: User
    token: ApiToken | None

    @property
    def id(self) -> UUID:
        """Whose calls are remembered together."""
        return self.token.pk if self.token else self.user.pk

    def has(self, scope: Scope) -> bool:
        """True for a session, and for a token that was made for ``scope`` too."""
        return self.token is None or scope in self.token.scopes

    @property
    def door(self) -> str:
        """What the history calls the way the write came in."""
        return f"API: {self.token}" if self.token else "API"


class TokenAuth(HttpBearer):
    """``Authorization: Bearer caunoi_…``. Asks for the right and the scope before the request is read."""

    def __init__(self, action: Action, scope: Scope) -> None:
        super().__init__()
        self.action, self.scope = action, scope

    def __call__(self, request: HttpRequest) -> Caller | None:
        written = request.headers.get("Authorization")
        if written is None:
            return None
        kind, _blank, secret = written.partition(" ")
        if kind.lower() != "bearer":
            raise WrongToken(_("Send the token as “Authorization: Bearer …”."))
        return self.authenticate(request, secret.strip())

    def authenticate(self, request: HttpRequest, token: str) -> Caller:
        found = recognise(secret=token, now=timezone.now())
        require(found.owner, self.action)
        if self.scope not in found.scopes:
            raise MissingScope(
                _("This token was not made for “%(scope)s”.") % {"scope": self.scope},
                more={"scope": str(self.scope)},
            )
        request.user = found.owner
        return Caller(found.owner, found)


class SessionAuth(APIKeyCookie):
    """The cookie of the pages, for looking around; what writes needs the form's token too."""

    param_name = settings.SESSION_COOKIE_NAME

    def __init__(self, action: Action) -> None:
        super().__init__()
        self.action = action

    def __call__(self, request: HttpRequest) -> Caller | None:
        return self.authenticate(request, request.COOKIES.get(self.param_name))

    def authenticate(self, request: HttpRequest, key: str | None) -> Caller | None:
        if not request.user.is_authenticated:
            return None
        if check_csrf(request):
            raise NotAllowed(_("What writes with a session needs the token of the page (X-CSRFToken)."))
        require(request.user, self.action)
        return Caller(request.user, None)


def require_scope(request: HttpRequest, action: Action) -> None:
    """Raise ``MissingScope`` when the token was not made for reading what ``action`` is about.

    For operations that tell of more than the right they are declared with.
    """
    scope = scope_for(action, reads=True)
    if not request.auth.has(scope):  # type: ignore[attr-defined]
        raise MissingScope(
            _("This token was not made for “%(scope)s”.") % {"scope": scope}, more={"scope": str(scope)}
        )
