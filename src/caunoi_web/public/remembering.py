"""What the public page remembers between visitors: counts, made once for each state of the register."""

from collections.abc import Callable
from datetime import date
from hashlib import sha256
from typing import TypeVar

from django.core.cache import cache

from caunoi_web.public.models import Publication
from caunoi_web.sources.models import AuditEntry

Made = TypeVar("Made")
SECONDS = 60


def state_of(publication: Publication, day: date) -> str:
    """A name for all that public answers are made of; one query.

    Every write leaves an entry in the history, so its newest one names the register's state; the
    day is in it because a status can change over night. It is a digest: it tells nothing.
    """
    newest = AuditEntry.objects.order_by("-pk").values_list("pk", flat=True).first()
    told = repr((str(newest), str(publication.pk), publication.version, day.isoformat()))
    return sha256(told.encode()).hexdigest()[:32]


def remembered(state: str, question: object, make: Callable[[], Made]) -> Made:
    """What ``make`` gives for ``question`` in this state, for at most ``SECONDS``.

    Two writes at the very same moment may pass each other; therefore nothing is kept for longer.
    """
    key = f"public-{sha256(repr((state, question)).encode()).hexdigest()}"
    found: Made | None = cache.get(key)
    if found is None:
        found = make()
        cache.set(key, found, SECONDS)
    return found
