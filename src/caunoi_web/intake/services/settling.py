"""What every decision does alike: hold the document, look again, write down who decided what."""

from typing import Any
from uuid import UUID

from django.utils import timezone
from django.utils.translation import gettext as _

from caunoi_web.accounts.models import User
from caunoi_web.accounts.policies import Action, require
from caunoi_web.intake.errors import AlreadySettled, StaleProposal
from caunoi_web.intake.models import Proposal, ProposalState
from caunoi_web.intake.wording import decision_words
from caunoi_web.sources.models import Document, DocumentState
from caunoi_web.sources.services import record_change, set_state

SETTLED = {
    ProposalState.ACCEPTED: "proposal.accepted",
    ProposalState.CHANGED: "proposal.changed",
    ProposalState.REJECTED: "proposal.rejected",
}


def hold(actor: User, document: UUID) -> Document:
    """Hold a document until the transaction ends: decisions about it come one after the other."""
    require(actor, Action.REVIEW_DECIDE)
    return Document.objects.select_for_update().get(pk=document)


def still_waiting(proposal: Proposal, document: Document, version: int | None = None) -> Proposal:
    """The proposal as it stands, if it can be decided; ``document`` is the one that is held.

    Raises ``AlreadySettled`` when somebody was faster, ``StaleProposal`` when it is no longer what
    the person saw (``version``).
    """
    fresh = Proposal.objects.select_related("decided_by").get(pk=proposal.pk)
    fresh.document = document
    if fresh.is_settled:
        raise AlreadySettled(
            _("“%(label)s” is decided already. %(who)s")
            % {"label": fresh.label, "who": decision_words(fresh)}
        )
    if fresh.state == ProposalState.WITHDRAWN:
        raise AlreadySettled(
            _("“%(label)s” was not found again by a newer reading; there is nothing to decide.")
            % {"label": fresh.label}
        )
    if version is not None and fresh.version != version:
        raise StaleProposal(
            _("“%(label)s” changed since the page was shown. Look at it again, then decide.")
            % {"label": fresh.label},
            fresh,
        )
    return fresh


def settle(
    proposal: Proposal,
    *,
    actor: User,
    state: ProposalState,
    act: UUID,
    target: UUID | None = None,
    made_target: bool = False,
    value: dict[str, Any] | None = None,
    reason: str = "",
    settled_with: Proposal | None = None,
) -> Proposal:
    """Write the decision on the proposal and into the history."""
    proposal.state, proposal.decided_by, proposal.decided_at = state, actor, timezone.now()
    proposal.target_id, proposal.made_target, proposal.act = target, made_target, act
    proposal.decided_value, proposal.reason = value, reason.strip()[:500]
    proposal.settled_with = settled_with
    proposal.version += 1
    proposal.save()
    _record(proposal, actor, SETTLED[state], {"state": ProposalState.WAITING.value}, act)
    return proposal


def reopen(proposal: Proposal, *, actor: User, act: UUID) -> Proposal:
    """Let a decided proposal wait again; what was decided stays in the history."""
    before = {"state": proposal.state, "target_id": proposal.target_id, "reason": proposal.reason}
    proposal.state, proposal.decided_by, proposal.decided_at = ProposalState.WAITING, None, None
    proposal.target_id, proposal.made_target, proposal.act = None, False, None
    proposal.decided_value, proposal.reason, proposal.settled_with = None, "", None
    proposal.version += 1
    proposal.save()
    _record(proposal, actor, "proposal.undone", before, act)
    return proposal


def follow(document: Document, *, actor: User, act: UUID) -> None:
    """Bring the document's state in line with its proposals: reviewed when none waits any more."""
    waits = Proposal.objects.waiting().filter(document=document).exists()
    if waits and document.state == DocumentState.REVIEWED:
        _move(document, DocumentState.READ, "document.reopened", actor, act)
    elif not waits and document.state == DocumentState.READ:
        _move(document, DocumentState.REVIEWED, "document.reviewed", actor, act)


def _move(document: Document, state: DocumentState, action: str, actor: User, act: UUID) -> None:
    before = document.state
    set_state(document, state)
    record_change(
        actor=actor,
        action=action,
        target_kind="document",
        target_id=document.pk,
        label=document.name,
        before={"state": before},
        after={"state": state},
        document=document,
        act=act,
    )


def _record(proposal: Proposal, actor: User, action: str, before: dict[str, Any], act: UUID) -> None:
    after = {"state": proposal.state, "target_id": proposal.target_id}
    if proposal.decided_value:
        after["value"] = proposal.decided_value
    record_change(
        actor=actor,
        action=action,
        target_kind="proposal",
        target_id=proposal.pk,
        label=proposal.label,
        before=before,
        after=after,
        reason=proposal.reason,
        document=proposal.document,
        act=act,
    )
