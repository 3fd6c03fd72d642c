"""Writing down what a reading found, without touching what a person decided."""

from typing import Any

from django.db import transaction

from caunoi_web.intake.drafts import Draft, drafts_of
from caunoi_web.intake.models import Proposal, ProposalState, Run
from caunoi_web.sources.models import Document

BATCH = 200


@transaction.atomic
def record_findings(*, document: Document, findings: dict[str, Any], program: str) -> Run:
    """Propose what is new, withdraw what is no longer found and still waits, leave all decisions alone.

    ``findings`` is one document's findings in the exchange shape. The same findings a second time
    change no proposal.
    """
    document = Document.objects.select_for_update().get(pk=document.pk)
    run = Run.objects.create(document=document, program=program, notes=findings["notes"])
    drafts = {draft.key: draft for draft in drafts_of(findings, document.text)}
    known = {proposal.key: proposal for proposal in Proposal.objects.filter(document=document)}
    fresh = [_proposal(run, draft) for key, draft in drafts.items() if key not in known]
    Proposal.objects.bulk_create(fresh, batch_size=BATCH)
    for key, proposal in known.items():
        _refresh(proposal, drafts.get(key), run)
    return run


def _refresh(proposal: Proposal, draft: Draft | None, run: Run) -> None:
    if proposal.is_settled:
        return
    if draft is None:
        if proposal.state == ProposalState.WAITING:
            _store(proposal, state=ProposalState.WITHDRAWN)
        return
    is_same = proposal.value == draft.value and proposal.state == ProposalState.WAITING
    if not is_same:
        _store(
            proposal,
            run=run,
            state=ProposalState.WAITING,
            value=draft.value,
            label=draft.label,
            confidence=draft.confidence,
            flags=draft.flags,
        )


def _store(proposal: Proposal, **changes: Any) -> None:
    for name, value in changes.items():
        setattr(proposal, name, value)
    proposal.version += 1
    proposal.save(update_fields=[*changes, "version"])


def _proposal(run: Run, draft: Draft) -> Proposal:
    return Proposal(
        run=run,
        document=run.document,
        kind=draft.kind,
        key=draft.key,
        label=draft.label,
        value=draft.value,
        start=draft.start,
        end=draft.end,
        confidence=draft.confidence,
        flags=draft.flags,
    )
