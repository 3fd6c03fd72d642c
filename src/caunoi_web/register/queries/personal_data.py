"""Everything that is held about a contact of a partner, and where else the name stands."""

from collections.abc import Iterable
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext as _

from caunoi.domain.folding import fold
from caunoi_web.common.masking import Mask, every_copy
from caunoi_web.common.personal_data import Section, Subject
from caunoi_web.register.models import AgreementSignatory, Contact, PartnerNote
from caunoi_web.register.wording import act_label
from caunoi_web.search.models import Kind
from caunoi_web.search.queries import matching_targets
from caunoi_web.sources.models import AuditEntry, Document, Evidence
from caunoi_web.sources.services.audit import plain

KIND = "contact"
FOUND = 50
SHOWN = 100


class ContactHolder:
    """The people of partners. An erased one has nothing left to be found by."""

    def find(self, words: str) -> Iterable[Subject]:
        """By name whatever the accents, address or telephone."""
        about = Q(email__icontains=words) | Q(phone__icontains=words)
        if folded := fold(words):
            about |= Q(folded__contains=folded)
        found = Contact.objects.filter(about, erased_at__isnull=True).select_related("organisation")
        return [_subject(contact) for contact in found[:FOUND]]

    def subject(self, pk: UUID) -> Subject | None:
        """The contact with this id, also an erased one."""
        contact = Contact.objects.select_related("organisation").filter(pk=pk).first()
        return _subject(contact) if contact else None

    def sections(self, pk: UUID) -> list[Section]:
        """What the contact holds, its history, and where else the name stands."""
        contact = Contact.objects.get(pk=pk)
        parts = [Section(_("Contact"), [_row(contact)]), _history(contact)]
        return [part for part in [*parts, *_elsewhere(contact)] if part.count]


def number_due(day: date) -> int:
    """How many contacts have come to the day on which somebody decides whether they may still be kept."""
    return Contact.objects.filter(erased_at__isnull=True, retain_until__lt=day).count()


def _subject(contact: Contact) -> Subject:
    address = "" if contact.erased_at else reverse("register:contact_erase", args=[contact.pk])
    return Subject(KIND, contact.pk, str(contact), contact.organisation.name, address)


def _row(contact: Contact) -> dict[str, Any]:
    return {field.attname: plain(getattr(contact, field.attname)) for field in Contact._meta.concrete_fields}


def _history(contact: Contact) -> Section:
    """The history knows the names of fields that changed, never their values."""
    entries = AuditEntry.objects.filter(
        target_id=contact.organisation_id, after__contact__id=str(contact.pk)
    ).select_related("actor")
    rows = [
        {
            "at": plain(entry.at),
            "actor": entry.who,
            "action": act_label(entry.action),
            "fields": entry.after["contact"]["fields"],
            "reason": entry.reason,
        }
        for entry in entries
    ]
    return Section(
        _("History of the contact"), rows, _("Names of fields only, never their values: it stays.")
    )


def _elsewhere(contact: Contact) -> list[Section]:
    if not contact.name:
        return []
    documents = Document.objects.filter(pk__in=matching_targets(Kind.DOCUMENT, contact.name))
    signed = AgreementSignatory.objects.filter(name__iexact=contact.name).select_related("agreement")
    notes = PartnerNote.objects.filter(text__icontains=contact.name)
    return [
        *_copies(contact, documents),
        Section(
            _("Documents in which the name stands"),
            [
                {"name": one.name, "address": reverse("sources:document", args=[one.pk])}
                for one in documents[:SHOWN]
            ],
            _(
                "It may be about somebody else of this name. Erasing the contact takes the name out of what "
                "was read from the documents that are ticked; an original is kept as it was received."
            ),
            documents.count(),
        ),
        Section(
            _("Agreements signed by somebody of this name"),
            [{"address": reverse("register:agreement", args=[one.agreement_id])} for one in signed[:SHOWN]],
            _("Who signed is a part of the agreement and stays with it."),
            signed.count(),
        ),
        Section(
            _("Notes in which the name stands"),
            [{"text": one.text, "on": plain(one.on)} for one in notes[:SHOWN]],
            _("Whoever wrote it, or an officer, changes the note."),
            notes.count(),
        ),
    ]


def _copies(contact: Contact, documents: Iterable[Document]) -> list[Section]:
    """What was copied out of those documents and holds the name: findings, rows of tables, cited words."""
    mask, ids = Mask(contact.sought_by), [document.pk for document in documents]
    note = _("It goes from here with the documents that are ticked when the contact is erased.")
    cited = sum(
        1 for piece in Evidence.objects.filter(document__in=ids).iterator() if mask.places(piece.words)
    )
    parts = [Section(str(one.label), [], note, one.holding(ids, mask)) for one in every_copy().values()]
    return [Section(_("Words of documents that records cite"), [], note, cited), *parts]
