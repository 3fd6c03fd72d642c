"""Promises proposed from the texts of an agreement: read, accepted as they are or changed, rejected."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from hashlib import sha256
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from caunoi.commitments import read_commitments
from caunoi.domain.promises import CommitmentFinding
from caunoi_web.accounts.models import User
from caunoi_web.accounts.policies import Action, require
from caunoi_web.activities.errors import AlreadyDecided
from caunoi_web.activities.models import Commitment, CommitmentProposal, ProposalState
from caunoi_web.activities.queries.reading import names_of_sides, texts_of
from caunoi_web.activities.services.commitments import create_commitment
from caunoi_web.activities.wordlists import CURRENCIES
from caunoi_web.common.ids import uuid7
from caunoi_web.register.models import Agreement
from caunoi_web.register.services.parties import label_of
from caunoi_web.sources.models import Document
from caunoi_web.sources.services import Words, record_change

LONGEST = 500
FIELDS_WITH_WORDS = frozenset({"debtor", "amount", "rhythm", "due"})


@dataclass(frozen=True, slots=True)
class Reading:
    """What became of a reading: how many texts there were, and how many promises are new."""

    texts: int
    new: int


@transaction.atomic
def read_promises(*, actor: User, agreement: Agreement) -> Reading:
    """Read the promises in the texts an agreement stands on; what was read before stays as it was decided.

    Nothing counts before a person accepts it. Raises ``NotAllowed``.
    """
    require(actor, Action.PROMISE_WRITE)
    host, partners = names_of_sides(agreement)
    texts, fresh = 0, []
    for piece in texts_of(agreement):
        texts += 1
        for finding in read_commitments(piece.text, host=host, partners=partners):
            fresh.append(_proposal(agreement, piece.document, piece.start, finding))
    known = set(CommitmentProposal.objects.filter(agreement=agreement).values_list("document", "key"))
    new = {(one.document_id, one.key): one for one in fresh if (one.document_id, one.key) not in known}
    CommitmentProposal.objects.bulk_create(new.values())
    return Reading(texts, len(new))


@transaction.atomic
def accept_proposal(
    *, actor: User, proposal: CommitmentProposal, values: Mapping[str, Any] | None = None, reason: str = ""
) -> Commitment:
    """Make a promise of a proposal, with its words as evidence; ``values`` are what a person changed.

    Raises ``AlreadyDecided``, and what ``create_commitment`` raises.
    """
    require(actor, Action.PROMISE_WRITE)
    proposal, act = _still_waiting(proposal), uuid7()
    commitment = create_commitment(
        actor=actor,
        agreement=proposal.agreement,
        values=values if values is not None else values_of(proposal),
        evidence=list(_words(proposal)),
        reason=reason,
        act=act,
    )
    proposal.commitment = commitment
    _settle(proposal, ProposalState.ACCEPTED, actor)
    return commitment


@transaction.atomic
def reject_proposal(*, actor: User, proposal: CommitmentProposal) -> CommitmentProposal:
    """Say that this is no promise; it is not proposed again. Raises ``AlreadyDecided``."""
    require(actor, Action.PROMISE_WRITE)
    proposal = _still_waiting(proposal)
    _settle(proposal, ProposalState.REJECTED, actor)
    _record(proposal, "promise-rejected", actor)
    return proposal


@transaction.atomic
def reopen_proposal(*, actor: User, proposal: CommitmentProposal) -> CommitmentProposal:
    """Let a rejected proposal wait again: the undo of a slip. One that was accepted stays."""
    require(actor, Action.PROMISE_WRITE)
    proposal = _held(proposal)
    if proposal.state != ProposalState.REJECTED:
        raise AlreadyDecided(_("Only what was rejected can be taken back here."))
    proposal.state, proposal.decided_by, proposal.decided_at = ProposalState.WAITING, None, None
    proposal.save(update_fields=["state", "decided_by", "decided_at"])
    _record(proposal, "promise-reopened", actor)
    return proposal


def values_of(proposal: CommitmentProposal) -> dict[str, Any]:
    """A proposal's values as ``create_commitment`` takes them."""
    return {field: value for field, value in proposal.value.items() if field != "is_unsure"}


def _proposal(
    agreement: Agreement, document: Document, offset: int, finding: CommitmentFinding
) -> CommitmentProposal:
    start, end = offset + finding.quote.start, offset + finding.quote.end
    value = _value(finding)
    told = f"{start}:{end}:{value['code']}:{value['amount']}:{value['counted_word']}"
    return CommitmentProposal(
        agreement=agreement,
        document=document,
        key=sha256(told.encode()).hexdigest(),
        value=value,
        places={
            field: [offset + quote.start, offset + quote.end]
            for field, quote in finding.fields
            if field in FIELDS_WITH_WORDS
        },
        start=start,
        end=end,
    )


def _value(finding: CommitmentFinding) -> dict[str, Any]:
    is_money_unknown = bool(finding.currency) and finding.currency not in CURRENCIES
    amount = None if is_money_unknown else finding.amount
    return {
        "debtor": finding.debtor.value,
        "code": finding.activity.value,
        "what": " ".join(finding.quote.words.split()).rstrip(".;, ")[:LONGEST],
        "amount": None if amount is None else str(amount),
        "measure": finding.measure.value if finding.measure and amount is not None else "",
        "counted_word": finding.unit[:60],
        "currency": finding.currency if amount is not None else "",
        "bound": finding.bound.value,
        "rhythm": finding.rhythm.value,
        "means": finding.means.value if finding.means else "",
        "due": str(finding.due or ""),
        "until_end": finding.until_end,
        "is_unsure": finding.rule.endswith("unsure"),
    }


def _words(proposal: CommitmentProposal) -> Iterator[Words]:
    yield Words("what", proposal.document, proposal.start, proposal.end)
    for field, (start, end) in proposal.places.items():
        yield Words(field, proposal.document, start, end)


def _held(proposal: CommitmentProposal) -> CommitmentProposal:
    every = CommitmentProposal.objects.select_for_update(of=("self",)).select_related("agreement", "document")
    return every.get(pk=proposal.pk)


def _still_waiting(proposal: CommitmentProposal) -> CommitmentProposal:
    held = _held(proposal)
    if held.state != ProposalState.WAITING:
        raise AlreadyDecided(
            _("%(name)s has decided on this already.") % {"name": held.decided_by or _("Somebody")}
        )
    return held


def _settle(proposal: CommitmentProposal, state: str, actor: User) -> None:
    proposal.state, proposal.decided_by, proposal.decided_at = state, actor, timezone.now()
    proposal.save(update_fields=["state", "decided_by", "decided_at", "commitment"])


def _record(proposal: CommitmentProposal, verb: str, actor: User, act: UUID | None = None) -> None:
    record_change(
        actor=actor,
        action=f"agreement.{verb}",
        target_kind=Agreement.target_kind,
        target_id=proposal.agreement_id,
        label=label_of(proposal.agreement),
        before={},
        after={"promise_words": str(proposal.value["what"])},
        document=proposal.document,
        act=act,
    )
