"""What programs read in documents and a person decides on: accept, change, reject, take back."""

from typing import Any
from uuid import UUID

from django.http import HttpRequest, QueryDict
from django.shortcuts import get_object_or_404
from django.utils import timezone
from ninja import Query

from caunoi_web.accounts.policies import Action
from caunoi_web.api.lists import listed
from caunoi_web.api.resource import Resource
from caunoi_web.api.schemas import review as shape
from caunoi_web.api.schemas.base import Page, Ref
from caunoi_web.api.shapes import found
from caunoi_web.intake import services
from caunoi_web.intake.errors import WrongValue
from caunoi_web.intake.forms import AgreementChange, FigureChange, OrganisationChange
from caunoi_web.intake.models import Proposal, ProposalKind
from caunoi_web.intake.queries.board import proposals_in
from caunoi_web.intake.queries.cards import Card, Given, card_of
from caunoi_web.intake.queries.certain import Plan, plan_for
from caunoi_web.intake.queries.questions import Question
from caunoi_web.intake.queries.queue import OLDEST, waiting_documents
from caunoi_web.register.queries.life import name_of
from caunoi_web.sources.models import Document

resource = Resource("Review")
_QUEUE = ("id", "name", "received_at", "agreements", "organisations", "figures", "certain")
_LINE = ("id", "version", "kind", "label", "state", "confidence", "flags")
_FORMS: dict[str, Any] = {ProposalKind.ORGANISATION: OrganisationChange, ProposalKind.FIGURE: FigureChange}


@resource.get("/review/documents", action=Action.REVIEW_READ, gives=Page[shape.QueueItem])
def list_review_queue(request: HttpRequest, asked: Query[shape.QueueAsked]) -> Any:
    """List the documents that wait for review, the oldest first."""
    return listed(request, waiting_documents(request.user), OLDEST, asked, _queued)


@resource.get("/documents/{uuid:id}/proposals", action=Action.REVIEW_READ, gives=shape.ProposalList)
def list_proposals(request: HttpRequest, id: UUID) -> Any:
    """List what was read in a document, decided or not."""
    rows = proposals_in(found(request, Document.objects, id))
    return shape.ProposalList(
        items=[shape.ProposalLine(**{field: getattr(row, field) for field in _LINE}) for row in rows]
    )


@resource.get("/proposals/{uuid:id}", action=Action.REVIEW_READ, gives=shape.ProposalGiven)
def get_proposal(request: HttpRequest, id: UUID) -> Any:
    """Look at a proposal: its words, and what must be said before it can be accepted."""
    return _given(_proposal(request, id))


@resource.post("/proposals/{uuid:id}/accept", action=Action.REVIEW_DECIDE, gives=shape.ProposalGiven)
def accept_proposal(request: HttpRequest, id: UUID, body: shape.ProposalAccepted) -> Any:
    """Write a proposal into the register, as it was read or changed.

    What could be chosen must be named as shown (`questions`, `twins`): when something came into the
    register since, nothing is written.
    """
    proposal = _proposal(request, id)
    about: dict[str, Any] = {
        "actor": request.user,
        "proposal": proposal,
        "version": body.version,
        "value": _changed(request, proposal, body.values),
        "reason": body.reason,
    }
    if proposal.kind == ProposalKind.ORGANISATION:
        services.accept_organisation(**about, choice=_choice(body.choice))
    elif proposal.kind == ProposalKind.AGREEMENT:
        services.accept_agreement(**about, choices=_choices(body))
    else:
        services.accept_figure(**about)
    return _given(_proposal(request, id))


@resource.post("/proposals/{uuid:id}/reject", action=Action.REVIEW_DECIDE, gives=shape.ProposalGiven)
def reject_proposal(request: HttpRequest, id: UUID, body: shape.ProposalRejected) -> Any:
    """Say that a finding is not to be believed."""
    services.reject(
        actor=request.user, proposal=_proposal(request, id), version=body.version, reason=body.reason
    )
    return _given(_proposal(request, id))


@resource.post("/proposals/{uuid:id}/undo", action=Action.REVIEW_DECIDE, gives=shape.ProposalGiven)
def undo_proposal(request: HttpRequest, id: UUID) -> Any:
    """Take a decision back; what it wrote leaves the register."""
    services.undo(actor=request.user, proposal=_proposal(request, id))
    return _given(_proposal(request, id))


