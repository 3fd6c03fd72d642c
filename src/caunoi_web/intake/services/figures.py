"""Accepting a stated figure: what the document claims, kept beside what is counted."""

from decimal import Decimal
from typing import Any
from uuid import UUID

from django.db import transaction

from caunoi_web.accounts.models import User
from caunoi_web.common.ids import uuid7
from caunoi_web.intake.models import Proposal, ProposalState
from caunoi_web.intake.services.settling import follow, hold, settle, still_waiting
from caunoi_web.intake.words import words_of
from caunoi_web.register.models import StatedFigure
from caunoi_web.register.services import create_figure


@transaction.atomic
def accept_figure(
    *,
    actor: User,
    proposal: Proposal,
    version: int | None,
    value: dict[str, Any] | None = None,
    reason: str = "",
) -> Proposal:
    """Write the figure into the register.

    Raises ``AlreadySettled``, ``StaleProposal`` and what the register's services raise.
    """
    document, act = hold(actor, proposal.document_id), uuid7()
    proposal = still_waiting(proposal, document, version)
    settle_figure(proposal, actor=actor, act=act, value=value, reason=reason)
    follow(document, actor=actor, act=act)
    return proposal


def settle_figure(
    proposal: Proposal, *, actor: User, act: UUID, value: dict[str, Any] | None = None, reason: str = ""
) -> StatedFigure:
    """Accept within a decision that already holds the document."""
    used = value or proposal.value
    figure = create_figure(
        actor=actor,
        values={
            "what": used["what"],
            "year": used["year"],
            "value": Decimal(str(used["value"])),
            "qualifier": used["qualifier"],
        },
        evidence=words_of(proposal, proposal.document),
        reason=reason,
        act=act,
    )
    settle(
        proposal,
        actor=actor,
        state=ProposalState.CHANGED if value else ProposalState.ACCEPTED,
        act=act,
        target=figure.pk,
        made_target=True,
        value=value,
        reason=reason,
    )
    return figure
