"""Accepting a proposed agreement, and with it the partners that nobody has decided yet."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from caunoi_web.accounts.models import User
from caunoi_web.common.ids import uuid7
from caunoi_web.intake.errors import ChoiceNeeded, NewerCandidate
from caunoi_web.intake.models import Proposal, ProposalState
from caunoi_web.intake.queries.parties import Party, parties_of
from caunoi_web.intake.queries.questions import NEW
from caunoi_web.intake.queries.twins import Twins, dates_of
from caunoi_web.intake.services.organisations import Choice, settle_organisation
from caunoi_web.intake.services.settling import follow, hold, settle, still_waiting
from caunoi_web.intake.words import words_of
from caunoi_web.register.models import Agreement, Organisation
from caunoi_web.register.services import amend_agreement, create_agreement

Parties = list[tuple[Organisation, str]]


@dataclass(frozen=True, slots=True)
class Choices:
    """What a person said about an agreement: who its undecided partners are, and whether it is new.

    ``parties`` maps ids of proposed organisations to choices; ``agreement`` is ``"new"``, the id of
    an agreement of the register, or ""; ``shown`` are the agreements that could be chosen.
    """

    parties: Mapping[UUID, Choice] = field(default_factory=dict)
    agreement: str = NEW
    shown: frozenset[str] = frozenset()


@transaction.atomic
def accept_agreement(
    *,
    actor: User,
    proposal: Proposal,
    version: int | None,
    choices: Choices,
    value: dict[str, Any] | None = None,
    reason: str = "",
) -> Proposal:
    """Write the agreement into the register, its undecided partners with it, in one act.

    Raises ``ChoiceNeeded``, ``NewerCandidate``, ``AlreadySettled``, ``StaleProposal`` and what the
    register's services raise.
    """
    document, act = hold(actor, proposal.document_id), uuid7()
    proposal = still_waiting(proposal, document, version)
    settle_agreement(proposal, actor=actor, choices=choices, act=act, value=value, reason=reason)
    follow(document, actor=actor, act=act)
    return proposal


def settle_agreement(
    proposal: Proposal,
    *,
    actor: User,
    choices: Choices,
    act: UUID,
    value: dict[str, Any] | None = None,
    reason: str = "",
) -> Agreement:
    """Accept within a decision that already holds the document. Returns the agreement meant."""
    used = value or proposal.value
    parties = _settle_parties(proposal, used, actor, choices, act)
    known = _known(proposal, used, parties, choices)
    evidence = words_of(proposal, proposal.document)
    if known:
        agreement = amend_agreement(
            actor=actor,
            agreement=known,
            changes={},
            version=known.version,
            evidence=evidence,
            reason=reason,
            act=act,
        )
    else:
        agreement = create_agreement(
            actor=actor,
            values=agreement_values(used),
            parties=parties,
            activities=used["activities"],
            evidence=evidence,
            reason=reason,
            act=act,
        )
    settle(
        proposal,
        actor=actor,
        state=ProposalState.CHANGED if value else ProposalState.ACCEPTED,
        act=act,
        target=agreement.pk,
        made_target=known is None,
        value=value,
        reason=reason,
    )
    return agreement


def _settle_parties(
    proposal: Proposal, value: dict[str, Any], actor: User, choices: Choices, act: UUID
) -> Parties:
    """Who signed, each once; partners that still wait are accepted in the same act."""
    found: dict[UUID, tuple[Organisation, str]] = {}
    for party in parties_of(proposal.document_id, value):
        organisation = party.organisation or _settle_party(party, proposal, actor, choices, act)
        found.setdefault(organisation.pk, (organisation, party.name))
    return list(found.values())


def _settle_party(party: Party, proposal: Proposal, actor: User, choices: Choices, act: UUID) -> Organisation:
    if party.proposal is None or party.proposal.state != ProposalState.WAITING:
        raise ChoiceNeeded(
            _("“%(name)s” is no organisation that can be accepted. Change the partners of this agreement.")
            % {"name": party.name}
        )
    party.proposal.document = proposal.document
    return settle_organisation(
        party.proposal,
        actor=actor,
        choice=choices.parties.get(party.proposal.pk, Choice()),
        act=act,
        settled_with=proposal,
    )


def _known(proposal: Proposal, value: dict[str, Any], parties: Parties, choices: Choices) -> Agreement | None:
    """The agreement of the register that was chosen; None for a new one."""
    if choices.agreement != NEW:
        return _chosen(proposal, choices.agreement)
    partners = [organisation.pk for organisation, _name in parties]
    for twin in Twins(partners).of(dates_of(value), partners):
        if twin.is_same and str(twin.agreement.pk) not in choices.shown:
            raise NewerCandidate(
                _(
                    "The register has an agreement with the same partners and dates as “%(label)s”. "
                    "Is it the same? Choose, then accept again."
                )
                % {"label": proposal.label}
            )
    return None


def _chosen(proposal: Proposal, answer: str) -> Agreement:
    try:
        found = Agreement.objects.live().filter(pk=UUID(answer)).first()
    except ValueError:
        found = None
    if found is None:
        raise ChoiceNeeded(
            _("Say whether “%(label)s” is a new agreement or one you already have.")
            % {"label": proposal.label}
        )
    return found


def agreement_values(value: dict[str, Any]) -> dict[str, Any]:
    """A finding's values as the register takes them.

    What is longer than its column is cut: the evidence has the words in full.
    """
    term = value["x_term"]
    return {
        "list_number": value["x_number"][:60],
        "kind": value["x_kind"],
        "signed": value["signed"] or "",
        "content": value["x_content"],
        "host_unit_words": value["x_host_unit"][:300],
        "term_raw": term["raw"],
        "start": term["start"] or "",
        "end": term["end"] or "",
        "end_kind": term["end_kind"],
        "duration_months": term["duration_months"],
        "condition": term["condition"],
        "repaired": term["repaired"],
        # A reader may say more of a term; one that does not leaves these open.
        "renewal_months": term.get("renewal_months"),
        "notice_months": term.get("notice_months"),
        "notice_days": term.get("notice_days"),
    }
