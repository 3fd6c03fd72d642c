"""Saying that one has seen what changed."""

from datetime import datetime

from caunoi_web.accounts.models import User
from caunoi_web.accounts.policies import Action, require
from caunoi_web.desk.models import Look


def mark_seen(*, actor: User, until: datetime) -> Look:
    """Everything up to ``until`` is known to ``actor``; a mark never moves back."""
    require(actor, Action.VIEW_OWN)
    look, _is_new = Look.objects.get_or_create(owner=actor, defaults={"seen_until": until})
    if look.seen_until < until:
        look.seen_until = until
        look.save(update_fields=["seen_until"])
    return look
