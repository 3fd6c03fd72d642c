"""The people of a partner, notes about it, its tiers."""

from typing import Any
from uuid import UUID

from django.http import HttpRequest
from django.shortcuts import get_object_or_404
from ninja import Query

from caunoi_web.accounts.policies import Action
from caunoi_web.api.answers import seen_version
from caunoi_web.api.callers import require_scope
from caunoi_web.api.lists import listed
from caunoi_web.api.resource import Resource
from caunoi_web.api.schemas import partners as shape
from caunoi_web.api.schemas.base import NeedsWhy, Page, Why
from caunoi_web.api.shapes import found, or_none, ref
from caunoi_web.common.keyset import ID, OrderKey
from caunoi_web.register import services
from caunoi_web.register.models import Contact, Organisation, OrganisationTier, PartnerNote
from caunoi_web.sources.naming import documents_naming

resource = Resource("Partners")
_BY_NAME = (OrderKey("folded"), ID)
_CONTACT = (
    "id", "version", "name", "title", "role", "unit", "email", "phone", "seen_on", "seen_note", "data_class",
    "basis", "retain_until", "archived_at", "erased_at", "changed_at",
)  # fmt: skip


@resource.get("/contacts", action=Action.CONTACT_READ, gives=Page[shape.ContactGiven])
def list_contacts(request: HttpRequest, asked: Query[shape.ContactsAsked]) -> Any:
    """List partners' people by name: personal data."""
    people = Contact.objects.visible_to(request.user).select_related("organisation")
    people = people.filter(erased_at__isnull=True, archived_at__isnull=not asked.archived)
    if asked.organisation:
        people = people.filter(organisation=asked.organisation)
    return listed(request, people, _BY_NAME, asked, contact_given)


@resource.post(
    "/organisations/{uuid:id}/contacts",
    action=Action.CONTACT_WRITE,
    gives=shape.ContactGiven,
    makes="contacts",
)
def add_contact(request: HttpRequest, id: UUID, body: shape.ContactMade) -> Any:
    """Add a person of a partner."""
    partner = found(request, Organisation.objects, id)
    return contact_given(services.add_contact(actor=request.user, organisation=partner, values=_values(body)))


@resource.get("/contacts/{uuid:id}", action=Action.CONTACT_READ, gives=shape.ContactGiven)
def get_contact(request: HttpRequest, id: UUID) -> Any:
    """Look at a person of a partner."""
    return contact_given(_contact(request, id))


@resource.patch("/contacts/{uuid:id}", action=Action.CONTACT_WRITE, gives=shape.ContactGiven)
def amend_contact(request: HttpRequest, id: UUID, body: shape.ContactFields) -> Any:
    """Change what is known of a person; the history names the fields and never what they held."""
    one = _contact(request, id)
    version = seen_version(request, one.version)
    return contact_given(
        services.amend_contact(actor=request.user, contact=one, changes=_values(body), version=version)
    )


@resource.post("/contacts/{uuid:id}/seen", action=Action.CONTACT_WRITE, gives=shape.ContactGiven)
def mark_contact_seen(request: HttpRequest, id: UUID, body: shape.SeenSent) -> Any:
    """Say that a person was met."""
    one = _contact(request, id)
    return contact_given(services.mark_seen(actor=request.user, contact=one, on=body.on, note=body.note))


@resource.post("/contacts/{uuid:id}/archive", action=Action.CONTACT_WRITE, gives=shape.ContactGiven)
def archive_contact(request: HttpRequest, id: UUID, body: Why) -> Any:
    """Put a person aside who is no contact any more."""
    one = _contact(request, id)
    return contact_given(services.archive_contact(actor=request.user, contact=one, reason=body.reason))


@resource.post("/contacts/{uuid:id}/restore", action=Action.CONTACT_WRITE, gives=shape.ContactGiven)
def restore_contact(request: HttpRequest, id: UUID, body: Why) -> Any:
    """Bring a person back."""
    one = _contact(request, id)
    return contact_given(services.restore_contact(actor=request.user, contact=one, reason=body.reason))


@resource.get("/contacts/{uuid:id}/documents", action=Action.CONTACT_WRITE, gives=shape.NamingList)
def list_documents_naming_contact(request: HttpRequest, id: UUID, asked: Query[shape.NamingAsked]) -> Any:
    """List the documents in which the name, the address or the telephone of a person stands.

    It may be about somebody else of the same name: a person decides which `erase_contact` reaches.
    """
    require_scope(request, Action.SOURCE_READ)
    one = _contact(request, id)
    named = documents_naming(request.user, one.sought_by, one.sought_alone, after=asked.after)
    items = [
        shape.NamingGiven(
            document=ref(each.document),
            places=each.places,
            forms=list(each.forms),
            alone=[shape.PlaceGiven.model_validate(place) for place in each.alone],
        )
        for each in named.items
    ]
    return shape.NamingList(items=items, further=named.further)