@resource.get("/documents/{uuid:id}/certain", action=Action.REVIEW_READ, gives=shape.PlanGiven)
def get_certain_plan(request: HttpRequest, id: UUID) -> Any:
    """See what accepting all that is certain in a document would do; nothing is changed."""
    return _plan(plan_for(found(request, Document.objects, id)))


@resource.post("/documents/{uuid:id}/certain", action=Action.REVIEW_DECIDE, gives=shape.PlanGiven)
def accept_certain(request: HttpRequest, id: UUID, body: shape.PlanSent) -> Any:
    """Do exactly the plan that was shown, all or nothing."""
    document = found(request, Document.objects, id)
    plan, _act = services.accept_certain(actor=request.user, document=document, token=body.token)
    return _plan(plan)


@resource.post("/documents/{uuid:id}/reviewed", action=Action.REVIEW_DECIDE, gives=shape.ProposalList)
def close_document(request: HttpRequest, id: UUID) -> Any:
    """Say that a document in which nothing waits has been looked at."""
    services.close_document(actor=request.user, document=found(request, Document.objects, id))
    return list_proposals(request, id)


def _proposal(request: HttpRequest, pk: UUID) -> Proposal:
    visible = Document.objects.visible_to(request.user)
    every = Proposal.objects.filter(document__in=visible).select_related("document")
    return get_object_or_404(every, pk=pk)


def _choice(sent: shape.AnswerSent) -> services.Choice:
    return services.Choice(sent.answer, frozenset(map(str, sent.shown)))


def _choices(body: shape.ProposalAccepted) -> services.Choices:
    return services.Choices(
        parties={party.proposal: _choice(party) for party in body.parties},
        agreement=body.agreement,
        shown=frozenset(map(str, body.shown_agreements)),
    )


def _changed(
    request: HttpRequest, proposal: Proposal, values: dict[str, Any] | None
) -> dict[str, Any] | None:
    """What the person makes of the finding, by the form of the screen. Raises ``WrongValue``."""
    if not values:
        return None
    data = QueryDict(mutable=True)
    kind = _FORMS.get(proposal.kind, AgreementChange)
    initial = kind.initial_of(proposal.value)
    for name, value in {**initial, **values}.items():
        data.setlist(name, list(map(str, value)) if isinstance(value, list | tuple) else [_text(value)])
    more = {"user": request.user, "names": list(proposal.value["parties"])} if kind is AgreementChange else {}
    form = kind(data, initial=initial, **more)
    if not form.is_valid():
        field, faults = next(iter(form.errors.items()))
        raise WrongValue("" if field == "__all__" else field, faults[0])
    return form.value_from(proposal.value)  # type: ignore[no-any-return]


def _text(value: Any) -> str:
    return "" if value is None else str(value)


def _given(one: Proposal) -> shape.ProposalGiven:
    card = card_of(one, one.document, timezone.localdate(), Given())
    more = ("confidence", "flags", "value", "decided_value", "start", "end", "decided_at", "reason")
    return shape.ProposalGiven(
        **{field: getattr(one, field) for field in ("id", "version", "kind", "label", "state", *more)},
        document=one.document_id,
        words=one.document.text[one.start : one.end],
        record=one.target_id,
        questions=[_question(question) for question in _questions(card)],
        twins=[Ref(id=twin.agreement.pk, name=name_of(twin.agreement)) for twin in card.twins],
    )


def _questions(card: Card) -> list[Question]:
    asked = [card.question, *(line.question for line in card.lines)]
    return [question for question in asked if question is not None]


def _question(one: Question) -> shape.QuestionGiven:
    return shape.QuestionGiven(
        proposal=one.proposal.pk,
        name=one.proposal.label,
        suggested=one.suggested,
        options=[
            shape.OptionGiven(
                id=option.organisation.pk,
                name=option.organisation.name,
                likeness=str(option.likeness),
                reasons_for=[str(reason) for reason in option.reasons_for],
                reasons_against=[str(reason) for reason in option.reasons_against],
            )
            for option in one.options
        ],
    )


def _queued(row: Document) -> shape.QueueItem:
    return shape.QueueItem(**{field: getattr(row, field) for field in _QUEUE})


def _plan(plan: Plan) -> shape.PlanGiven:
    return shape.PlanGiven(
        token=plan.token,
        organisations=len(plan.organisations),
        agreements=len(plan.agreements),
        figures=len(plan.figures),
        new_organisations=plan.new_organisations,
        new_agreements=plan.new_agreements,
        left=plan.left,
    )
