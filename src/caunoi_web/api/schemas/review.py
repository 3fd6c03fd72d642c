"""What waits for review: proposals read from documents, and what a person decides."""

from datetime import datetime
from typing import Annotated, Any
from uuid import UUID

from pydantic import Field, StringConstraints

from caunoi_web.api.schemas.base import NO_NUL, Paging, Reason, Ref, Shape
from caunoi_web.api.schemas.codes import one_of
from caunoi_web.intake.models import ProposalKind, ProposalState

KindCode, StateCode = one_of(ProposalKind), one_of(ProposalState)
Version = Annotated[int, Field(ge=1, le=1_000_000_000)]
Answer = Annotated[str, StringConstraints(pattern=r"^(new|[0-9a-f-]{36})?$")]
Typed = Annotated[str, StringConstraints(max_length=20_000, pattern=NO_NUL)]
FieldName = Annotated[str, StringConstraints(pattern=r"^[a-z_]{1,30}$")]


class QueueAsked(Paging):
    """Documents that wait for review, the oldest first."""


class QueueItem(Shape):
    """A document with how many proposals of each kind wait in it."""

    id: UUID
    name: str
    received_at: datetime
    agreements: int
    organisations: int
    figures: int
    certain: int


class OptionGiven(Shape):
    """An organisation or agreement of the register that may be meant."""

    id: UUID
    name: str
    likeness: str
    reasons_for: list[str]
    reasons_against: list[str]


class QuestionGiven(Shape):
    """What must be said about a proposed organisation; `suggested` is "new", an id, or ""."""

    proposal: UUID
    name: str
    suggested: str
    options: list[OptionGiven]


class ProposalGiven(Shape):
    """A finding with its words, and what must be said before it can be accepted."""

    id: UUID
    version: int
    document: UUID
    kind: KindCode
    label: str
    state: StateCode
    confidence: float
    flags: list[str]
    value: dict[str, Any]
    decided_value: dict[str, Any] | None
    words: str
    start: int
    end: int
    record: UUID | None
    decided_at: datetime | None
    reason: str
    questions: list[QuestionGiven]
    twins: list[Ref] = Field(description="Agreements of the register with the same partners.")


class ProposalLine(Shape):
    """A proposal of a list."""

    id: UUID
    version: int
    kind: KindCode
    label: str
    state: StateCode
    confidence: float
    flags: list[str]


class ProposalList(Shape):
    """The proposals of a document."""

    items: list[ProposalLine]


class AnswerSent(Shape):
    """Who is meant: "new", the id of a known one, or "" for what is suggested; and what could be chosen."""

    answer: Answer = ""
    shown: list[UUID] = Field([], max_length=50)


class PartyAnswer(AnswerSent):
    """The same about one undecided partner of an agreement."""

    proposal: UUID


class ProposalAccepted(Shape):
    """Acceptance. `values` are fields of the change form on screen, when something is to be different."""

    version: Version
    choice: AnswerSent = Field(default_factory=AnswerSent)
    parties: list[PartyAnswer] = Field([], max_length=50)
    agreement: Answer = "new"
    shown_agreements: list[UUID] = Field([], max_length=50)
    values: dict[FieldName, Typed | list[Typed]] | None = Field(None, max_length=40)
    reason: Reason = ""


class ProposalRejected(Shape):
    """Why it is not to be believed."""

    version: Version
    reason: Reason = ""


class PlanGiven(Shape):
    """What accepting all that is certain would do; `token` stands for just this plan."""

    token: str
    organisations: int
    agreements: int
    figures: int
    new_organisations: int
    new_agreements: int
    left: int


class PlanSent(Shape):
    """The plan that was shown."""

    token: Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{16}$")]
