"""The parties of a proposed agreement: who they are, as far as anybody has said."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from caunoi_web.intake.models import Proposal, ProposalKind, ProposalState
from caunoi_web.register.models import Organisation
from caunoi_web.register.queries.organisations import meant_by

LONGEST_LABEL = 500  # what a proposal keeps of a name in its label
_ORDER = (ProposalState.ACCEPTED, ProposalState.CHANGED, ProposalState.WAITING)


@dataclass(frozen=True, slots=True)
class Party:
    """A party by the name the document gives it.

    ``organisation`` is known once somebody decided; until then ``proposal`` says what is proposed.
    """

    name: str
    proposal: Proposal | None
    organisation: Organisation | None

    @property
    def is_undecided(self) -> bool:
        return self.organisation is None and bool(
            self.proposal and self.proposal.state == ProposalState.WAITING
        )


def parties_of(document: UUID, value: dict[str, Any]) -> list[Party]:
    """The parties of an agreement in their order; two queries.

    ``value["x_known"]`` maps names that a person typed to ids of the register.
    """
    proposed = _proposed(document, value["parties"])
    known = value.get("x_known", {})
    ids = {UUID(one) for one in known.values()} | {
        one.target_id for one in proposed.values() if one.target_id is not None
    }
    by_id = meant_by(ids) if ids else {}
    return [_party(name, proposed.get(name), known.get(name), by_id) for name in value["parties"]]


def _party(name: str, proposal: Proposal | None, known: str | None, by_id: dict[UUID, Organisation]) -> Party:
    target = UUID(known) if known else proposal.target_id if proposal else None
    return Party(name, proposal, by_id.get(target) if target else None)


def _proposed(document: UUID, names: list[str]) -> dict[str, Proposal]:
    """The proposed organisation of each name; a decided one goes before one that waits."""
    labels = [name[:LONGEST_LABEL] for name in names]
    found = Proposal.objects.filter(document=document, kind=ProposalKind.ORGANISATION, label__in=labels)
    ranked = sorted(found, key=_rank)
    return {proposal.value["name"]: proposal for proposal in reversed(ranked)}


def _rank(proposal: Proposal) -> tuple[int, int]:
    state = ProposalState(proposal.state)
    return (_ORDER.index(state) if state in _ORDER else len(_ORDER), proposal.start)
