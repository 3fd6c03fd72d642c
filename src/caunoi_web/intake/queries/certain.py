"""What may be accepted in one go: sure findings about which a person need not be asked anything."""

import hashlib
from dataclasses import dataclass, field
from uuid import UUID

from caunoi_web.intake.models import Proposal, ProposalKind
from caunoi_web.intake.queries.questions import NEW, questions_about
from caunoi_web.intake.queries.twins import Twins, dates_of
from caunoi_web.register.models import Organisation
from caunoi_web.sources.models import Document

LONGEST_NAME = 300
MOST = 100  # of each kind in one press, so that it is done within seconds; the rest comes with the next


@dataclass(frozen=True, slots=True)
class Planned:
    """One proposal and what will become of it: ``"new"`` or the id of the record it is joined to."""

    proposal: Proposal
    answer: str = NEW


@dataclass(frozen=True, slots=True)
class Plan:
    """What "accept all that is certain" will do, before it is done."""

    organisations: list[Planned] = field(default_factory=list)
    agreements: list[Planned] = field(default_factory=list)
    figures: list[Planned] = field(default_factory=list)
    left: int = 0

    @property
    def size(self) -> int:
        return len(self.organisations) + len(self.agreements) + len(self.figures)

    @property
    def token(self) -> str:
        """Changes when the plan does, so that only what was shown is done."""
        planned = [*self.organisations, *self.agreements, *self.figures]
        plain = "\n".join(f"{one.proposal.pk} {one.proposal.version} {one.answer}" for one in planned)
        return hashlib.sha256(plain.encode()).hexdigest()[:16]

    @property
    def new_organisations(self) -> int:
        return sum(one.answer == NEW for one in self.organisations)

    @property
    def new_agreements(self) -> int:
        return sum(one.answer == NEW for one in self.agreements)


def plan_for(document: Document) -> Plan:
    """The plan for one document: organisations first, then the agreements that need no other."""
    waiting = list(Proposal.objects.waiting().filter(document=document).order_by("start", "pk"))
    by_kind = {kind: [one for one in waiting if one.kind == kind and one.is_certain] for kind in ProposalKind}
    organisations = _organisations(by_kind[ProposalKind.ORGANISATION])[:MOST]
    planned = {one.proposal.value["name"]: one.answer for one in organisations}
    known = planned | _decided(document)
    twins = Twins([UUID(answer) for answer in known.values() if answer != NEW])
    agreements = [
        Planned(one, answer)
        for one in by_kind[ProposalKind.AGREEMENT]
        if (answer := _agreement_answer(one, known, twins)) is not None
    ][:MOST]
    figures = [Planned(one) for one in by_kind[ProposalKind.FIGURE][:MOST]]
    done = len(organisations) + len(agreements) + len(figures)
    return Plan(organisations, agreements, figures, left=len(waiting) - done)


def _organisations(proposals: list[Proposal]) -> list[Planned]:
    questions = questions_about(one for one in proposals if len(one.value["name"]) <= LONGEST_NAME)
    return [
        Planned(question.proposal, question.suggested)
        for question in questions.values()
        if not question.is_open
    ]


def _decided(document: Document) -> dict[str, str]:
    """Names of the document whose organisation a person has decided, with its id."""
    decided = Proposal.objects.filter(
        document=document, kind=ProposalKind.ORGANISATION, target_id__isnull=False
    ).values_list("value", "target_id")
    live = {
        str(pk)
        for pk in Organisation.objects.live()
        .filter(pk__in=[target for _value, target in decided])
        .values_list("pk", flat=True)
    }
    return {value["name"]: str(target) for value, target in decided if str(target) in live}


def _agreement_answer(proposal: Proposal, known: dict[str, str], twins: Twins) -> str | None:
    """``"new"``, the id of the agreement it repeats, or None when a person must look."""
    answers = [known.get(name, "") for name in proposal.value["parties"]]
    if "" in answers:
        return None
    if NEW in answers:
        return NEW
    found = twins.of(dates_of(proposal.value), {UUID(answer) for answer in answers})
    same = [twin for twin in found if twin.is_same]
    if len(same) > 1:
        return None
    return str(same[0].agreement.pk) if same else NEW
