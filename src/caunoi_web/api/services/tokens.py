"""Making, taking back and recognising tokens; the brake on asking too often."""

import re
import secrets
from collections.abc import Iterable
from datetime import datetime, timedelta
from hashlib import sha256
from hmac import compare_digest

from django.conf import settings
from django.db import transaction
from django.db.models import Case, F, Q, Value, When
from django.utils.translation import gettext as _

from caunoi_web.accounts.models import User
from caunoi_web.accounts.policies import Action, may, require
from caunoi_web.api.errors import TokenRefused, TooManyRequests, WrongToken
from caunoi_web.api.models import ApiToken
from caunoi_web.api.scopes import Scope
from caunoi_web.common.errors import NotAllowed
from caunoi_web.sources.services import record_change

MOST_TOKENS = 20
LONGEST_DAYS = 366
_SECRET = re.compile(r"(caunoi_[0-9a-f]{8})_[A-Za-z0-9_-]{43}")


@transaction.atomic
def make_token(
    *, actor: User, name: str, scopes: Iterable[str], days: int, now: datetime
) -> tuple[ApiToken, str]:
    """A new token of ``actor`` for ``days`` days, and its secret, which is shown once.

    Raises ``TokenRefused`` without a name or a scope, for a scope that is none, for too many or too long.
    """
    require(actor, Action.TOKEN_OWN)
    name, wanted = " ".join(name.split())[:80], sorted(set(scopes))
    if not name:
        raise TokenRefused("name", _("Give it a name that says which program uses it."))
    if not wanted or not set(wanted) <= set(Scope):
        raise TokenRefused("scopes", _("Choose at least one thing that it is for."))
    if not 1 <= days <= LONGEST_DAYS:
        raise TokenRefused("days", _("A token is good for at most a year; then make a new one."))
    if ApiToken.objects.of(actor).live_at(now).count() >= MOST_TOKENS:
        raise TokenRefused(
            "", _("You have %(number)d tokens already. Revoke one first.") % {"number": MOST_TOKENS}
        )
    prefix = f"caunoi_{secrets.token_hex(4)}"
    secret = f"{prefix}_{secrets.token_urlsafe(32)}"
    token = ApiToken.objects.create(
        owner=actor,
        name=name,
        prefix=prefix,
        secret_hash=hash_of(secret),
        scopes=wanted,
        expires_at=now + timedelta(days=days),
    )
    _record(actor, token, "made", {"scopes": wanted, "expires_at": token.expires_at})
    return token, secret


@transaction.atomic
def revoke_token(*, actor: User, token: ApiToken, now: datetime) -> ApiToken:
    """From now on the token opens nothing; it never comes back.

    One's own, or anybody's for who manages people; else ``NotAllowed``.
    """
    if token.owner_id != actor.pk:
        require(actor, Action.PEOPLE_MANAGE)
    require(actor, Action.TOKEN_OWN)
    token = ApiToken.objects.select_for_update().get(pk=token.pk)
    if token.revoked_at is None:
        token.revoked_at = now
        token.save(update_fields=["revoked_at"])
        _record(actor, token, "revoked", {"revoked_at": now})
    return token


def recognise(*, secret: str, now: datetime) -> ApiToken:
    """The live token with this secret, counted as asked once more; its owner is loaded with it.

    Raises ``WrongToken``, ``TooManyRequests``. Two queries.
    """
    written = _SECRET.fullmatch(secret)
    found = (
        written and ApiToken.objects.live_at(now).select_related("owner").filter(prefix=written[1]).first()
    )
    if not found or not compare_digest(found.secret_hash, hash_of(secret)):
        raise WrongToken(_("This token opens nothing: it is unknown, has run out or was revoked."))
    if not may(found.owner, Action.TOKEN_OWN):
        raise NotAllowed(_("The person this token belongs to may no longer use it."))
    _count(found, now)
    return found


def hash_of(secret: str) -> str:
    """What is kept of a secret; it is long and random, so one round is enough."""
    return sha256(secret.encode()).hexdigest()


def _count(token: ApiToken, now: datetime) -> None:
    """One request more in this minute; the database decides, so that all processes count together."""
    minute = int(now.timestamp()) // 60
    is_new = ~Q(minute=minute)
    counted = ApiToken.objects.filter(is_new | Q(asked__lt=settings.API_RATE), pk=token.pk).update(
        asked=Case(When(is_new, then=Value(1)), default=F("asked") + 1), minute=minute, last_used_at=now
    )
    if not counted:
        wait = 60 - int(now.timestamp()) % 60
        raise TooManyRequests(
            _("At most %(number)d requests a minute. Wait %(seconds)d seconds, then go on.")
            % {"number": settings.API_RATE, "seconds": wait},
            headers={"Retry-After": str(wait)},
        )


def _record(actor: User, token: ApiToken, verb: str, after: dict[str, object]) -> None:
    record_change(
        actor=actor,
        action=f"api_token.{verb}",
        target_kind="api_token",
        target_id=token.pk,
        label=str(token),
        before={},
        after=after,
    )
