"""The files a person has asked for: those under way and those that can still be fetched."""

from datetime import datetime, timedelta

from django.db.models import Q, QuerySet

from caunoi_web.accounts.models import User
from caunoi_web.tasks.models import LeaseState, Task
from caunoi_web.tasks.models.leased import OPEN

KIND = "export"
KEPT = timedelta(days=1)


def own_files(user: User, now: datetime) -> QuerySet[Task]:
    """The newest first; what is older than a day is gone, whether it was removed yet or not."""
    fresh = Q(state__in=OPEN) | Q(state=LeaseState.FAILED, created_at__gt=now - KEPT)
    fresh |= Q(state=LeaseState.DONE, finished_at__gt=now - KEPT)
    return Task.objects.filter(fresh, kind=KIND, owner=user).order_by("-created_at", "-id")
