"""Figures for Prometheus, all from the database, so that every web process says the same."""

import resource
import time
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path

from django.db import connection
from django.db.models import Count, Max

import caunoi
from caunoi_web.accounts.models import User
from caunoi_web.operation.models import Heartbeat
from caunoi_web.operation.queries import waiting_work
from caunoi_web.register.models import Agreement, Organisation
from caunoi_web.sources.models import Document, DocumentState, Job
from caunoi_web.tasks.models import LeaseState, Task

RECENT = timedelta(days=30)
ALIVE = timedelta(minutes=2)
_STARTED = time.time()

Sample = tuple[dict[str, str], float]


@dataclass(frozen=True, slots=True)
class Metric:
    """One measure with its samples; ``name`` is told to Prometheus as "caunoi_<name>"."""

    name: str
    help: str
    samples: list[Sample] = field(default_factory=list)
    kind: str = "gauge"


def all_metrics(now: datetime) -> Iterator[Metric]:
    """Everything measured, in a fixed number of queries."""
    yield Metric("info", "The version and the kind of database", [(_what(), 1)])
    yield from _register(now)
    yield from _work(now)
    yield from _beats(now)
    yield from _process()


def as_text(metrics: Iterable[Metric]) -> str:
    """The text format of Prometheus, version 0.0.4."""
    lines = []
    for metric in metrics:
        name = f"caunoi_{metric.name}"
        lines += [f"# HELP {name} {metric.help}.", f"# TYPE {name} {metric.kind}"]
        lines += [f"{name}{_labels(labels)} {value}" for labels, value in metric.samples]
    return "\n".join(lines) + "\n"


def _labels(labels: dict[str, str]) -> str:
    if not labels:
        return ""
    escaped = {
        key: value.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")
        for key, value in labels.items()
    }
    return "{" + ",".join(f'{key}="{value}"' for key, value in escaped.items()) + "}"


def _what() -> dict[str, str]:
    return {"version": caunoi.__version__, "database": connection.vendor}


def _register(now: datetime) -> Iterator[Metric]:
    documents = dict(Document.objects.order_by().values_list("state").annotate(Count("pk")))
    states = [({"state": state}, documents.get(state, 0)) for state in DocumentState.values]
    yield Metric("documents", "Documents by how far they have come", states)
    yield Metric("agreements", "Agreements that are not archived", [({}, Agreement.objects.live().count())])
    yield Metric(
        "organisations", "Partners that are not archived", [({}, Organisation.objects.live().count())]
    )
    people = User.objects.filter(is_active=True)
    seen = people.filter(last_login__gte=now - RECENT).count()
    yield Metric("users", "People who may sign in", [({}, people.count())])
    yield Metric("users_seen", "People who signed in during the last thirty days", [({}, seen)])


def _work(now: datetime) -> Iterator[Metric]:
    jobs = dict(Job.objects.order_by().values_list("state").annotate(Count("pk")))
    readings: list[Sample] = [
        ({"kind": "read", "state": state}, jobs.get(state, 0)) for state in LeaseState.values
    ]
    tasks = Task.objects.order_by().values_list("kind", "state").annotate(Count("pk"))
    others: list[Sample] = [({"kind": kind, "state": state}, number) for kind, state, number in tasks]
    yield Metric("work", "Pieces of background work by kind and state", readings + others)
    waiting = waiting_work(now)
    yield Metric("work_waiting", "Pieces of work that are due and that nobody does", [({}, waiting.number)])
    age = max((now - waiting.since).total_seconds(), 0)
    yield Metric("work_waiting_oldest_seconds", "How long the oldest of them waits", [({}, age)])


def _beats(now: datetime) -> Iterator[Metric]:
    last = Heartbeat.objects.order_by().values_list("kind").annotate(Max("at"))
    ages: list[Sample] = [({"kind": kind}, max((now - at).total_seconds(), 0)) for kind, at in last]
    alive = Heartbeat.objects.filter(kind="worker", at__gte=now - ALIVE).count()
    backup = Heartbeat.objects.filter(kind="backup").first()
    yield Metric("workers", "Workers heard of in the last two minutes", [({}, alive)])
    yield Metric("heartbeat_age_seconds", "Since the last worker, daily run or backup was heard of", ages)
    size: list[Sample] = [({}, backup.detail.get("bytes", 0))] if backup else []
    yield Metric("backup_bytes", "Size of the last backup", size)


def _process() -> Iterator[Metric]:
    used = resource.getrusage(resource.RUSAGE_SELF)
    yield Metric("process_start_seconds", "When this web process began, in Unix time", [({}, _STARTED)])
    yield Metric(
        "process_cpu_seconds_total",
        "Processor time of this web process",
        [({}, used.ru_utime + used.ru_stime)],
        "counter",
    )
    yield Metric("process_memory_bytes", "Memory of this web process", [({}, _memory())])


def _memory() -> int:
    """Resident bytes; the highest ever where the system does not tell the present ones."""
    try:
        pages = int(Path("/proc/self/statm").read_text().split()[1])
    except (OSError, IndexError, ValueError):
        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024
    return pages * resource.getpagesize()
