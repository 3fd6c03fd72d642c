"""What belongs to an agreement: who signed, what happened, its links, its files."""

from typing import Any
from uuid import UUID

from django.http import HttpRequest
from django.shortcuts import get_object_or_404

from caunoi_web.accounts.policies import Action
from caunoi_web.api.agreement_shapes import agreement_given
from caunoi_web.api.answers import seen_version, seen_version_if_said
from caunoi_web.api.resource import Resource
from caunoi_web.api.schemas import agreements as shape
from caunoi_web.api.schemas import agreements_sent as sent
from caunoi_web.api.schemas.base import NeedsWhy
from caunoi_web.api.shapes import found, named
from caunoi_web.register import services
from caunoi_web.register.models import Agreement, AgreementEvent, AgreementFile, AgreementLink
from caunoi_web.sources.models import Document

resource = Resource("Agreements")


@resource.put("/agreements/{uuid:id}/signatories", action=Action.REGISTER_WRITE, gives=shape.AgreementGiven)
def set_signatories(request: HttpRequest, id: UUID, body: sent.SignatoriesSent) -> Any:
    """Say who signed an agreement, for whom, instead of those there are."""
    one = found(request, Agreement.objects, id)
    people = [
        services.Signatory(**person.model_dump(exclude={"side"}), side=person.side or "")
        for person in body.signatories
    ]
    changed = services.set_signatories(
        actor=request.user,
        agreement=one,
        signatories=people,
        version=seen_version(request, one.version),
        reason=body.reason,
    )
    return agreement_given(request, changed)


@resource.post("/agreements/{uuid:id}/events", action=Action.REGISTER_WRITE, gives=shape.AgreementGiven)
def add_event(request: HttpRequest, id: UUID, body: sent.EventSent) -> Any:
    """Write down what happened to an agreement: suspended, ended, renewed, a notice given.

    With `If-Match` it is refused when somebody changed the agreement meanwhile.
    """
    one = found(request, Agreement.objects, id)
    changed = services.add_event(
        actor=request.user,
        agreement=one,
        kind=body.kind,
        on=body.on,
        until=body.until or "",
        reason=body.reason,
        document=named(Document.objects.visible_to(request.user), "document", body.document),
        version=seen_version_if_said(request, one.version),
    )
    return agreement_given(request, changed)


@resource.post("/events/{uuid:id}/withdraw", action=Action.REGISTER_WRITE, gives=shape.AgreementGiven)
def withdraw_event(request: HttpRequest, id: UUID, body: NeedsWhy) -> Any:
    """Take back an event that was wrong; the history keeps it."""
    event = _of_agreement(request, AgreementEvent, id)
    changed = services.withdraw_event(
        actor=request.user,
        event=event,
        reason=body.reason,
        version=seen_version_if_said(request, event.agreement.version),
    )
    return agreement_given(request, changed)


@resource.post("/agreements/{uuid:id}/links", action=Action.REGISTER_WRITE, gives=shape.AgreementGiven)
def link_agreements(request: HttpRequest, id: UUID, body: sent.LinkSent) -> Any:
    """Say what this agreement is to an earlier one: an annex, an extension, a renewal.

    What follows is recorded with it: an extension moves the end of the earlier one, a replacement ends it.
    """
    later = found(request, Agreement.objects, id)
    version = seen_version_if_said(request, later.version)
    services.link_agreements(
        actor=request.user,
        kind=body.kind,
        later=later,
        earlier=named(Agreement.objects.visible_to(request.user), "earlier", body.earlier),
        on=body.on or "",
        note=body.note,
        seen=(later, version) if version is not None else None,
    )
    return agreement_given(request, _as_it_is(later))


@resource.post("/links/{uuid:id}/withdraw", action=Action.REGISTER_WRITE, gives=shape.AgreementGiven)
def unlink(request: HttpRequest, id: UUID, body: NeedsWhy) -> Any:
    """Take a link back, and the events that it brought about; gives the later agreement."""
    visible = Agreement.objects.visible_to(request.user)
    link = get_object_or_404(AgreementLink.objects.filter(later__in=visible), pk=id)
    services.unlink(actor=request.user, link=link, reason=body.reason)
    return agreement_given(request, _as_it_is(link.later))


@resource.post("/agreements/{uuid:id}/files", action=Action.REGISTER_WRITE, gives=shape.AgreementGiven)
def attach_file(request: HttpRequest, id: UUID, body: sent.FileSent) -> Any:
    """Attach a document that was taken in already (`add_document`)."""
    one = found(request, Agreement.objects, id)
    services.attach_file(
        actor=request.user,
        agreement=one,
        document=named(Document.objects.visible_to(request.user), "document", body.document),
        role=body.role,
        note=body.note,
    )
    return agreement_given(request, _as_it_is(one))


@resource.post("/files/{uuid:id}/withdraw", action=Action.REGISTER_WRITE, gives=shape.AgreementGiven)
def withdraw_file(request: HttpRequest, id: UUID, body: NeedsWhy) -> Any:
    """Take a file off its agreement; the document itself stays."""
    file = _of_agreement(request, AgreementFile, id)
    changed = services.withdraw_file(
        actor=request.user,
        file=file,
        reason=body.reason,
        version=seen_version_if_said(request, file.agreement.version),
    )
    return agreement_given(request, changed)


def _of_agreement(request: HttpRequest, model: Any, pk: UUID) -> Any:
    visible = Agreement.objects.visible_to(request.user)
    return get_object_or_404(model.objects.select_related("agreement").filter(agreement__in=visible), pk=pk)


def _as_it_is(agreement: Agreement) -> Agreement:
    return Agreement.objects.select_related("host_unit").get(pk=agreement.pk)
