"""Tokens as the page lists them."""

from dataclasses import dataclass
from datetime import datetime

from django.utils.functional import Promise

from caunoi_web.accounts.models import User
from caunoi_web.api.models import ApiToken
from caunoi_web.api.scopes import LABELS, Scope

SHOWN = 100


@dataclass(frozen=True, slots=True)
class TokenLine:
    """A token with what it is for in words, and whether it still opens anything."""

    token: ApiToken
    scopes: tuple[str | Promise, ...]
    is_live: bool


def tokens_of(user: User, now: datetime) -> list[TokenLine]:
    """One's own tokens, the newest first; one query."""
    return [_line(token, now) for token in ApiToken.objects.of(user)[:SHOWN]]


def tokens_of_others(user: User, now: datetime) -> list[TokenLine]:
    """The live tokens of everybody else, for who manages people; one query."""
    others = ApiToken.objects.live_at(now).exclude(owner=user).select_related("owner")
    return [_line(token, now) for token in others[:SHOWN]]


def _line(token: ApiToken, now: datetime) -> TokenLine:
    known = [scope for scope in Scope if scope in token.scopes]
    is_live = token.revoked_at is None and token.expires_at > now
    return TokenLine(token, tuple(LABELS[scope] for scope in known), is_live)
