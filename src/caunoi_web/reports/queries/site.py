"""What an installation asks of its administrator; six queries."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.utils import timezone

from caunoi_web.accounts.models import FailedSignIn, SecondFactor, User
from caunoi_web.register.queries.personal_data import number_due
from caunoi_web.sources.models import Document, DocumentState
from caunoi_web.tasks.models import LeaseState, Task

WEEK, DAY = timedelta(days=7), timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Site:
    """What failed lately, who may sign in, about whom somebody has to decide."""

    failed_tasks: int
    failed_documents: int
    failed_sign_ins: int
    contacts_due: int
    people: int
    with_second_step: int


def site_today(now: datetime) -> Site:
    """The installation at this moment."""
    people = User.objects.filter(is_active=True)
    return Site(
        failed_tasks=Task.objects.filter(state=LeaseState.FAILED, created_at__gte=now - WEEK).count(),
        failed_documents=Document.objects.filter(state=DocumentState.FAILED).count(),
        failed_sign_ins=FailedSignIn.objects.filter(at__gte=now - DAY).count(),
        contacts_due=number_due(timezone.localdate(now)),
        people=people.count(),
        with_second_step=SecondFactor.objects.filter(user__in=people).count(),
    )
