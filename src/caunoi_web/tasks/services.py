"""Asking for work in the background."""

from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.translation import get_language

from caunoi_web.accounts.models import User
from caunoi_web.tasks.models import Task
from caunoi_web.tasks.models.leased import OPEN


@transaction.atomic
def enqueue(
    kind: str,
    *,
    payload: dict[str, Any],
    owner: User | None,
    key: str = "",
    run_after: datetime | None = None,
) -> Task:
    """Put work into the queue, in the transaction of whoever asks for it.

    With a ``key``, an open task of that kind and key is given back instead of a second one.
    ``run_after`` holds it back until a moment. ``payload`` is JSON.
    """
    new = {
        "payload": payload,
        "owner": owner,
        "language": get_language() or "",
        "run_after": run_after,
    }
    if not key:
        return Task.objects.create(kind=kind, **new)
    return Task.objects.get_or_create(kind=kind, key=key, state__in=OPEN, defaults=new)[0]
