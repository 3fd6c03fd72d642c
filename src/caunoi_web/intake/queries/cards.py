"""The open card of the review: everything a person needs to decide about one proposal."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any
from uuid import UUID

from caunoi.domain.dates import PartialDate
from caunoi.domain.terms import Status, Term
from caunoi_web.intake.models import Proposal, ProposalKind
from caunoi_web.intake.queries.parties import Party, parties_of
from caunoi_web.intake.queries.questions import NEW, Question, questions_about
from caunoi_web.intake.queries.twins import Twin, Twins, dates_of
from caunoi_web.intake.terms import date_of, term_of
from caunoi_web.sources.models import Document

LONGEST_EXCERPT = 600


@dataclass(frozen=True, slots=True)
class PartyLine:
    """A party with the question that is still open about it, and the answer that is preselected."""

    party: Party
    question: Question | None
    answer: str


@dataclass(frozen=True, slots=True)
class Card:
    """One proposal opened. ``value`` is what the person made of it, else what was read.

    ``answer`` is the preselected answer to "is this one you already have"; ``fields`` are the names of
    fields that have words of their own in the text.
    """

    proposal: Proposal
    value: dict[str, Any]
    excerpt: str
    fields: frozenset[str]
    question: Question | None = None
    answer: str = ""
    lines: tuple[PartyLine, ...] = ()
    twins: tuple[Twin, ...] = ()
    twin_answer: str = NEW
    signed: PartialDate | None = None
    term: Term | None = None
    status: Status | None = None
    days_left: int | None = None

    @property
    def shown_twins(self) -> str:
        return ",".join(str(twin.agreement.pk) for twin in self.twins)


@dataclass(frozen=True, slots=True)
class Given:
    """What a person said already: answers by the name of their field, and the partners of a change."""

    answers: Mapping[str, str] = field(default_factory=dict)
    parties: tuple[str, ...] = ()


def card_of(proposal: Proposal, document: Document, day: date, given: Given) -> Card:
    """The card of a proposal as of a day, with what a person gave already kept in it."""
    if proposal.kind == ProposalKind.AGREEMENT:
        return _agreement(proposal, document, day, given)
    common = _common(proposal, document)
    if proposal.kind != ProposalKind.ORGANISATION or proposal.is_settled:
        return Card(**common)
    question = questions_about([proposal])[proposal.pk]
    return Card(**common, question=question, answer=_answer(question, given))


def _agreement(proposal: Proposal, document: Document, day: date, given: Given) -> Card:
    common = _common(proposal, document)
    value = common["value"]
    asked = {**value, "parties": list(given.parties)} if given.parties else value
    lines = _party_lines(proposal, asked, given)
    twins = _twins(value, lines) if not proposal.is_settled else ()
    same = [str(twin.agreement.pk) for twin in twins if twin.is_same]
    term, signed = term_of(value), date_of(value["signed"])
    return Card(
        **common,
        lines=lines,
        twins=twins,
        twin_answer=given.answers.get("agreement", same[0] if len(same) == 1 else "" if same else NEW),
        signed=signed,
        term=term,
        status=term.status_on(day, signed=signed) if term else None,
        days_left=term.days_left_on(day) if term else None,
    )


def _common(proposal: Proposal, document: Document) -> dict[str, Any]:
    words = document.text[proposal.start : proposal.end]
    return {
        "proposal": proposal,
        "value": proposal.decided_value or proposal.value,
        "excerpt": words if len(words) <= LONGEST_EXCERPT else f"{words[:LONGEST_EXCERPT]}…",
        "fields": frozenset(proposal.value.get("x_fields", {})),
    }


def _party_lines(proposal: Proposal, value: dict[str, Any], given: Given) -> tuple[PartyLine, ...]:
    parties = parties_of(proposal.document_id, value)
    if proposal.is_settled:
        return tuple(PartyLine(party, None, "") for party in parties)
    questions = questions_about(
        [party.proposal for party in parties if party.is_undecided and party.proposal]
    )
    return tuple(_line(party, questions, given) for party in parties)


def _line(party: Party, questions: Mapping[UUID, Question], given: Given) -> PartyLine:
    question = questions.get(party.proposal.pk) if party.proposal else None
    return PartyLine(party, question, _answer(question, given) if question else "")


def _answer(question: Question, given: Given) -> str:
    return given.answers.get(f"org-{question.proposal.pk}", question.suggested)


def _twins(value: dict[str, Any], lines: tuple[PartyLine, ...]) -> tuple[Twin, ...]:
    """Agreements of the register with the same partners, as far as it is settled who they are."""
    ids = [line.party.organisation.pk if line.party.organisation else _uuid(line.answer) for line in lines]
    known = [one for one in ids if one is not None]
    if len(known) < len(ids) or not known:
        return ()
    return tuple(Twins(known).of(dates_of(value), known))


def _uuid(answer: str) -> UUID | None:
    try:
        return UUID(answer)
    except ValueError:
        return None
