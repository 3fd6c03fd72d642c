"""Undoing a whole import in one action."""

from collections.abc import Callable
from datetime import datetime
from typing import Any

from django.db import transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from caunoi_web.accounts.models import User
from caunoi_web.accounts.policies import Action, require
from caunoi_web.activities.models import Activity
from caunoi_web.activities.services.many_activities import put_activities_back, set_activities_aside
from caunoi_web.common.collecting import collecting_later
from caunoi_web.common.errors import DomainError
from caunoi_web.common.ids import uuid7
from caunoi_web.imports.errors import NotUndoable
from caunoi_web.imports.models import BatchState, ImportBatch
from caunoi_web.imports.models.batches import UNDO_WITHIN
from caunoi_web.imports.models.rows import WRITTEN
from caunoi_web.imports.queries.undoing import UndoPlan, undo_plan
from caunoi_web.imports.services.history import record_import
from caunoi_web.register.models import Agreement, Organisation
from caunoi_web.register.services.many_undoing import put_back_many, set_aside_many
from caunoi_web.sources.services import withdraw_act
from caunoi_web.tasks.models import Task
from caunoi_web.tasks.services import enqueue

TASK = "import-undo"
AT_ONCE = 300  # rows that are taken back while the person waits

Tell = Callable[..., None]


def start_undo(*, actor: User, batch: ImportBatch, now: datetime) -> ImportBatch:
    """Undo an import: a small one at once, a large one in the background. Raises as ``undo_import``."""
    require(actor, Action.REGISTER_IMPORT)
    with transaction.atomic():
        batch = _held(batch)
        _refuse(batch, now)
        if batch.state == BatchState.UNDOING:
            return batch
        if sum(batch.counts.get(verdict, 0) for verdict in WRITTEN) > AT_ONCE:
            payload = {"batch": str(batch.pk), "actor": str(actor.pk)}
            task = enqueue(TASK, payload=payload, owner=actor, key=str(batch.pk))
            batch.state, batch.task_id = BatchState.UNDOING, task.pk
            batch.save(update_fields=["state", "task_id"])
            return batch
    return undo_import(actor=actor, batch=batch, now=now)


def undo_import(
    *, actor: User, batch: ImportBatch, now: datetime, tell: Tell = lambda *_said: None
) -> ImportBatch:
    """Put aside what the import made, let changed fields go back, all in one transaction.

    What others have built on or changed since stays; ``batch.left`` names it with the reason.
    Raises ``NotUndoable`` after ``UNDO_WITHIN`` days or when it was not taken in.
    """
    require(actor, Action.REGISTER_IMPORT)
    with collecting_later(), transaction.atomic():
        return _undo(actor, batch, now, tell)


def _undo(actor: User, batch: ImportBatch, now: datetime, tell: Tell) -> ImportBatch:
    batch = _held(batch)
    _refuse(batch, now)
    tell(5, _("Looking what others built on"))
    plan, act = undo_plan(batch, lock=True), uuid7()
    said: dict[str, Any] = {
        "actor": actor,
        "labels": plan.labels,
        "reason": _("Import undone: “%(name)s”") % {"name": str(batch)[:400]},
        "act": act,
    }
    tell(30, _("Taking the records back"))
    _set_aside(plan, said)
    tell(70, _("Letting fields go back"))
    _put_back(plan, said)
    touched = [*plan.activities, *plan.agreements, *plan.organisations, *(one.record for one in plan.back)]
    withdraw_act(batch.act, targets=[record.pk for record in touched])
    batch.state, batch.undone_at, batch.undone_by, batch.undo_act = BatchState.UNDONE, now, actor, act
    batch.left = [list(one) for one in plan.left]
    batch.save()
    number = len(plan.activities) + len(plan.agreements) + len(plan.organisations)
    after = {"taken_back": number, "put_back": len(plan.back), "left": len(plan.left)}
    record_import(batch, "undone", actor=actor, after=after, act=act)
    tell(100)
    return batch


def run_undo(task: Task, tell: Tell) -> dict[str, Any]:
    """The background task: the same, told as it goes; an import that was undone already stays so."""
    batch = ImportBatch.objects.get(pk=task.payload["batch"])
    actor = User.objects.get(pk=task.payload["actor"])
    if batch.state != BatchState.UNDONE:
        try:
            batch = undo_import(actor=actor, batch=batch, now=timezone.now(), tell=tell)
        except DomainError:
            keep_after_all(actor=actor, batch=batch)
            raise
    return {"href": reverse("imports:batch", args=(batch.pk,)), "label": _("See what was undone")}


@transaction.atomic
def keep_after_all(*, actor: User, batch: ImportBatch) -> ImportBatch:
    """The import stands as before when the background work failed for good; nothing was undone then."""
    require(actor, Action.REGISTER_IMPORT)
    batch = _held(batch)
    if batch.state == BatchState.UNDOING:
        batch.state = BatchState.DONE
        batch.save(update_fields=["state"])
    return batch


def _held(batch: ImportBatch) -> ImportBatch:
    return ImportBatch.objects.select_for_update(of=("self",)).select_related("document").get(pk=batch.pk)


def _set_aside(plan: UndoPlan, said: dict[str, Any]) -> None:
    set_activities_aside(activities=plan.activities, **said)
    set_aside_many(records=plan.agreements, **said)
    set_aside_many(records=plan.organisations, **said)


def _put_back(plan: UndoPlan, said: dict[str, Any]) -> None:
    for model, put_back in (
        (Activity, put_activities_back),
        (Agreement, put_back_many),
        (Organisation, put_back_many),
    ):
        wanted = [one for one in plan.back if isinstance(one.record, model)]
        if wanted:
            put_back(wanted=wanted, **said)


def _refuse(batch: ImportBatch, now: datetime) -> None:
    if batch.state not in (BatchState.DONE, BatchState.UNDOING):
        raise NotUndoable(
            _("Only what was taken in can be undone; this import is: %(state)s.")
            % {"state": batch.get_state_display()}
        )
    if not batch.can_be_undone(now):
        raise NotUndoable(
            _("An import can be undone for %(days)d days; this one is older. Archive the records by hand.")
            % {"days": UNDO_WITHIN.days}
        )