@resource.post("/contacts/{uuid:id}/erase", action=Action.CONTACT_WRITE, gives=shape.ContactGiven)
def erase_contact(request: HttpRequest, id: UUID, body: shape.EraseSent) -> Any:
    """Take away everything personal, because the person asked for it; it never comes back.

    What was read from `documents` (text, findings, cited words, imported rows) holds █ instead of the name,
    address and telephone afterwards; the originals are kept as they were received. A name of fewer than six
    letters goes from the `places` alone.
    """
    one, places = _contact(request, id), dict[UUID, list[tuple[int, int]]]()
    for place in body.places:
        places.setdefault(place.document, []).append((place.start, place.end))
    erased = services.erase_contact(
        actor=request.user, contact=one, reason=body.reason, documents=body.documents, places=places
    )
    return contact_given(erased)


@resource.get("/organisations/{uuid:id}/notes", action=Action.REGISTER_READ, gives=shape.NoteList)
def list_notes(request: HttpRequest, id: UUID) -> Any:
    """List the notes about a partner, the lasting ones first."""
    partner = found(request, Organisation.objects, id)
    notes = PartnerNote.objects.visible_to(request.user).live().filter(organisation=partner)
    return shape.NoteList(items=[shape.NoteGiven.model_validate(note) for note in notes])


@resource.post(
    "/organisations/{uuid:id}/notes", action=Action.REGISTER_WRITE, gives=shape.NoteGiven, makes="notes"
)
def add_note(request: HttpRequest, id: UUID, body: shape.NoteMade) -> Any:
    """Write a note about a partner."""
    partner = found(request, Organisation.objects, id)
    made = services.add_note(actor=request.user, organisation=partner, values=body.model_dump())
    return shape.NoteGiven.model_validate(made)


@resource.get("/notes/{uuid:id}", action=Action.REGISTER_READ, gives=shape.NoteGiven)
def get_note(request: HttpRequest, id: UUID) -> Any:
    """Look at a note."""
    return shape.NoteGiven.model_validate(found(request, PartnerNote.objects, id))


@resource.patch("/notes/{uuid:id}", action=Action.REGISTER_WRITE, gives=shape.NoteGiven)
def amend_note(request: HttpRequest, id: UUID, body: shape.NoteFields) -> Any:
    """Change a note."""
    note = found(request, PartnerNote.objects.select_related("organisation"), id)
    changes, version = body.model_dump(exclude_unset=True), seen_version(request, note.version)
    changed = services.amend_note(actor=request.user, note=note, changes=changes, version=version)
    return shape.NoteGiven.model_validate(changed)


@resource.post("/notes/{uuid:id}/archive", action=Action.REGISTER_WRITE, gives=shape.NoteGiven)
def archive_note(request: HttpRequest, id: UUID) -> Any:
    """Put a note aside that no longer holds."""
    note = found(request, PartnerNote.objects, id)
    return shape.NoteGiven.model_validate(services.archive_note(actor=request.user, note=note))


@resource.get("/organisations/{uuid:id}/tiers", action=Action.REGISTER_READ, gives=shape.TierList)
def list_tiers(request: HttpRequest, id: UUID) -> Any:
    """List how near a partner was, and from when."""
    return _tiers(found(request, Organisation.objects, id))


@resource.post("/organisations/{uuid:id}/tiers", action=Action.REGISTER_WRITE, gives=shape.TierList)
def set_tier(request: HttpRequest, id: UUID, body: shape.TierSent) -> Any:
    """Say how near a partner is from a day on."""
    partner = found(request, Organisation.objects, id)
    services.set_tier(
        actor=request.user, organisation=partner, tier=body.tier, since=body.since, reason=body.reason
    )
    return _tiers(partner)


@resource.post("/tiers/{uuid:id}/withdraw", action=Action.REGISTER_WRITE, gives=shape.TierList)
def withdraw_tier(request: HttpRequest, id: UUID, body: NeedsWhy) -> Any:
    """Take a tier back that was wrong; the one before it counts again."""
    visible = Organisation.objects.visible_to(request.user)
    row = get_object_or_404(OrganisationTier.objects.filter(organisation__in=visible), pk=id)
    services.withdraw_tier(actor=request.user, row=row, reason=body.reason)
    return _tiers(row.organisation)


def contact_given(one: Contact) -> shape.ContactGiven:
    """A person of a partner."""
    return shape.ContactGiven(
        **{field: getattr(one, field) for field in _CONTACT},
        organisation=ref(one.organisation),
        start=or_none(one.start),
        end=or_none(one.end),
    )


def _contact(request: HttpRequest, pk: UUID) -> Contact:
    return found(request, Contact.objects.select_related("organisation"), pk)  # type: ignore[no-any-return]


def _values(body: shape.ContactFields) -> dict[str, Any]:
    values = body.model_dump(exclude_unset=True)
    return values | {field: values[field] or "" for field in ("start", "end") if field in values}


def _tiers(partner: Organisation) -> shape.TierList:
    return shape.TierList(items=[shape.TierRow.model_validate(row) for row in partner.tiers.all()])
