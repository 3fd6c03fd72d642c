"""What the checks, the health pages and the metrics ask the database."""

from dataclasses import dataclass
from datetime import datetime
from functools import cache

from django.db import connection
from django.db.migrations.executor import MigrationExecutor
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.recorder import MigrationRecorder
from django.db.models import Min, Q

from caunoi_web.operation.models import Heartbeat
from caunoi_web.sources.models import Job
from caunoi_web.tasks.models import LeaseState, Task


@cache
def _known_migrations() -> frozenset[tuple[str, str]]:
    """All migrations of this version; they do not change while a process runs."""
    return frozenset(MigrationLoader(None, ignore_no_migrations=True).disk_migrations)


def has_all_its_tables() -> bool:
    """True when every migration of this version was applied; one query."""
    return _known_migrations() <= set(MigrationRecorder(connection).applied_migrations())


def missing_migrations() -> tuple[list[str], list[str]]:
    """Names of migrations that were not applied, and of applied ones that this version does not know."""
    executor = MigrationExecutor(connection)
    graph = executor.loader.graph
    missing = [str(migration) for migration, _backwards in executor.migration_plan(graph.leaf_nodes())]
    unknown = [".".join(node) for node in executor.loader.applied_migrations if node not in graph.nodes]
    return missing, unknown


def last_beat(kind: str) -> Heartbeat | None:
    """The latest sign of life of a kind of program ("worker", "daily", "backup")."""
    return Heartbeat.objects.filter(kind=kind).order_by("-at").first()


def work_is_being_done(now: datetime) -> bool:
    """True while somebody holds a piece of work: a worker that reads a long document gives no other sign."""
    held = {"state": LeaseState.RUNNING, "lease_until__gte": now}
    return Job.objects.filter(**held).exists() or Task.objects.filter(**held).exists()


@dataclass(frozen=True, slots=True)
class Waiting:
    """Work that is due and that nobody does: how many pieces, and since when the oldest waits."""

    number: int
    since: datetime


def waiting_work(now: datetime) -> Waiting:
    """Documents to be read and tasks that are due, those whose worker died among them."""
    idle = Q(state=LeaseState.QUEUED) | Q(state=LeaseState.RUNNING, lease_until__lt=now)
    jobs = Job.objects.filter(idle)
    tasks = Task.objects.filter(idle).filter(Q(run_after=None) | Q(run_after__lte=now))
    since = [rows.aggregate(oldest=Min("created_at"))["oldest"] for rows in (jobs, tasks)]
    return Waiting(jobs.count() + tasks.count(), min((day for day in since if day), default=now))
