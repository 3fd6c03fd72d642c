"""Promises: list, look at, add, change, let go, put aside; and those read from a text."""

from typing import Any
from uuid import UUID

from django.http import HttpRequest
from django.shortcuts import get_object_or_404
from ninja import Query

from caunoi_web.accounts.models import Unit
from caunoi_web.accounts.policies import Action
from caunoi_web.activities import services
from caunoi_web.activities.models import Commitment, CommitmentProposal
from caunoi_web.activities.queries.promises import PromiseRow, promise_rows, promises_of
from caunoi_web.activities.services.proposals import values_of
from caunoi_web.api.answers import seen_version
from caunoi_web.api.lists import day_asked
from caunoi_web.api.resource import Resource
from caunoi_web.api.schemas import promises as shape
from caunoi_web.api.schemas.base import AsOf, NeedsWhy
from caunoi_web.api.shapes import found, named, or_none, ref
from caunoi_web.register.models import Agreement, Organisation

resource = Resource("Promises")
_PLAIN = (
    "version", "debtor", "code", "what", "amount", "measure", "counted_word", "currency", "bound", "rhythm",
    "means", "until_end", "waived_on", "waived_why", "archived_at",
)  # fmt: skip


@resource.get("/commitments", action=Action.ACTIVITY_READ, gives=shape.CommitmentList)
def list_commitments(request: HttpRequest, asked: Query[shape.CommitmentsAsked]) -> Any:
    """List the promises of an agreement, with how each stands on the day."""
    one = found(request, Agreement.objects, asked.agreement)
    rows = promises_of([one.pk], day_asked(asked))
    return shape.CommitmentList(items=[_given(row) for row in rows])


@resource.post("/commitments", action=Action.PROMISE_WRITE, gives=shape.CommitmentGiven, makes="commitments")
def create_commitment(request: HttpRequest, body: shape.CommitmentMade) -> Any:
    """Add a promise of an agreement."""
    made = services.create_commitment(
        actor=request.user,
        agreement=named(Agreement.objects.visible_to(request.user), "agreement", body.agreement),
        values=_values(request, body),
        reason=body.reason,
    )
    return _one(made.pk)


@resource.get("/commitments/{uuid:id}", action=Action.ACTIVITY_READ, gives=shape.CommitmentGiven)
def get_commitment(request: HttpRequest, id: UUID, asked: Query[AsOf]) -> Any:
    """Look at a promise, and how it stands on the day."""
    return _one(found(request, Commitment.objects, id).pk, asked)


@resource.patch("/commitments/{uuid:id}", action=Action.PROMISE_WRITE, gives=shape.CommitmentGiven)
def amend_commitment(request: HttpRequest, id: UUID, body: shape.CommitmentChanged) -> Any:
    """Change a promise; what was done is counted anew."""
    one = found(request, Commitment.objects, id)
    services.amend_commitment(
        actor=request.user,
        commitment=one,
        changes=_values(request, body),
        version=seen_version(request, one.version),
        reason=body.reason,
    )
    return _one(one.pk)


@resource.post("/commitments/{uuid:id}/waive", action=Action.PROMISE_WRITE, gives=shape.CommitmentGiven)
def waive_commitment(request: HttpRequest, id: UUID, body: shape.WaiveSent) -> Any:
    """Let a promise go on a day, or make it count again."""
    one = found(request, Commitment.objects, id)
    version = seen_version(request, one.version) if "If-Match" in request.headers else one.version
    services.waive_commitment(
        actor=request.user, commitment=one, on=body.on, reason=body.reason, version=version
    )
    return _one(one.pk)


@resource.post("/commitments/{uuid:id}/archive", action=Action.PROMISE_WRITE, gives=shape.CommitmentGiven)
def archive_commitment(request: HttpRequest, id: UUID, body: NeedsWhy) -> Any:
    """Put a promise aside that was recorded wrongly."""
    one = found(request, Commitment.objects, id)
    services.archive_commitment(actor=request.user, commitment=one, reason=body.reason)
    return _one(one.pk)


