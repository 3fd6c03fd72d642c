"""Saying no, and saying that there is nothing to say."""

from django.db import transaction
from django.utils.translation import gettext as _

from caunoi_web.accounts.models import User
from caunoi_web.common.ids import uuid7
from caunoi_web.intake.errors import AlreadySettled
from caunoi_web.intake.models import Proposal, ProposalState
from caunoi_web.intake.services.settling import follow, hold, settle, still_waiting
from caunoi_web.sources.models import Document, DocumentState


@transaction.atomic
def reject(*, actor: User, proposal: Proposal, version: int | None, reason: str = "") -> Proposal:
    """Decide that a finding is not to be believed. Raises ``AlreadySettled``, ``StaleProposal``."""
    document, act = hold(actor, proposal.document_id), uuid7()
    proposal = still_waiting(proposal, document, version)
    settle(proposal, actor=actor, state=ProposalState.REJECTED, act=act, reason=reason)
    follow(document, actor=actor, act=act)
    return proposal


@transaction.atomic
def close_document(*, actor: User, document: Document) -> Document:
    """Say that a document in which nothing waits (any more) has been looked at.

    Raises ``AlreadySettled`` when it is not read, or something still waits.
    """
    document, act = hold(actor, document.pk), uuid7()
    waits = Proposal.objects.waiting().filter(document=document).exists()
    if waits or document.state not in (DocumentState.READ, DocumentState.REVIEWED):
        raise AlreadySettled(
            _("“%(name)s” has proposals that wait for a decision, or is not read yet.")
            % {"name": document.name}
        )
    follow(document, actor=actor, act=act)
    return document
