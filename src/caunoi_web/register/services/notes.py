"""Writing notes about a partner."""

from collections.abc import Mapping
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from caunoi_web.accounts.models import User
from caunoi_web.accounts.policies import Action, require
from caunoi_web.register.errors import InvalidValue
from caunoi_web.register.models import Organisation, PartnerNote
from caunoi_web.register.services.partner_history import write_partner_history
from caunoi_web.register.services.records import (
    changed_fields,
    locked,
    refuse_stale,
    save_changed,
    set_fields,
)

FIELDS = ("on", "text", "is_lasting")


@transaction.atomic
def add_note(*, actor: User, organisation: Organisation, values: Mapping[str, Any]) -> PartnerNote:
    """Write down what is worth knowing about a partner. Raises ``InvalidValue`` for an empty note."""
    require(actor, Action.REGISTER_WRITE)
    note = PartnerNote(organisation=organisation, created_by=actor, changed_by=actor)
    _fill(note, values)
    note.save(force_insert=True)
    write_partner_history(organisation, "note-added", actor=actor, before={}, after=_snapshot(note))
    return note


@transaction.atomic
def amend_note(*, actor: User, note: PartnerNote, changes: Mapping[str, Any], version: int) -> PartnerNote:
    """Change a note that the person saw as ``version``. Raises ``StaleRecord`` and ``InvalidValue``."""
    require(actor, Action.REGISTER_WRITE)
    note = locked(note)
    refuse_stale(note, version, changes)
    seen = _snapshot(note)
    _fill(note, changes)
    before, after = changed_fields(seen, _snapshot(note))
    if after:
        save_changed(note, actor=actor)
        write_partner_history(note.organisation, "note-amended", actor=actor, before=before, after=after)
    return note


@transaction.atomic
def archive_note(*, actor: User, note: PartnerNote) -> PartnerNote:
    """Put a note aside that no longer holds; the history keeps it."""
    require(actor, Action.REGISTER_WRITE)
    note = locked(note)
    if note.archived_at is None:
        note.archived_at = timezone.now()
        save_changed(note, actor=actor)
        write_partner_history(
            note.organisation, "note-archived", actor=actor, before=_snapshot(note), after={}
        )
    return note


def _fill(note: PartnerNote, values: Mapping[str, Any]) -> None:
    unknown = set(values) - set(FIELDS)
    if unknown:
        raise TypeError(f"A note has no fields {sorted(unknown)}.")
    set_fields(note, values)
    if not note.text:
        raise InvalidValue("text", _("Write the note first."))


def _snapshot(note: PartnerNote) -> dict[str, Any]:
    return {"note_day": note.on, "note_text": note.text, "is_lasting": note.is_lasting}
