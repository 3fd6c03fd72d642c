"""Taking an import into the register: just what the preview said, all of it or nothing."""

import json
from collections.abc import Callable, Sequence
from typing import Any
from uuid import UUID

from django.db import connection, transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from caunoi_web.accounts.models import User
from caunoi_web.accounts.policies import Action, require
from caunoi_web.common.collecting import collecting_later
from caunoi_web.common.errors import DomainError
from caunoi_web.imports.errors import NothingToDo, NotOpen, PreviewOutdated
from caunoi_web.imports.models import BatchState, ImportBatch, ImportRow
from caunoi_web.imports.models.rows import WRITTEN
from caunoi_web.imports.planning.partners import Asked
from caunoi_web.imports.planning.planner import plan_rows
from caunoi_web.imports.services.beginning import held
from caunoi_web.imports.services.history import record_import
from caunoi_web.imports.services.plans import plan_again
from caunoi_web.imports.services.storing import store_rows
from caunoi_web.imports.services.writing import WRITE
from caunoi_web.tasks.models import Task
from caunoi_web.tasks.services import enqueue

TASK = "import"
AT_ONCE = 300  # rows that are written while the person waits
_NAMED = 5
_LOCK = 0x43_4E_49_4D  # one import at a time on PostgreSQL; SQLite has one writer anyway

Tell = Callable[..., None]


def start_commit(*, actor: User, batch: ImportBatch) -> ImportBatch:
    """Take the import in: a small one at once, a large one in the background.

    Raises ``NothingToDo``, ``PreviewOutdated``, ``NotOpen``, ``NotAllowed``.
    """
    with transaction.atomic():
        batch = held(actor, batch)
        number = sum(batch.counts.get(verdict, 0) for verdict in WRITTEN)
        if not number:
            raise NothingToDo(_("There is nothing to take in: no row is new or changed."))
        if number > AT_ONCE:
            payload = {"batch": str(batch.pk), "actor": str(actor.pk)}
            task = enqueue(TASK, payload=payload, owner=actor, key=str(batch.pk))
            batch.state, batch.task_id = BatchState.RUNNING, task.pk
            batch.save(update_fields=["state", "task_id"])
            return batch
    return commit(actor=actor, batch=batch)


def commit(*, actor: User, batch: ImportBatch, tell: Tell = lambda *_said: None) -> ImportBatch:
    """Write the rows in one transaction; an import that was taken in already stays as it is.

    The plan is made again inside the transaction. Where it differs from the preview nothing is written:
    the new preview is stored, ``PreviewOutdated`` names the rows.
    """
    require(actor, Action.REGISTER_IMPORT)
    try:
        with collecting_later(), transaction.atomic():
            return _commit(actor, batch, tell)
    except DomainError as fault:
        with transaction.atomic():
            batch = ImportBatch.objects.select_for_update().get(pk=batch.pk)
            if batch.state in (BatchState.OPEN, BatchState.RUNNING):
                batch.state = BatchState.OPEN
                plan_again(batch)
                batch.refusal = str(fault.message)
                batch.save(update_fields=["refusal"])
        raise


def run_task(task: Task, tell: Tell) -> dict[str, Any]:
    """The background task: the same, told as it goes."""
    batch = ImportBatch.objects.get(pk=task.payload["batch"])
    actor = User.objects.get(pk=task.payload["actor"])
    done = commit(actor=actor, batch=batch, tell=tell)
    href = reverse("imports:batch", args=(done.pk,))
    return {"counts": done.counts, "href": href, "label": _("See what was imported")}


@transaction.atomic
def reopen(*, actor: User, batch: ImportBatch) -> ImportBatch:
    """Back to the preview when the background work failed for good; nothing was written then."""
    require(actor, Action.REGISTER_IMPORT)
    batch = ImportBatch.objects.select_for_update().get(pk=batch.pk)
    if batch.state == BatchState.RUNNING:
        batch.state = BatchState.OPEN
        plan_again(batch)
    return batch


def _commit(actor: User, batch: ImportBatch, tell: Tell) -> ImportBatch:
    _one_at_a_time()
    batch = ImportBatch.objects.select_for_update(of=("self",)).select_related("document").get(pk=batch.pk)
    if batch.state == BatchState.DONE:
        return batch
    if batch.state not in (BatchState.OPEN, BatchState.RUNNING):
        raise NotOpen(_("This import is not being prepared any more. Begin a new one."))
    tell(5, _("Comparing with the register"))
    rows = list(batch.rows.order_by("position"))
    shown = [_shown(row) for row in rows]
    plan_rows(batch, rows, Asked.by(batch.questions, batch.planned_at or batch.made_at))
    _refuse_other([row for row, was in zip(rows, shown, strict=True) if _shown(row) != was])
    tell(30, _("Writing the records"))
    WRITE[batch.kind](actor, batch, [row for row in rows if row.verdict in WRITTEN])
    tell(90, _("Keeping what was imported"))
    store_rows([row for row in rows if row.verdict in WRITTEN], ("target_id", "made_target"))
    batch.state, batch.done_at, batch.done_by = BatchState.DONE, timezone.now(), actor
    batch.refusal = ""
    batch.save()
    record_import(batch, "committed", actor=actor, after=batch.counts, act=batch.act)
    tell(100)
    return batch


def _one_at_a_time() -> None:
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [_LOCK])


def _shown(row: ImportRow) -> tuple[str, UUID | None, int | None, str]:
    """What the preview says of a row, to be compared."""
    plan = json.dumps(row.plan, sort_keys=True, default=str)
    return str(row.verdict), row.target_id, row.target_version, plan


def _refuse_other(rows: Sequence[ImportRow]) -> None:
    if not rows:
        return
    named = "; ".join(
        _("row %(number)d (%(label)s)") % {"number": row.number, "label": row.label[:60]}
        for row in rows[:_NAMED]
    )
    raise PreviewOutdated(
        ngettext(
            "The register has changed since the preview, and %(count)d row means something else now: "
            "%(rows)s. Nothing was taken in. Look at the preview again.",
            "The register has changed since the preview, and %(count)d rows mean something else now: "
            "%(rows)s. Nothing was taken in. Look at the preview again.",
            len(rows),
        )
        % {"count": len(rows), "rows": named}
    )
