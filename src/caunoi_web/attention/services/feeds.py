"""Private calendars: made with a secret, revoked for good."""

import secrets
from datetime import datetime
from hashlib import sha256

from django.utils.translation import gettext as _

from caunoi_web.accounts.models import User
from caunoi_web.accounts.policies import Action, require
from caunoi_web.attention.errors import TooManyFeeds
from caunoi_web.attention.models import Feed

MOST_FEEDS = 20


def make_feed(*, actor: User, name: str, query: str = "") -> tuple[Feed, str]:
    """A new calendar and its secret, which is shown once: only its hash is kept.

    ``query`` are the filters of a list of agreements. Raises ``TooManyFeeds``.
    """
    require(actor, Action.NOTICE_OWN)
    if Feed.objects.live().filter(person=actor).count() >= MOST_FEEDS:
        raise TooManyFeeds(
            _("You have %(number)s calendars already. Revoke one first.") % {"number": MOST_FEEDS}
        )
    secret = secrets.token_urlsafe(32)
    feed = Feed.objects.create(
        person=actor, name=" ".join(name.split())[:80], query=query[:2000], secret_hash=hash_of(secret)
    )
    return feed, secret


def revoke_feed(*, actor: User, feed: Feed, now: datetime) -> None:
    """From now on the address of the calendar answers nothing; a revoked one never comes back."""
    require(actor, Action.NOTICE_OWN)
    if feed.person_id == actor.pk and feed.revoked_at is None:
        feed.revoked_at = now
        feed.save(update_fields=["revoked_at"])


def hash_of(secret: str) -> str:
    """What is kept of a secret; it is long and random, so one round is enough."""
    return sha256(secret.encode()).hexdigest()
