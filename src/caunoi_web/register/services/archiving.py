"""Putting records aside and back; nothing of the register is ever deleted for good."""

from typing import TypeVar
from uuid import UUID

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from caunoi_web.accounts.models import User
from caunoi_web.accounts.policies import Action, require
from caunoi_web.register.errors import InvalidValue, NotYours, StillInUse
from caunoi_web.register.models import Agreement, Organisation
from caunoi_web.register.models.records import Record
from caunoi_web.register.services.indexing import index_agreement, index_organisation
from caunoi_web.register.services.parties import label_of
from caunoi_web.register.services.records import locked, save_changed, write_history

AnyRecord = TypeVar("AnyRecord", bound=Record)


@transaction.atomic
def archive(
    *, actor: User, record: AnyRecord, reason: str, although_in_use: bool = False, act: UUID | None = None
) -> AnyRecord:
    """Put a record aside: it leaves lists, counts and search, and keeps its page and history.

    An organisation that is party or parent of live records is refused (``StillInUse``) unless
    ``although_in_use`` says that the person knows. Raises ``InvalidValue`` without a reason.
    """
    require(actor, Action.REGISTER_ARCHIVE)
    if not reason.strip():
        raise InvalidValue("reason", _("Say why: the history keeps it."))
    record = locked(record)
    if not although_in_use:
        _refuse_in_use(record)
    return _set_aside(record, "archived", actor=actor, reason=reason, act=act)


@transaction.atomic
def take_back(*, actor: User, record: AnyRecord, reason: str = "", act: UUID | None = None) -> AnyRecord:
    """Archive a record that the same person made and nobody else has changed since: an undo.

    Raises ``NotYours`` for any other record, ``StillInUse`` when live records stand on it already.
    """
    require(actor, Action.REGISTER_WRITE)
    record = locked(record)
    if record.created_by_id != actor.pk or record.changed_by_id != actor.pk:
        raise NotYours(_("Only what you made yourself, and nobody changed since, can be taken back."))
    _refuse_in_use(record)
    return _set_aside(record, "taken-back", actor=actor, reason=reason, act=act)


@transaction.atomic
def restore(*, actor: User, record: AnyRecord, reason: str = "", act: UUID | None = None) -> AnyRecord:
    """Bring an archived record back; one that is not archived stays as it is."""
    require(actor, Action.REGISTER_ARCHIVE)
    record = locked(record)
    if record.archived_at is None:
        return record
    before, record.archived_at = record.archived_at, None
    return _store(
        record,
        "restored",
        {"archived_at": before},
        {"archived_at": None},
        actor=actor,
        reason=reason,
        act=act,
    )


def _set_aside(record: AnyRecord, verb: str, *, actor: User, reason: str, act: UUID | None) -> AnyRecord:
    if record.archived_at is not None:
        return record
    record.archived_at = timezone.now()
    after = {"archived_at": record.archived_at}
    return _store(record, verb, {"archived_at": None}, after, actor=actor, reason=reason, act=act)


def _store(
    record: AnyRecord,
    verb: str,
    before: dict[str, object],
    after: dict[str, object],
    *,
    actor: User,
    reason: str,
    act: UUID | None,
) -> AnyRecord:
    save_changed(record, actor=actor)
    label = label_of(record) if isinstance(record, Agreement) else str(record)
    write_history(record, verb, actor=actor, label=label, before=before, after=after, reason=reason, act=act)
    if isinstance(record, Organisation):
        index_organisation(record)
    elif isinstance(record, Agreement):
        index_agreement(record)
    return record


def _refuse_in_use(record: Record) -> None:
    if not isinstance(record, Organisation):
        return
    agreements = Agreement.objects.live().filter(party_rows__organisation=record).count()
    members = Organisation.objects.live().filter(parent=record).count()
    uses = []
    if agreements:
        uses.append(
            ngettext("%(count)d live agreement", "%(count)d live agreements", agreements)
            % {"count": agreements}
        )
    if members:
        uses.append(
            ngettext("%(count)d organisation below it", "%(count)d organisations below it", members)
            % {"count": members}
        )
    if uses:
        raise StillInUse(
            _("%(name)s is still in use: %(uses)s. Archive those first, or confirm that they stay.")
            % {"name": record.name, "uses": ", ".join(uses)}
        )
