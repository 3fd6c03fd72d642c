"""Keeping single records out of the public page, and letting them in again."""

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from caunoi_web.accounts.models import User
from caunoi_web.accounts.policies import Action, require
from caunoi_web.public.errors import WrongPublication
from caunoi_web.public.models import KeptOut
from caunoi_web.register.models import Agreement, Organisation
from caunoi_web.register.services.parties import label_of
from caunoi_web.sources.services import record_change


@transaction.atomic
def keep_out(*, actor: User, record: Organisation | Agreement, reason: str) -> KeptOut:
    """Do not publish this record, from now on; one that is kept out already stays as it is.

    Keeping out is safe, so every officer may. Raises ``WrongPublication`` without a reason.
    """
    require(actor, Action.PUBLIC_KEEP_OUT)
    reason = " ".join(reason.split())
    if not reason:
        raise WrongPublication("reason", _("Say why: the history keeps it."))
    _lock(record)
    standing = _standing(record)
    if standing:
        return standing
    kept = KeptOut.objects.create(
        target_kind=record.target_kind, target_id=record.pk, reason=reason[:500], made_by=actor
    )
    _tell(actor, record, "kept-out", reason)
    return kept


@transaction.atomic
def let_in(*, actor: User, record: Organisation | Agreement, reason: str = "") -> None:
    """Let the publication's rules decide about this record again."""
    require(actor, Action.PUBLIC_LET_IN)
    _lock(record)
    standing = _standing(record)
    if standing is None:
        return
    standing.withdrawn_at = timezone.now()
    standing.save()
    _tell(actor, record, "let-in", reason)


def _lock(record: Organisation | Agreement) -> None:
    """Held until the transaction ends, so that two people do not keep it out at once."""
    type(record)._default_manager.select_for_update().get(pk=record.pk)


def _standing(record: Organisation | Agreement) -> KeptOut | None:
    return KeptOut.objects.standing().filter(target_kind=record.target_kind, target_id=record.pk).first()


def _tell(actor: User, record: Organisation | Agreement, verb: str, reason: str) -> None:
    record_change(
        actor=actor,
        action=f"{record.target_kind}.{verb}",
        target_kind=record.target_kind,
        target_id=record.pk,
        label=label_of(record) if isinstance(record, Agreement) else str(record),
        before={},
        after={},
        reason=reason,
    )
