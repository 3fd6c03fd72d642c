"""Writing the people of a partner. The history says which fields changed, never what they held."""

from collections.abc import Collection, Iterable, Mapping
from datetime import date
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from caunoi.domain.dates import PartialDate
from caunoi.domain.folding import fold
from caunoi_web.accounts.models import User
from caunoi_web.accounts.policies import Action, require
from caunoi_web.common.ids import uuid7
from caunoi_web.common.masking import Mask
from caunoi_web.register.errors import ErasedContact, InvalidValue
from caunoi_web.register.models import Contact, Organisation
from caunoi_web.register.services.partner_history import write_partner_history
from caunoi_web.register.services.records import locked, refuse_stale, save_changed, set_fields
from caunoi_web.sources.services import erase_words
from caunoi_web.sources.services.erasing import Places

FIELDS = (
    "name",
    "title",
    "role",
    "unit",
    "email",
    "phone",
    "start",
    "end",
    "seen_on",
    "seen_note",
    "data_class",
    "basis",
    "retain_until",
)

SHORTEST_SAID = 3  # letters of a name that goes from the reason: there it can be nobody else's

Values = Mapping[str, Any]


@transaction.atomic
def add_contact(*, actor: User, organisation: Organisation, values: Values) -> Contact:
    """Add a person of the partner. ``values`` maps names of ``FIELDS`` to values; ``name`` is needed.

    Raises ``InvalidValue`` and ``NotAllowed``.
    """
    require(actor, Action.CONTACT_WRITE)
    contact = Contact(organisation=organisation, created_by=actor, changed_by=actor)
    _fill(contact, values)
    contact.save(force_insert=True)
    filled = [field for field in FIELDS if getattr(contact, field)]
    _write(contact, "contact-added", actor=actor, fields=filled)
    return contact


@transaction.atomic
def amend_contact(*, actor: User, contact: Contact, changes: Values, version: int) -> Contact:
    """Change what is known of a person who was seen as ``version``; returns them as they are now.

    Raises ``StaleRecord`` when somebody else changed it meanwhile, ``ErasedContact``, ``InvalidValue``.
    """
    require(actor, Action.CONTACT_WRITE)
    contact = _held(contact)
    refuse_stale(contact, version, changes)
    seen = {field: getattr(contact, field) for field in FIELDS}
    _fill(contact, changes)
    changed = [field for field in FIELDS if getattr(contact, field) != seen[field]]
    if changed:
        save_changed(contact, actor=actor)
        _write(contact, "contact-amended", actor=actor, fields=changed)
    return contact


@transaction.atomic
def mark_seen(*, actor: User, contact: Contact, on: date, note: str = "") -> Contact:
    """The person was met on the day. An older day than the one known changes nothing."""
    require(actor, Action.CONTACT_WRITE)
    contact = _held(contact)
    if contact.seen_on is not None and contact.seen_on >= on:
        return contact
    set_fields(contact, {"seen_on": on, "seen_note": note})
    save_changed(contact, actor=actor)
    _write(contact, "contact-seen", actor=actor, fields=["seen_on"])
    return contact


@transaction.atomic
def archive_contact(*, actor: User, contact: Contact, reason: str = "") -> Contact:
    """The person is no contact any more: set aside, kept for the past."""
    return _put_aside(actor, contact, reason, is_archived=True)


@transaction.atomic
def restore_contact(*, actor: User, contact: Contact, reason: str = "") -> Contact:
    """Bring an archived person back."""
    return _put_aside(actor, contact, reason, is_archived=False)


