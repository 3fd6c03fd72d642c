"""The public page: what it shows, and which records are kept out of it."""

from typing import Any
from uuid import UUID

from django.http import HttpRequest
from django.utils import timezone

from caunoi_web.accounts.policies import Action
from caunoi_web.api.answers import seen_version
from caunoi_web.api.resource import Resource
from caunoi_web.api.schemas import office as shape
from caunoi_web.api.shapes import found
from caunoi_web.public import services
from caunoi_web.public.models import Publication
from caunoi_web.public.queries.publication import current_publication, proposed_publication
from caunoi_web.public.queries.standing import standing_of
from caunoi_web.public.services.publication import FIELDS
from caunoi_web.register.models import Agreement, Organisation

resource = Resource("Public page")


@resource.get("/publication", action=Action.PUBLIC_MANAGE, gives=shape.PublicationGiven)
def get_publication(request: HttpRequest) -> Any:
    """Look at what the public page is and shows; what it would begin with while nothing is decided."""
    return _given(current_publication() or proposed_publication())


@resource.patch("/publication", action=Action.PUBLIC_MANAGE, gives=shape.PublicationGiven)
def change_publication(request: HttpRequest, body: shape.PublicationFields) -> Any:
    """Turn the public page on or off, and say what it shows."""
    kept = current_publication()
    changes = {
        field: value
        for field, value in body.model_dump(exclude_unset=True, exclude={"reason"}).items()
        if value is not None
    }
    if kept is None:
        proposed = proposed_publication()
        changes = {field: getattr(proposed, field) for field in FIELDS} | changes
    changed = services.change_publication(
        actor=request.user,
        version=seen_version(request, kept.version if kept else 0),
        changes=changes,
        reason=body.reason,
    )
    return _given(changed)


@resource.get("/agreements/{uuid:id}/public", action=Action.PUBLIC_KEEP_OUT, gives=shape.KeptOutGiven)
def get_public_standing_of_agreement(request: HttpRequest, id: UUID) -> Any:
    """Say whether visitors of the public page see an agreement, and why."""
    return _standing(found(request, Agreement.objects, id))


@resource.post("/agreements/{uuid:id}/public", action=Action.PUBLIC_KEEP_OUT, gives=shape.KeptOutGiven)
def keep_agreement_out(request: HttpRequest, id: UUID, body: shape.KeepOutSent) -> Any:
    """Keep an agreement out of the public page, or (by who may) let its rules decide again."""
    return _decided(request, found(request, Agreement.objects, id), body)


@resource.get("/organisations/{uuid:id}/public", action=Action.PUBLIC_KEEP_OUT, gives=shape.KeptOutGiven)
def get_public_standing_of_organisation(request: HttpRequest, id: UUID) -> Any:
    """Say whether visitors of the public page see a partner, and why."""
    return _standing(found(request, Organisation.objects, id))


@resource.post("/organisations/{uuid:id}/public", action=Action.PUBLIC_KEEP_OUT, gives=shape.KeptOutGiven)
def keep_organisation_out(request: HttpRequest, id: UUID, body: shape.KeepOutSent) -> Any:
    """Keep a partner and its agreements out of the public page, or (by who may) let its rules decide."""
    return _decided(request, found(request, Organisation.objects, id), body)


def _decided(request: HttpRequest, record: Any, body: shape.KeepOutSent) -> shape.KeptOutGiven:
    if body.keep_out:
        services.keep_out(actor=request.user, record=record, reason=body.reason)
    else:
        services.let_in(actor=request.user, record=record, reason=body.reason)
    return _standing(record)


def _standing(record: Any) -> shape.KeptOutGiven:
    standing = standing_of(record, timezone.localdate())
    return shape.KeptOutGiven(is_public=standing.is_public, why_not=str(standing.why_not))


def _given(kept: Publication) -> shape.PublicationGiven:
    fields = {field: getattr(kept, field) for field in FIELDS}
    return shape.PublicationGiven(version=kept.version, **fields)
