"""Activities: list, look at, record, change, move on, prove, put aside."""

from datetime import date
from typing import Any
from uuid import UUID

from django.http import HttpRequest
from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.utils.translation import get_language
from ninja import File, Query
from ninja.files import UploadedFile

from caunoi_web.accounts.models import Unit
from caunoi_web.accounts.policies import Action
from caunoi_web.activities import services
from caunoi_web.activities.forms.activities import state_at
from caunoi_web.activities.models import Activity, ActivityProof, Commitment
from caunoi_web.activities.queries.activity_filters import ActivityFilter
from caunoi_web.activities.queries.activity_rows import ActivityRow, activity_rows
from caunoi_web.activities.services.steps import next_states
from caunoi_web.api.answers import seen_version
from caunoi_web.api.lists import day_asked, page_asked, page_of_shapes
from caunoi_web.api.resource import Resource
from caunoi_web.api.schemas import activities as shape
from caunoi_web.api.schemas.base import AsOf, NeedsWhy, Page, Ref, Why
from caunoi_web.api.shapes import found, named, or_none, ref
from caunoi_web.common.keyset import OrderKey
from caunoi_web.register.models import Agreement, Organisation

resource = Resource("Activities")
_FILTERS = ("group", "kind", "state", "year", "unit", "partner", "agreement", "commitment")
_NEWEST = (OrderKey("begins_on", date.fromisoformat, down=True), OrderKey("id", UUID, down=True))
_ITEM = (
    "id", "kind", "title", "state", "is_overdue", "place", "participants", "cost", "income", "currency",
    "in_kind", "outcome", "proofs",
)  # fmt: skip
_PLAIN = (
    "version", "kind", "title", "state", "began", "place", "participants", "quantity", "cost", "income",
    "currency", "in_kind", "outcome", "archived_at", "created_at", "changed_at",
)  # fmt: skip


@resource.get("/activities", action=Action.ACTIVITY_READ, gives=Page[shape.ActivityItem])
def list_activities(request: HttpRequest, asked: Query[shape.ActivitiesAsked]) -> Any:
    """List activities, the newest first."""
    day = day_asked(asked)
    chosen = {field: getattr(asked, field) for field in _FILTERS if getattr(asked, field) is not None}
    passing = ActivityFilter(**chosen, text=" ".join(asked.text.split()))
    rows = passing.apply(Activity.objects.visible_to(request.user), day)
    page = page_asked(request, rows, _NEWEST, asked)
    return page_of_shapes(request, page, [_item(row) for row in activity_rows(page.object_list, day)])


@resource.post("/activities", action=Action.ACTIVITY_WRITE, gives=shape.ActivityGiven, makes="activities")
def record_activity(request: HttpRequest, body: shape.ActivityMade) -> Any:
    """Record an activity.

    With an `Idempotency-Key` the same call again records nothing twice. The head of a unit records for
    that unit only.
    """
    values = _values(request, body)
    values["state"] = body.state or state_at(body.began, body.ended or "", timezone.localdate())
    made = services.create_activity(
        actor=request.user, values=values, partners=_partners(request, body.partners), reason=body.reason
    )
    return given(made, timezone.localdate())


@resource.get("/activities/{uuid:id}", action=Action.ACTIVITY_READ, gives=shape.ActivityGiven)
def get_activity(request: HttpRequest, id: UUID, asked: Query[AsOf]) -> Any:
    """Look at an activity."""
    return given(found(request, Activity.objects.select_related("unit"), id), day_asked(asked))


@resource.patch("/activities/{uuid:id}", action=Action.ACTIVITY_WRITE, gives=shape.ActivityGiven)
def amend_activity(request: HttpRequest, id: UUID, body: shape.ActivityChanged) -> Any:
    """Change an activity."""
    one = found(request, Activity.objects, id)
    changed = services.amend_activity(
        actor=request.user,
        activity=one,
        changes=_values(request, body),
        version=seen_version(request, one.version),
        partners=None if body.partners is None else _partners(request, body.partners),
        reason=body.reason,
    )
    return given(changed, timezone.localdate())


