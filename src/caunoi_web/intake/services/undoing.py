"""Taking decisions back: the register goes back to what it was, the proposals wait again."""

import unicodedata
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from caunoi_web.accounts.models import User
from caunoi_web.accounts.policies import Action, may
from caunoi_web.common.ids import uuid7
from caunoi_web.intake.errors import NotUndone
from caunoi_web.intake.models import Proposal, ProposalKind, ProposalState
from caunoi_web.intake.services.settling import follow, hold, reopen
from caunoi_web.intake.words import words_of
from caunoi_web.register.errors import StillInUse
from caunoi_web.register.models import Agreement, Organisation, StatedFigure
from caunoi_web.register.services import archive, remove_names, take_back
from caunoi_web.sources.models import AuditEntry, Document
from caunoi_web.sources.services import withdraw_evidence

_RECORDS: dict[str, type[Organisation] | type[Agreement] | type[StatedFigure]] = {
    ProposalKind.ORGANISATION: Organisation,
    ProposalKind.AGREEMENT: Agreement,
    ProposalKind.FIGURE: StatedFigure,
}
# What stands on others goes first.
_ORDER = (ProposalKind.AGREEMENT, ProposalKind.FIGURE, ProposalKind.ORGANISATION)


@transaction.atomic
def undo(*, actor: User, proposal: Proposal) -> Proposal:
    """Take one decision back, and the partners that were accepted only because of it.

    Raises ``NotUndone`` when there is nothing to take back, others stand on it, or it is somebody
    else's to take back.
    """
    document, act = hold(actor, proposal.document_id), uuid7()
    proposal = _settled(proposal, document)
    _undo(proposal, actor, act)
    for party in Proposal.objects.filter(settled_with=proposal):
        party.document = document
        _undo_if_unused(party, actor, act)
    follow(document, actor=actor, act=act)
    return proposal


@transaction.atomic
def undo_act(*, actor: User, document: Document, act: UUID) -> int:
    """Take back everything that one press of a button decided. Returns how many decisions that was.

    All or nothing: raises ``NotUndone`` when a part of it cannot be taken back.
    """
    document, now = hold(actor, document.pk), uuid7()
    decided = Proposal.objects.filter(document=document, act=act)
    ordered = sorted(decided, key=lambda proposal: _ORDER.index(ProposalKind(proposal.kind)))
    if not ordered:
        raise NotUndone(_("This was taken back already."))
    for proposal in ordered:
        proposal.document = document
        _undo(proposal, actor, now)
    follow(document, actor=actor, act=now)
    return len(ordered)


def _settled(proposal: Proposal, document: Document) -> Proposal:
    fresh = Proposal.objects.get(pk=proposal.pk)
    fresh.document = document
    if not fresh.is_settled:
        raise NotUndone(_("“%(label)s” waits for a decision already.") % {"label": fresh.label})
    return fresh


def _undo(proposal: Proposal, actor: User, act: UUID) -> None:
    if proposal.state != ProposalState.REJECTED and proposal.target_id is not None:
        _leave_register(proposal, actor, act)
    reopen(proposal, actor=actor, act=act)


def _undo_if_unused(party: Proposal, actor: User, act: UUID) -> None:
    """A partner that something else stands on by now stays accepted."""
    try:
        with transaction.atomic():
            _undo(party, actor, act)
    except NotUndone:
        party.refresh_from_db(fields=["state"])


def _leave_register(proposal: Proposal, actor: User, act: UUID) -> None:
    record = _RECORDS[proposal.kind].objects.get(pk=proposal.target_id)
    withdraw_evidence(
        target_kind=record.target_kind,
        target_id=record.pk,
        act=proposal.act,
        places=words_of(proposal, proposal.document),
    )
    heir = _heir(proposal)
    if proposal.made_target and heir is None:
        _set_aside(proposal, record, actor, act)
    elif isinstance(record, Organisation):
        _remove_added_names(proposal, record, actor, act)
    if proposal.made_target and heir is not None:
        heir.made_target = True
        heir.save(update_fields=["made_target"])


def _heir(proposal: Proposal) -> Proposal | None:
    """Another accepted proposal that stands on the same record: the record stays for it."""
    others = Proposal.objects.filter(target_id=proposal.target_id, kind=proposal.kind)
    return others.exclude(pk=proposal.pk).order_by("decided_at", "pk").first()


def _set_aside(
    proposal: Proposal, record: Organisation | Agreement | StatedFigure, actor: User, act: UUID
) -> None:
    """Archive what the decision made; its maker may, a head of office may for others."""
    reason = _("A decision of the review was taken back.")
    try:
        if record.created_by_id == actor.pk == record.changed_by_id:
            take_back(actor=actor, record=record, reason=reason, act=act)
        elif may(actor, Action.REGISTER_ARCHIVE):
            archive(actor=actor, record=record, reason=reason, act=act)
        else:
            raise NotUndone(_not_yours(proposal))
    except StillInUse as fault:
        raise NotUndone(str(fault.message)) from fault


def _not_yours(proposal: Proposal) -> str:
    return _(
        "“%(label)s” was made or changed by somebody else since. They, or a head of office, can take it back."
    ) % {"label": proposal.label}


def _remove_added_names(proposal: Proposal, organisation: Organisation, actor: User, act: UUID) -> None:
    """The names this decision added, as the history tells, go again unless another source has them."""
    entries = AuditEntry.objects.filter(
        act=proposal.act, target_id=organisation.pk, action="organisation.names-added"
    )
    added = {name["text"] for entry in entries for name in entry.after.get("names", ())}
    others = Proposal.objects.filter(target_id=organisation.pk).exclude(pk=proposal.pk)
    needed = {name for other in others for name in _names_in(other)}
    if gone := (added & _names_in(proposal)) - needed:
        remove_names(actor=actor, organisation=organisation, names=sorted(gone), act=act)


def _names_in(proposal: Proposal) -> set[str]:
    """The names a decision brought, as the register writes them."""
    value = proposal.decided_value or proposal.value
    names = (value["name"], *value["aliases"], proposal.value["name"])
    return {" ".join(unicodedata.normalize("NFC", name).split()) for name in names}
