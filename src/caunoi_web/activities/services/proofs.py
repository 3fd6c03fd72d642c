"""Files that prove an activity: kept byte for byte, never read by the program unless somebody asks."""

from uuid import UUID

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from caunoi_web.accounts.models import User
from caunoi_web.accounts.policies import Action, require_for_unit
from caunoi_web.activities.models import Activity, ActivityProof
from caunoi_web.activities.services.deeds import label_of
from caunoi_web.register.errors import InvalidValue
from caunoi_web.register.services.records import locked, save_changed, write_history
from caunoi_web.sources.services import keep_file

MOST_PROOFS = 50


@transaction.atomic
def add_proof(
    *, actor: User, activity: Activity, name: str, data: bytes, act: UUID | None = None
) -> ActivityProof:
    """Keep a file as proof of an activity; the same file twice is there once.

    Raises ``NotStored`` for an empty or too large file, ``NotAllowed``.
    """
    activity = locked(activity)
    require_for_unit(actor, Action.ACTIVITY_WRITE, activity.unit_id)
    live = activity.proof_rows.filter(withdrawn_at__isnull=True)
    if live.count() >= MOST_PROOFS:
        raise InvalidValue("proof", _("These are more files than one activity needs: at most 50."))
    document = keep_file(actor=actor, name=name, data=data).document
    known = live.filter(document=document).first()
    if known:
        return known
    proof = ActivityProof.objects.create(activity=activity, document=document, added_by=actor)
    _record(activity, "proof-added", actor, {"proof": None}, {"proof": document.name}, "", act)
    return proof


@transaction.atomic
def withdraw_proof(*, actor: User, proof: ActivityProof, reason: str = "", act: UUID | None = None) -> None:
    """Let a file no longer count as proof; the file itself stays."""
    activity = locked(proof.activity)
    require_for_unit(actor, Action.ACTIVITY_WRITE, activity.unit_id)
    changed = activity.proof_rows.filter(pk=proof.pk, withdrawn_at__isnull=True).update(
        withdrawn_at=timezone.now()
    )
    if changed:
        name = proof.document.name
        _record(activity, "proof-withdrawn", actor, {"proof": name}, {"proof": None}, reason, act)


def _record(
    activity: Activity,
    verb: str,
    actor: User,
    before: dict[str, str | None],
    after: dict[str, str | None],
    reason: str,
    act: UUID | None,
) -> None:
    save_changed(activity, actor=actor)
    write_history(
        activity,
        verb,
        actor=actor,
        label=label_of(activity),
        before=before,
        after=after,
        reason=reason,
        act=act,
    )
