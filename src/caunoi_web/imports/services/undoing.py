"""Undoing a whole import in one action."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from caunoi_web.accounts.models import User
from caunoi_web.accounts.policies import Action, require
from caunoi_web.common.ids import uuid7
from caunoi_web.imports.errors import NotUndoable
from caunoi_web.imports.models import BatchState, ImportBatch
from caunoi_web.imports.models.batches import UNDO_WITHIN
from caunoi_web.imports.queries.undoing import undo_plan
from caunoi_web.register.models import Agreement
from caunoi_web.register.services.many_undoing import put_back_many, set_aside_many
from caunoi_web.sources.services import withdraw_act


@transaction.atomic
def undo_import(*, actor: User, batch: ImportBatch, now: datetime) -> ImportBatch:
    """Put aside what the import made, let changed fields go back, all in one transaction.

    What others have built on or changed since stays; ``batch.left`` names it with the reason.
    Raises ``NotUndoable`` after ``UNDO_WITHIN`` days or when it was not taken in.
    """
    require(actor, Action.REGISTER_IMPORT)
    batch = ImportBatch.objects.select_for_update(of=("self",)).select_related("document").get(pk=batch.pk)
    _refuse(batch, now)
    plan, act = undo_plan(batch, lock=True), uuid7()
    reason = _("Import undone: “%(name)s”") % {"name": str(batch)[:400]}
    for records in (plan.agreements, plan.organisations):
        set_aside_many(actor=actor, records=records, labels=plan.labels, reason=reason, act=act)
    for is_agreement in (True, False):
        wanted = [one for one in plan.back if isinstance(one.record, Agreement) is is_agreement]
        put_back_many(actor=actor, wanted=wanted, labels=plan.labels, reason=reason, act=act)
    touched = [*plan.agreements, *plan.organisations, *(one.record for one in plan.back)]
    withdraw_act(batch.act, targets=[record.pk for record in touched])
    batch.state, batch.undone_at, batch.undone_by, batch.undo_act = BatchState.UNDONE, now, actor, act
    batch.left = [list(one) for one in plan.left]
    batch.save()
    return batch


def _refuse(batch: ImportBatch, now: datetime) -> None:
    if batch.state != BatchState.DONE:
        raise NotUndoable(
            _("Only what was taken in can be undone; this import is: %(state)s.")
            % {"state": batch.get_state_display()}
        )
    if not batch.can_be_undone(now):
        raise NotUndoable(
            _("An import can be undone for %(days)d days; this one is older. Archive the records by hand.")
            % {"days": UNDO_WITHIN.days}
        )