@transaction.atomic
def erase_contact(
    *,
    actor: User,
    contact: Contact,
    reason: str,
    documents: Collection[UUID] = (),
    places: Places | None = None,
) -> Contact:
    """Take away all personal data for good, because the person asked or its day has come.

    Name, address and telephone also go from what was read from ``documents``: those that a person says
    are about this one (sources/services/erasing.py); a name of few letters goes from ``places`` of documents
    alone. The row and the entries of the history stay: that
    somebody was there, who wrote it and when, and that it was erased and why. Raises ``InvalidValue``
    without a reason.
    """
    require(actor, Action.CONTACT_WRITE)
    if not reason.strip():
        raise InvalidValue("reason", _("Say why: the history keeps it."))
    contact = _held(contact)
    act = uuid7()
    _take_out(actor, contact, reason, documents, places, act)
    reason = _unnamed(contact, reason)
    held = [field for field in Contact.PERSONAL if getattr(contact, field)]
    for field in Contact.PERSONAL:
        setattr(contact, field, "")
    contact.folded, contact.seen_on, contact.retain_until = "", None, None
    contact.erased_at = timezone.now()
    contact.archived_at = contact.archived_at or contact.erased_at
    save_changed(contact, actor=actor)
    _write(contact, "contact-erased", actor=actor, fields=held, reason=reason, act=act)
    return contact


@transaction.atomic
def take_contact_out(
    *,
    actor: User,
    contact: Contact,
    reason: str,
    documents: Collection[UUID] = (),
    places: Places | None = None,
) -> int:
    """Take the contact out of what was read from some documents, before the contact itself is erased.

    As ``erase_contact`` does; returns of how many documents. Raises ``InvalidValue`` without a reason.
    """
    require(actor, Action.CONTACT_WRITE)
    if not reason.strip():
        raise InvalidValue("reason", _("Say why: the history keeps it."))
    return _take_out(actor, _held(contact), reason, documents, places, uuid7())


def _take_out(
    actor: User,
    contact: Contact,
    reason: str,
    documents: Collection[UUID],
    places: Places | None,
    act: UUID,
) -> int:
    words, alone = contact.sought_by, contact.sought_alone
    if not (documents and Mask(words)) and not (places and alone):
        return 0
    found: dict[str, Any] = {"words": words, "alone": alone, "places": places}
    return erase_words(actor=actor, documents=documents, reason=_unnamed(contact, reason), act=act, **found)


def _unnamed(contact: Contact, reason: str) -> str:
    """The reason without the name, the address and the telephone."""
    return Mask([*contact.sought_by, *contact.sought_alone], shortest=SHORTEST_SAID).text(reason)


def _put_aside(actor: User, contact: Contact, reason: str, *, is_archived: bool) -> Contact:
    require(actor, Action.CONTACT_WRITE)
    contact = _held(contact)
    if (contact.archived_at is not None) == is_archived:
        return contact
    contact.archived_at = timezone.now() if is_archived else None
    save_changed(contact, actor=actor)
    verb = "contact-archived" if is_archived else "contact-restored"
    _write(contact, verb, actor=actor, fields=[], reason=reason)
    return contact


def _held(contact: Contact) -> Contact:
    contact = locked(contact)
    if contact.erased_at is not None:
        raise ErasedContact(
            _("This person's data was erased on request. Add a new contact if they agree to be kept again.")
        )
    return contact


def _fill(contact: Contact, values: Values) -> None:
    unknown = set(values) - set(FIELDS)
    if unknown:
        raise TypeError(f"A contact has no fields {sorted(unknown)}.")
    set_fields(contact, values)
    contact.folded = fold(contact.name)[:200]
    if not contact.folded:
        raise InvalidValue("name", _("A name needs at least one letter or digit."))
    _check_period(contact)


def _check_period(contact: Contact) -> None:
    for field in ("start", "end"):
        _check_date(field, getattr(contact, field))
    if contact.start and contact.end and contact.until_day.last_day < contact.from_day.first_day:
        raise InvalidValue("end", _("This ends before it begins. Look at both days."))


def _check_date(field: str, written: str) -> None:
    try:
        if written:
            PartialDate.parse(written)
    except ValueError as fault:
        raise InvalidValue(
            field, _("There is no day “%(day)s”. Write yyyy, mm/yyyy or dd/mm/yyyy.") % {"day": written}
        ) from fault


def _write(
    contact: Contact,
    verb: str,
    *,
    actor: User,
    fields: Iterable[str],
    reason: str = "",
    act: UUID | None = None,
) -> None:
    write_partner_history(
        contact.organisation,
        verb,
        actor=actor,
        before={},
        after={"contact": {"id": contact.pk, "fields": list(fields)}},
        reason=reason,
        act=act,
    )