@resource.get("/agreements/{uuid:id}/promises-read", action=Action.PROMISE_WRITE, gives=shape.PromiseReadList)
def list_promises_read(request: HttpRequest, id: UUID) -> Any:
    """List the promises that were read in the texts of an agreement."""
    one = found(request, Agreement.objects, id)
    rows = CommitmentProposal.objects.filter(agreement=one).select_related("document").in_text_order()
    return shape.PromiseReadList(items=[_read(row) for row in rows])


@resource.post("/agreements/{uuid:id}/promises-read", action=Action.PROMISE_WRITE, gives=shape.ReadingGiven)
def read_promises(request: HttpRequest, id: UUID) -> Any:
    """Read the promises in the texts of an agreement (again); nothing counts before a person accepts it."""
    reading = services.read_promises(actor=request.user, agreement=found(request, Agreement.objects, id))
    return shape.ReadingGiven(texts=reading.texts, new=reading.new)


@resource.post("/promises-read/{uuid:id}/accept", action=Action.PROMISE_WRITE, gives=shape.CommitmentGiven)
def accept_promise_read(request: HttpRequest, id: UUID, body: shape.PromiseAccepted) -> Any:
    """Accept a promise as it was read; fields that are sent replace what was read."""
    proposal = _proposal(id)
    sent = _values(request, body)
    values = values_of(proposal) | sent if sent else None
    made = services.accept_proposal(actor=request.user, proposal=proposal, values=values, reason=body.reason)
    return _one(made.pk)


@resource.post("/promises-read/{uuid:id}/reject", action=Action.PROMISE_WRITE, gives=shape.PromiseReadGiven)
def reject_promise_read(request: HttpRequest, id: UUID) -> Any:
    """Say that this is no promise."""
    services.reject_proposal(actor=request.user, proposal=_proposal(id))
    return _read(_proposal(id))


@resource.post("/promises-read/{uuid:id}/reopen", action=Action.PROMISE_WRITE, gives=shape.PromiseReadGiven)
def reopen_promise_read(request: HttpRequest, id: UUID) -> Any:
    """Let a rejected one wait again."""
    services.reopen_proposal(actor=request.user, proposal=_proposal(id))
    return _read(_proposal(id))


def _one(pk: UUID, asked: AsOf | None = None) -> shape.CommitmentGiven:
    commitment = Commitment.objects.select_related("agreement", "unit", "partner").get(pk=pk)
    return _given(promise_rows([commitment], day_asked(asked or AsOf()))[0])


def _given(row: PromiseRow) -> shape.CommitmentGiven:
    one = row.commitment
    return shape.CommitmentGiven(
        id=one.pk,
        agreement=one.agreement_id,
        **{field: getattr(one, field) for field in _PLAIN},
        partner=ref(one.partner),
        unit=ref(one.unit),
        due=or_none(one.due),
        due_on=row.due_on,
        standing=row.standing,
        done=row.done,
        ahead=row.ahead,
        missed_years=list(row.missed),
    )


def _values(request: HttpRequest, body: shape.CommitmentFields) -> dict[str, Any]:
    values = body.model_dump(exclude_unset=True, exclude={"reason", "agreement"})
    related = {"partner": Organisation.objects.visible_to(request.user), "unit": Unit.objects}
    values |= {field: named(related[field], field, values[field]) for field in related if field in values}
    return values | ({"due": values["due"] or ""} if "due" in values else {})


def _proposal(pk: UUID) -> CommitmentProposal:
    return get_object_or_404(CommitmentProposal.objects.select_related("agreement", "document"), pk=pk)


def _read(row: CommitmentProposal) -> shape.PromiseReadGiven:
    return shape.PromiseReadGiven(
        id=row.pk,
        agreement=row.agreement_id,
        document=row.document_id,
        state=row.state,
        value=row.value,
        start=row.start,
        end=row.end,
        words=row.words,
        commitment=row.commitment_id,
    )
