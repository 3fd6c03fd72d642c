"""Making messages of what happened: in the transaction of the write, so that none is lost or invented."""

import json
from collections.abc import Iterable, Sequence
from datetime import date, datetime
from typing import Any

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from caunoi_web.api.events import Event, events_in
from caunoi_web.api.models import Delivery, Webhook
from caunoi_web.register.queries.deadlines import deadlines_within
from caunoi_web.sources.models import AuditEntry
from caunoi_web.tasks.kinds import Tell
from caunoi_web.tasks.models import Task
from caunoi_web.tasks.services import enqueue

TASK = "webhook"
MANY_TASK = "webhooks-of-act"
ENDING_DAYS = (180, 90, 30, 7)
_PATHS = {
    "organisation": "organisations",
    "agreement": "agreements",
    "activity": "activities",
    "document": "documents",
    "signing_case": "signing/cases",
}


def tell_programs(entry: AuditEntry) -> None:
    """Queue a message of ``entry`` for every address that wants it; one query when there is none."""
    events = events_in(entry)
    if not events:
        return
    fields = sorted({*entry.before, *entry.after})
    for event in events:
        about = _about(entry.target_kind, str(entry.target_id), entry.target_label)
        _queue(
            event, f"audit:{entry.pk}:{event}", entry.at, about | {"fields": fields, "action": entry.action}
        )


def tell_of_many(entries: Sequence[AuditEntry]) -> None:
    """Many entries of one act: their messages are made in the background, so that the act itself is quick."""
    if Webhook.objects.filter(stopped_at__isnull=True).exists():
        act = str(entries[0].act)
        enqueue(MANY_TASK, payload={"act": act}, owner=None, key=act)


def tell_of_act(task: Task, tell: Tell) -> None:
    """Make the messages of all entries of an act; what was queued before is not queued twice."""
    entries = AuditEntry.objects.filter(act=task.payload["act"])
    number = entries.count()
    for place, entry in enumerate(entries.order_by("at", "id").iterator()):
        if place % 100 == 0:
            tell(100 * place // max(number, 1))
        tell_programs(entry)


@transaction.atomic
def tell_of_endings(*, day: date) -> int:
    """Queue a message for each agreement that ends soon; each step is told once. Returns how many."""
    hooks = _wanting(Event.AGREEMENT_ENDING)
    told = 0
    for owner in {hook.owner for hook in hooks}:
        for deadline in deadlines_within(owner, day, max(ENDING_DAYS)):
            step = min(step for step in ENDING_DAYS if step >= deadline.days_left)
            key = f"ending:{deadline.agreement}:{deadline.on.isoformat()}:{deadline.kind}:{step}"
            about = _about("agreement", str(deadline.agreement), deadline.name)
            more = {
                "on": deadline.on.isoformat(),
                "days_left": deadline.days_left,
                "what": str(deadline.kind),
            }
            told += _queue(Event.AGREEMENT_ENDING, key, timezone.now(), about | more, owner.pk)
    return told


def _queue(event: Event, key: str, at: datetime, data: dict[str, Any], owner: object = None) -> int:
    body = json.dumps(
        {"type": str(event), "timestamp": at.isoformat(), "data": data}, ensure_ascii=False, sort_keys=True
    )
    made = 0
    for hook in _wanting(event):
        if owner is not None and hook.owner_id != owner:
            continue
        delivery, is_new = Delivery.objects.get_or_create(
            webhook=hook, key=key[:120], defaults={"event": event, "body": body, "next_at": at}
        )
        if is_new:
            enqueue(TASK, payload={"delivery": str(delivery.pk)}, owner=None, key=f"{delivery.pk}:0")
            made += 1
    return made


def _wanting(event: Event) -> list[Webhook]:
    """The addresses that want to be told; few, so they are looked through here and not in the database."""
    hooks: Iterable[Webhook] = Webhook.objects.filter(stopped_at__isnull=True).select_related("owner")
    return [hook for hook in hooks if event in hook.events]


def _about(kind: str, key: str, label: str) -> dict[str, Any]:
    site = settings.SITE_URL.rstrip("/")
    return {"kind": kind, "id": key, "label": label, "address": f"{site}/api/v1/{_PATHS[kind]}/{key}"}