@resource.post("/activities/{uuid:id}/step", action=Action.ACTIVITY_WRITE, gives=shape.ActivityGiven)
def move_activity(request: HttpRequest, id: UUID, body: shape.StepSent) -> Any:
    """Take an activity a step on, one back, or cancel it; to approve asks for that right."""
    one = found(request, Activity.objects, id)
    version = seen_version(request, one.version) if "If-Match" in request.headers else one.version
    moved = services.move_activity(
        actor=request.user, activity=one, to=body.to, version=version, reason=body.reason
    )
    return given(moved, timezone.localdate())


@resource.post("/activities/{uuid:id}/archive", action=Action.ACTIVITY_WRITE, gives=shape.ActivityGiven)
def archive_activity(request: HttpRequest, id: UUID, body: NeedsWhy) -> Any:
    """Put an activity aside that was recorded wrongly."""
    one = found(request, Activity.objects, id)
    changed = services.archive_activity(actor=request.user, activity=one, reason=body.reason)
    return given(changed, timezone.localdate())


@resource.post("/activities/{uuid:id}/proofs", action=Action.PROOF_ADD, gives=shape.ActivityGiven)
def add_proof(request: HttpRequest, id: UUID, file: File[UploadedFile]) -> Any:
    """Keep a file as proof of an activity."""
    one = found(request, Activity.objects, id)
    services.add_proof(actor=request.user, activity=one, name=file.name or "", data=file.read())
    return given(Activity.objects.get(pk=one.pk), timezone.localdate())


@resource.post("/proofs/{uuid:id}/withdraw", action=Action.ACTIVITY_WRITE, gives=shape.ActivityGiven)
def withdraw_proof(request: HttpRequest, id: UUID, body: Why) -> Any:
    """Let a file no longer count as proof; the file itself stays."""
    visible = ActivityProof.objects.filter(activity__in=Activity.objects.visible_to(request.user))
    proof = get_object_or_404(visible.select_related("activity", "document"), pk=id)
    services.withdraw_proof(actor=request.user, proof=proof, reason=body.reason)
    return given(Activity.objects.get(pk=proof.activity_id), timezone.localdate())


def given(one: Activity, day: date) -> shape.ActivityGiven:
    """An activity, whole; three queries."""
    proofs = one.proof_rows.filter(withdrawn_at__isnull=True).select_related("document")
    return shape.ActivityGiven(
        id=one.pk,
        **{field: getattr(one, field) for field in _PLAIN},
        is_overdue=one.is_overdue_on(day),
        ended=or_none(one.ended),
        agreement=one.agreement_id,
        commitment=one.commitment_id,
        unit=ref(one.unit),
        partners=[ref(row.organisation) for row in one.partner_rows.select_related("organisation")],
        proofs=[_proof(row) for row in proofs.defer("document__text", "document__structure")],
        next_states=list(next_states(one)),
    )


def _values(request: HttpRequest, body: shape.ActivityFields) -> dict[str, Any]:
    """The fields that were sent, as the services take them."""
    values = body.model_dump(exclude_unset=True, exclude={"reason", "partners", "state"})
    user = request.user
    related = {
        "agreement": Agreement.objects.visible_to(user),
        "commitment": Commitment.objects.visible_to(user).select_related("agreement"),
        "unit": Unit.objects,
    }
    values |= {field: named(related[field], field, values[field]) for field in related if field in values}
    if "ended" in values:
        values["ended"] = values["ended"] or ""
    return values


def _partners(request: HttpRequest, ids: list[UUID]) -> list[Organisation]:
    every = Organisation.objects.visible_to(request.user).live()
    return [named(every, "partners", pk) for pk in ids]


def _item(row: ActivityRow) -> shape.ActivityItem:
    agreement = Ref(id=row.agreement_id, name=row.agreement_name) if row.agreement_id else None
    return shape.ActivityItem(
        **{field: getattr(row, field) for field in _ITEM},
        began=str(row.began),
        ended=or_none(row.ended),
        partners=list(row.partners),
        agreement=agreement,
        unit=row.unit(get_language() or "vi"),
    )


def _proof(row: ActivityProof) -> shape.ProofGiven:
    document = row.document
    return shape.ProofGiven(
        id=row.pk, document=ref(document), size=document.size, sha256=document.sha256, added_at=row.added_at
    )
