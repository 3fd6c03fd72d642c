"""Everything that is held about a contact of a partner, and where else the name stands."""

from collections.abc import Iterable
from datetime import date
from functools import reduce
from operator import or_
from typing import Any
from uuid import UUID

from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from caunoi.domain.folding import fold
from caunoi_web.common.jinja import format_day, format_moment
from caunoi_web.common.masking import Mask, every_copy
from caunoi_web.common.personal_data import SHOWN, Line, Section, Subject
from caunoi_web.common.spellings import name_spellings
from caunoi_web.register.models import AgreementSignatory, Contact, PartnerNote
from caunoi_web.register.wording import act_label, field_label, value_words
from caunoi_web.sources.models import AuditEntry, Document, Evidence
from caunoi_web.sources.naming import naming_among
from caunoi_web.sources.services.audit import plain

KIND = "contact"
FIELDS = (
    "name", "title", "role", "unit", "email", "phone", "start", "end", "seen_on", "seen_note", "data_class",
    "basis", "retain_until",
)  # fmt: skip
FOUND = 50
MOST_ROWS = 100
_NOT_ALL = gettext_lazy("There may be more documents: the page that erases the contact looks further.")


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
        held = Section(_("Contact"), [_row(contact)], lines=[_lines(contact)])
        parts = [held, _history(contact)]
        return [part for part in [*parts, *_elsewhere(contact)] if part.count]


def number_due(day: date) -> int:
    """How many contacts have come to the day on which somebody decides whether they may still be kept."""
    return Contact.objects.filter(erased_at__isnull=True, retain_until__lt=day).count()


def _subject(contact: Contact) -> Subject:
    address = "" if contact.erased_at else reverse("register:contact_erase", args=[contact.pk])
    return Subject(KIND, contact.pk, str(contact), contact.organisation.name, address)


def _row(contact: Contact) -> dict[str, Any]:
    return {field.attname: plain(getattr(contact, field.attname)) for field in Contact._meta.concrete_fields}


def _lines(contact: Contact) -> list[Line]:
    """The contact as forms and the history write it."""
    lines = [Line(_("Partner"), contact.organisation.name, _page_of(contact))]
    lines += [
        Line(field_label(KIND, field), value_words(KIND, field, plain(getattr(contact, field))))
        for field in FIELDS
    ]
    stamps = ((_("Entered"), contact.created_at), (_("Changed"), contact.changed_at))
    lines += [Line(label, format_moment(at)) for label, at in stamps]
    return [line for line in lines if line.words]


def _page_of(contact: Contact) -> str:
    return reverse("register:organisation", args=[contact.organisation_id])


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
    note = _("Names of fields only, never their values: it stays.")
    lines = [_entry_lines(entry) for entry in entries[:SHOWN]]
    return Section(_("History of the contact"), rows, note, lines=lines)


def _entry_lines(entry: AuditEntry) -> list[Line]:
    fields = ", ".join(field_label(KIND, name) for name in entry.after["contact"]["fields"])
    lines = [
        Line(_("When"), format_moment(entry.at)),
        Line(_("Who"), entry.who),
        Line(_("What"), act_label(entry.action)),
        Line(_("Fields"), fields),
        Line(_("Why"), entry.reason),
    ]
    return [line for line in lines if line.words]


def _elsewhere(contact: Contact) -> list[Section]:
    if not contact.name:
        return []
    named = naming_among(Document.objects.all(), contact.sought_by, contact.sought_alone)
    documents = [one.document for one in named.items]
    signed = AgreementSignatory.objects.filter(_any("name__iexact", contact)).select_related("agreement")
    notes = PartnerNote.objects.filter(_any("text__icontains", contact))
    return [
        *_copies(contact, documents),
        Section(
            _("Documents in which the name stands"),
            [{"name": one.name, "address": reverse("sources:document", args=[one.pk])} for one in documents],
            _(
                "It may be about somebody else of this name. Erasing the contact takes the name out of what "
                "was read from the documents that are ticked; an original is kept as it was received."
            )
            + (" " + _NOT_ALL if named.further else ""),
            lines=[
                [Line(_("Document"), one.name, reverse("sources:document", args=[one.pk]))]
                for one in documents
            ][:SHOWN],
        ),
        Section(
            _("Agreements signed by somebody of this name"),
            [
                {"address": reverse("register:agreement", args=[one.agreement_id])}
                for one in signed[:MOST_ROWS]
            ],
            _("Who signed is a part of the agreement and stays with it."),
            signed.count(),
            lines=[
                [
                    Line(
                        _("Agreement"),
                        str(one.agreement),
                        reverse("register:agreement", args=[one.agreement_id]),
                    )
                ]
                for one in signed[:SHOWN]
            ],
        ),
        Section(
            _("Notes in which the name stands"),
            [{"text": one.text, "on": plain(one.on)} for one in notes[:MOST_ROWS]],
            _("Whoever wrote it, or an officer, changes the note."),
            notes.count(),
            lines=[[Line(format_day(one.on), one.text)] for one in notes[:SHOWN]],
        ),
    ]


def _any(look_up: str, contact: Contact) -> Q:
    """The name in any order of its parts, as written and without accents."""
    names = {form for name in name_spellings(contact.name) for form in (name, fold(name))}
    return reduce(or_, (Q(**{look_up: name}) for name in sorted(names)))


def _copies(contact: Contact, documents: Iterable[Document]) -> list[Section]:
    """What was copied out of those documents and holds the name: findings, rows of tables, cited words."""
    mask, ids = Mask(contact.sought_by), [document.pk for document in documents]
    note = _("It goes from here with the documents that are ticked when the contact is erased.")
    cited = sum(
        1 for piece in Evidence.objects.filter(document__in=ids).iterator() if mask.places(piece.words)
    )
    parts = [Section(str(one.label), [], note, one.holding(ids, mask)) for one in every_copy().values()]
    return [Section(_("Words of documents that records cite"), [], note, cited), *parts]
