"""A partner's past: new names, who came after whom; two records of one body put together and apart."""

from typing import Any
from uuid import UUID

from django.db.models import Q
from django.http import HttpRequest
from django.shortcuts import get_object_or_404
from django.utils import timezone

from caunoi_web.accounts.policies import Action
from caunoi_web.api.answers import seen_version
from caunoi_web.api.operations.organisations import given
from caunoi_web.api.resource import Resource
from caunoi_web.api.schemas import organisations as organisation_shape
from caunoi_web.api.schemas import partners as shape
from caunoi_web.api.schemas.base import AsOf, NeedsWhy, Why
from caunoi_web.api.shapes import found, named, or_none, ref
from caunoi_web.common.moving import previews
from caunoi_web.register import services
from caunoi_web.register.models import Merge, Organisation, OrganisationName, Succession
from caunoi_web.register.queries.merging import names_to_add, values_to_fill, why_not
from caunoi_web.register.services.records import refuse_stale

resource = Resource("Partners")
Given = organisation_shape.OrganisationGiven


@resource.post("/organisations/{uuid:id}/rename", action=Action.REGISTER_WRITE, gives=Given)
def rename_organisation(request: HttpRequest, id: UUID, body: shape.Renamed) -> Any:
    """Give an organisation a new name from a day on.

    Agreements signed before keep showing the name of their day. With `If-Match` a change in between is
    refused.
    """
    one = found(request, Organisation.objects, id)
    version = seen_version(request, one.version) if "If-Match" in request.headers else one.version
    changed = services.rename_organisation(
        actor=request.user, organisation=one, name=body.name, on=body.on, reason=body.reason, version=version
    )
    return given(request, changed, AsOf())


@resource.patch("/names/{uuid:id}", action=Action.REGISTER_WRITE, gives=Given)
def amend_name(request: HttpRequest, id: UUID, body: shape.NameChanged) -> Any:
    """Say of what sort a name is and when it was valid; `If-Match` is that of its organisation."""
    visible = Organisation.objects.visible_to(request.user)
    name = get_object_or_404(
        OrganisationName.objects.filter(organisation__in=visible).select_related("organisation"), pk=id
    )
    refuse_stale(name.organisation, seen_version(request, name.organisation.version), {})
    changes = body.model_dump(exclude_unset=True, exclude={"reason"})
    changes = {field: value or "" for field, value in changes.items()}
    services.amend_name(actor=request.user, name=name, changes=changes, reason=body.reason)
    return given(request, Organisation.objects.get(pk=name.organisation_id), AsOf())


@resource.get("/organisations/{uuid:id}/successions", action=Action.REGISTER_READ, gives=shape.SuccessionList)
def list_successions(request: HttpRequest, id: UUID) -> Any:
    """List who came before and after an organisation."""
    one = found(request, Organisation.objects, id)
    rows = Succession.objects.filter(Q(predecessor=one) | Q(successor=one))
    rows = rows.select_related("predecessor", "successor")
    return shape.SuccessionList(items=[_succession(row) for row in rows])


@resource.post(
    "/organisations/{uuid:id}/successions", action=Action.REGISTER_WRITE, gives=shape.SuccessionGiven
)
def add_succession(request: HttpRequest, id: UUID, body: shape.SuccessionSent) -> Any:
    """Say which organisation came after this one."""
    visible = Organisation.objects.visible_to(request.user)
    made = services.add_succession(
        actor=request.user,
        predecessor=found(request, Organisation.objects, id),
        successor=named(visible, "successor", body.successor),
        basis=body.basis,
        on=body.on or "",
        reason=body.reason,
    )
    return _succession(made)


@resource.post("/successions/{uuid:id}/remove", action=Action.REGISTER_WRITE, gives=Given)
def remove_succession(request: HttpRequest, id: UUID, body: NeedsWhy) -> Any:
    """Take a succession away that was wrong; gives the organisation that came before."""
    visible = Organisation.objects.visible_to(request.user)
    row = get_object_or_404(Succession.objects.filter(predecessor__in=visible), pk=id)
    before = row.predecessor
    services.remove_succession(actor=request.user, succession=row, reason=body.reason)
    return given(request, before, AsOf())


@resource.get(
    "/organisations/{uuid:id}/merge/{uuid:other}", action=Action.REGISTER_MERGE, gives=shape.MergePreview
)
def preview_merge(request: HttpRequest, id: UUID, other: UUID) -> Any:
    """See what would come of putting `other` into this organisation; nothing is changed."""
    survivor = found(request, Organisation.objects, id)
    merged = found(request, Organisation.objects, other)
    refusal = why_not(survivor, merged)
    moves = [] if refusal else previews(merged.pk, survivor.pk)
    return shape.MergePreview(
        survivor=ref(survivor),
        merged=ref(merged),
        version=survivor.version,
        merged_version=merged.version,
        refusal=refusal,
        new_names=[] if refusal else names_to_add(survivor, merged),
        filled=[] if refusal else sorted(values_to_fill(survivor, merged)),
        moves=[
            shape.MovesGiven(label=str(one.label), number=one.number, known_already=one.known_already)
            for one in moves
        ],
    )


@resource.post(
    "/organisations/{uuid:id}/merge", action=Action.REGISTER_MERGE, gives=shape.MergeGiven, makes="merges"
)
def merge_organisations(request: HttpRequest, id: UUID, body: shape.MergeSent) -> Any:
    """Put another record of the same body into this one; it can be undone."""
    made = services.merge_organisations(
        actor=request.user,
        survivor=found(request, Organisation.objects, id),
        merged=named(Organisation.objects.visible_to(request.user), "merged", body.merged),
        versions=(body.version, body.merged_version),
        reason=body.reason,
    )
    return _merge(made)


@resource.get("/merges/{uuid:id}", action=Action.REGISTER_READ, gives=shape.MergeGiven)
def get_merge(request: HttpRequest, id: UUID) -> Any:
    """Look at what was put together, by whom and why."""
    return _merge(_found_merge(request, id))


@resource.post("/merges/{uuid:id}/undo", action=Action.REGISTER_MERGE, gives=shape.MergeGiven)
def undo_merge(request: HttpRequest, id: UUID, body: Why) -> Any:
    """Take two records apart again, each as it was; what was added since stays with the survivor."""
    merge = _found_merge(request, id)
    return _merge(services.undo_merge(actor=request.user, merge=merge, reason=body.reason))


def _found_merge(request: HttpRequest, pk: UUID) -> Merge:
    visible = Organisation.objects.visible_to(request.user)
    merges = Merge.objects.select_related("survivor", "merged", "by").filter(survivor__in=visible)
    return get_object_or_404(merges, pk=pk)


def _merge(one: Merge) -> shape.MergeGiven:
    return shape.MergeGiven(
        id=one.pk,
        survivor=ref(one.survivor),
        merged=ref(one.merged),
        reason=one.reason,
        at=one.at or timezone.now(),
        by=str(one.by),
        undone_at=one.undone_at,
    )


def _succession(row: Succession) -> shape.SuccessionGiven:
    return shape.SuccessionGiven(
        id=row.pk,
        predecessor=ref(row.predecessor),
        successor=ref(row.successor),
        on=or_none(row.on),
        basis=row.basis,
        reason=row.reason,
    )
