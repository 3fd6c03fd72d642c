"""The counts of the yearly report on a large register: made by a worker, shown to whoever asks next."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from hashlib import sha256
from typing import Any

from django.db import transaction
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _

from caunoi_web.accounts.policies import Action, require
from caunoi_web.register.queries.remembered import LONGEST
from caunoi_web.reports.errors import TooManyFiles
from caunoi_web.reports.listings.listing import Asked
from caunoi_web.reports.listings.yearly import counted
from caunoi_web.reports.queries.periods import read_period
from caunoi_web.reports.reporting.yearly import Both
from caunoi_web.reports.reporting.yearly_kept import kept, unkept
from caunoi_web.reports.services.files import MOST_OPEN, asked_again
from caunoi_web.sources.models import AuditEntry
from caunoi_web.tasks.kinds import Tell
from caunoi_web.tasks.models import LeaseState, Task
from caunoi_web.tasks.models.leased import OPEN
from caunoi_web.tasks.services import enqueue

KIND = "yearly-counts"
UNCHANGED = timedelta(days=1)  # how long counts serve while nothing was written
CHANGED = timedelta(seconds=LONGEST)  # and when something was


@dataclass(frozen=True, slots=True)
class KeptCounts:
    """Counts with the moment at which they were made."""

    both: Both
    at: datetime


def kept_counts(asked: Asked) -> KeptCounts | None:
    """What a worker counted lately for the same question, by anybody of the same role; two queries."""
    made = Task.objects.filter(
        kind=KIND,
        state=LeaseState.DONE,
        created_at__gt=asked.at - UNCHANGED,
        payload__question=_question(asked),
    )
    last = made.order_by("-finished_at").first()
    if last is None or last.finished_at is None:
        return None
    is_fresh = last.result["newest"] == _newest() or last.finished_at > asked.at - CHANGED
    return KeptCounts(unkept(last.result["counts"]), last.finished_at) if is_fresh else None


@transaction.atomic
def ask_for_counts(asked: Asked) -> Task:
    """Let a worker count. Raises ``NotAllowed`` and ``TooManyFiles``."""
    require(asked.user, Action.REPORT_READ)
    question = _question(asked)
    key = sha256(f"{asked.user.pk} {question}".encode()).hexdigest()
    under_way = Task.objects.filter(kind=KIND, owner=asked.user, state__in=OPEN)
    if under_way.exclude(key=key).count() >= MOST_OPEN:
        raise TooManyFiles(_("Some of your reports are still being counted. Wait until one of them is done."))
    payload = {
        "question": question,
        "query": dict(asked.query.items()),
        "day": asked.day.isoformat(),
        "at": asked.at.isoformat(),
    }
    return enqueue(KIND, payload=payload, owner=asked.user, key=key)


def count_year(task: Task, tell: Tell) -> dict[str, Any]:
    """Count for a task; harmless when repeated."""
    asked, newest = asked_again(task), _newest()
    require(asked.user, Action.REPORT_READ)
    both = counted(asked, lambda part: tell(part, _("Counting…")))
    query = {**task.payload["query"], "as_of": asked.day.isoformat()}
    return {
        "href": f"{reverse('reports:yearly')}?{urlencode(query)}",
        "label": _("Show the report"),
        "newest": newest,
        "counts": kept(both),
    }


def _question(asked: Asked) -> str:
    """All that the counts depend on but the records."""
    period = read_period(asked.query, asked.day)
    return repr((str(asked.user.role), period.since, period.until, period.through))


def _newest() -> int | None:
    return AuditEntry.objects.order_by("-pk").values_list("pk", flat=True).first()
