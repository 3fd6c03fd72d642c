"""Making the roll-ups again from the records."""

from datetime import timedelta
from typing import Any

from django.db import connection, transaction
from django.utils import timezone

from caunoi_web.overview.models import DayCount, MonthChange, RollUp, Turn, YearStart
from caunoi_web.overview.services.rollup_sql import statements
from caunoi_web.register.models import Agreement
from caunoi_web.tasks.kinds import Tell
from caunoi_web.tasks.models import Task
from caunoi_web.tasks.services import enqueue

KIND = "rollups"  # of the task
REST = timedelta(minutes=5)  # between two makings, at least
SHARE = 20  # times as long as making them takes: a twentieth of one process at most


def ask_for_rollups() -> None:
    """Have them made again in the background, when they have rested; once, however many ask."""
    made = RollUp.objects.first()
    due = made.built_at + max(REST, SHARE * (made.built_at - made.begun_at)) if made else None
    enqueue(KIND, payload={}, owner=None, key=KIND, run_after=due)


def run_rollups(_task: Task, _tell: Tell) -> dict[str, Any]:
    """The task: may run again after a crash, because it is one transaction."""
    made = rebuild_rollups()
    return {"agreements": made.agreements}


@transaction.atomic
def rebuild_rollups() -> RollUp:
    """All of them, in one transaction: pages read the old ones until it is done. No person's act: no history.

    Two that begin at once run one after the other.
    """
    begun = timezone.now()
    nothing = {"begun_at": begun, "built_at": begun, "agreements": 0}
    RollUp.objects.get_or_create(pk=1, defaults=nothing)
    RollUp.objects.select_for_update().get(pk=1)
    for model in (Turn, MonthChange, YearStart, DayCount):
        model.objects.all()._raw_delete(using=connection.alias)  # by one statement, whatever their number
    with connection.cursor() as cursor:
        for statement in statements():
            cursor.execute(statement.sql, statement.params)
    RollUp.objects.filter(pk=1).update(
        begun_at=begun, built_at=timezone.now(), agreements=Agreement.objects.live().count()
    )
    return RollUp.objects.get(pk=1)
