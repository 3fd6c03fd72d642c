"""The whole history, or a part of it."""

from datetime import date, datetime, time, timedelta
from typing import Any
from uuid import UUID

from django.db.models import Q, QuerySet
from django.utils import timezone

from caunoi_web.sources.models import AuditEntry


def history_passing(chosen: dict[str, Any]) -> QuerySet[AuditEntry]:
    """The entries of the days ``since`` to ``until``, of one ``actor``, about one ``record``.

    Each may be empty; ``record`` is the id of a record or a part of its name. The newest stand first.
    """
    found = AuditEntry.objects.select_related("actor")
    if since := chosen.get("since"):
        found = found.filter(at__gte=_midnight(since))
    if until := chosen.get("until"):
        found = found.filter(at__lt=_midnight(until + timedelta(days=1)))
    if actor := chosen.get("actor"):
        found = found.filter(actor=actor)
    if record := chosen.get("record"):
        found = found.filter(_about(record))
    return found


def _about(record: str) -> Q:
    try:
        return Q(target_id=UUID(record.strip()))
    except ValueError:
        return Q(target_label__icontains=record.strip())


def _midnight(day: date) -> datetime:
    return timezone.make_aware(datetime.combine(day, time.min))
