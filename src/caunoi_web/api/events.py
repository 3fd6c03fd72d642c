"""What programs are told of: events, made from the audit trail."""

from enum import StrEnum

from django.utils.translation import gettext_lazy as _

from caunoi_web.sources.models import AuditEntry


class Event(StrEnum):
    """Something worth telling."""

    ORGANISATION_CREATED = "organisation.created"
    ORGANISATION_CHANGED = "organisation.changed"
    AGREEMENT_CREATED = "agreement.created"
    AGREEMENT_CHANGED = "agreement.changed"
    AGREEMENT_SIGNED = "agreement.signed"
    AGREEMENT_ENDING = "agreement.ending"
    ACTIVITY_RECORDED = "activity.recorded"
    ACTIVITY_CHANGED = "activity.changed"
    DOCUMENT_RECEIVED = "document.received"
    SIGNING_CASE_CHANGED = "signing_case.changed"


EVENT_LABELS = {
    Event.ORGANISATION_CREATED: _("A partner was added"),
    Event.ORGANISATION_CHANGED: _("A partner was changed"),
    Event.AGREEMENT_CREATED: _("An agreement was added"),
    Event.AGREEMENT_CHANGED: _("An agreement was changed"),
    Event.AGREEMENT_SIGNED: _("The signing day of an agreement became known"),
    Event.AGREEMENT_ENDING: _("An agreement comes to its end (180, 90, 30, 7 days before)"),
    Event.ACTIVITY_RECORDED: _("An activity was recorded"),
    Event.ACTIVITY_CHANGED: _("An activity was changed"),
    Event.DOCUMENT_RECEIVED: _("A document was received"),
    Event.SIGNING_CASE_CHANGED: _("A case on its way to signing moved"),
}

_MADE = {"organisation.created", "agreement.created", "document.received"}
_RENAMED = {"activity.created": Event.ACTIVITY_RECORDED}


def events_in(entry: AuditEntry) -> tuple[Event, ...]:
    """What an entry of the audit trail is to those who are told; nothing for most kinds of record."""
    found = []
    if entry.action in _MADE:
        found.append(Event(entry.action))
    elif entry.action in _RENAMED:
        found.append(_RENAMED[entry.action])
    elif f"{entry.target_kind}.changed" in set(Event):
        found.append(Event(f"{entry.target_kind}.changed"))
    if entry.target_kind == "agreement" and entry.after.get("signed") and not entry.before.get("signed"):
        found.append(Event.AGREEMENT_SIGNED)
    return tuple(found)
