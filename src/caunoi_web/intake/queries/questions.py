"""\"Is this one you already have?\": what the register holds that a proposed organisation may be."""

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from caunoi.domain.kinds import OrganisationKind
from caunoi.matching import Answer, Candidate, Index, suggestion
from caunoi_web.intake.models import Proposal
from caunoi_web.intake.wording import likeness, reason_words
from caunoi_web.register.models import Organisation
from caunoi_web.register.queries.known import known_for

NEW = "new"


@dataclass(frozen=True, slots=True)
class Option:
    """An organisation of the register that may be meant, and what speaks for and against it."""

    organisation: Organisation
    likeness: str
    reasons_for: tuple[str, ...]
    reasons_against: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Question:
    """What a person is asked about one proposed organisation.

    ``suggested`` is ``"new"``, the id of an organisation, or "" when a person must say.
    """

    proposal: Proposal
    options: tuple[Option, ...]
    suggested: str

    @property
    def is_open(self) -> bool:
        """A person must choose: the program has no answer to suggest."""
        return self.suggested == ""

    @property
    def shown(self) -> str:
        """The ids of the options, so that a later one is noticed."""
        return ",".join(str(option.organisation.pk) for option in self.options)


def questions_about(proposals: Iterable[Proposal]) -> dict[UUID, Question]:
    """The question for each proposed organisation; a fixed number of queries."""
    every = list(proposals)
    index = known_for(name for proposal in every for name in names_of(proposal))
    found = {proposal: candidates_for(proposal, index) for proposal in every}
    ids = {candidate.id for candidates in found.values() for candidate in candidates}
    by_id = {str(one.pk): one for one in Organisation.objects.live().filter(pk__in=ids)} if ids else {}
    return {
        proposal.pk: Question(
            proposal,
            tuple(_option(by_id[one.id], one) for one in candidates if one.id in by_id),
            suggested_among(candidates),
        )
        for proposal, candidates in found.items()
    }


def names_of(proposal: Proposal) -> list[str]:
    """All names that the document gives the proposed organisation."""
    return [proposal.value["name"], *proposal.value["aliases"]]


def candidates_for(proposal: Proposal, index: Index) -> list[Candidate]:
    """The organisations of the index that may be meant, the likeliest first."""
    value = proposal.value
    return index.candidates(
        value["name"],
        aliases=value["aliases"],
        country=value["country"],
        kind=OrganisationKind(value["x_kind"]),
    )


def suggested_among(candidates: list[Candidate]) -> str:
    """``"new"`` when none is meant, an id when this one is, "" when a person must say."""
    answer = suggestion(candidates)
    if answer.answer is Answer.THIS_ONE and answer.candidate:
        return answer.candidate.id
    return NEW if answer.answer is Answer.NONE else ""


def _option(organisation: Organisation, candidate: Candidate) -> Option:
    return Option(
        organisation=organisation,
        likeness=likeness(candidate.score),
        reasons_for=tuple(reason_words(reason) for reason in candidate.reasons if not reason.is_against),
        reasons_against=tuple(reason_words(reason) for reason in candidate.reasons if reason.is_against),
    )
