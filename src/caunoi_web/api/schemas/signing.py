"""Cases on their way to signing."""

from datetime import date, datetime
from typing import Annotated
from uuid import UUID

from pydantic import Field

from caunoi_web.api.schemas.base import Day, NeedsWhy, Paging, Reason, Ref, Shape, Words, line
from caunoi_web.api.schemas.codes import ActivityCode, AgreementKindCode, one_of
from caunoi_web.signing.models import CaseState, PaperKind, Stage, StepState
from caunoi_web.signing.models.opinions import Answer

CaseStateCode, StageCode, StepCode = one_of(CaseState), one_of(Stage), one_of(StepState)
LevelGiven = one_of(("university", "unit"))
PaperCode, AnswerGiven, AnswerSent = (
    one_of(PaperKind),
    one_of(Answer),
    one_of(("agrees", "changes", "against")),
)
Months = Annotated[int, Field(ge=1, le=1200)]
Version = Annotated[int, Field(ge=1, le=1_000_000_000)]


class CasesAsked(Paging):
    """Which cases; the latest proposals come first."""

    state: CaseStateCode | None = None
    unit: UUID | None = None
    partner: UUID | None = None


class CaseItem(Shape):
    """A case of a list, with the step it is at."""

    id: UUID
    version: int
    title: str
    partner_name: str
    kind: AgreementKindCode
    level: LevelGiven
    unit: Ref
    state: CaseStateCode
    stage: StageCode | None
    step: str
    due_on: date | None
    proposed_on: date
    closed_on: date | None


class OpinionGiven(Shape):
    """What an office that was asked says."""

    id: UUID
    office: str
    asked_on: date
    due_on: date | None
    answer: AnswerGiven
    text: str
    answered_on: date | None
    lapsed_on: date | None


class StepGiven(Shape):
    """A step of the way."""

    position: int
    name: str
    stage: StageCode
    state: StepCode
    who: str
    began_on: date | None
    due_on: date | None
    done_on: date | None
    expected: date | None
    opinions: list[OpinionGiven]


class PaperGiven(Shape):
    """A file of a case."""

    id: UUID
    kind: PaperCode
    file_name: str
    size: int
    sha256: str
    added_at: datetime


class CaseEventGiven(Shape):
    """What happened in a case."""

    at: datetime
    day: date
    kind: str
    step: str
    actor: str
    acted_for: str
    text: str


class CaseGiven(Shape):
    """A case, whole: its facts, the way, its papers, what happened."""

    id: UUID
    version: int
    title: str
    partner: Ref | None
    partner_name: str
    kind: AgreementKindCode
    level: LevelGiven
    why: str
    unit: Ref
    wanted_on: date | None
    binding: bool
    needs_higher: bool
    our_signatory: str
    our_position: str
    partner_signatory: str
    partner_position: str
    duration_months: int | None
    activities: list[ActivityCode]
    officer: Ref | None
    state: CaseStateCode
    proposed_on: date
    signed_on: date | None
    closed_on: date | None
    agreement: UUID | None
    steps: list[StepGiven]
    papers: list[PaperGiven]
    events: list[CaseEventGiven]


class CaseFields(Shape):
    """The facts of a case; those not sent stay as they are."""

    title: line(300, 1) = "-"  # type: ignore[valid-type]
    partner: UUID | None = Field(None, description="An organisation of the register; else `partner_name`.")
    partner_name: line(300) = ""  # type: ignore[valid-type]
    kind: AgreementKindCode = "mou"
    level: LevelGiven = "university"
    why: Words = ""
    wanted_on: Day | None = None
    our_signatory: line(200) = ""  # type: ignore[valid-type]
    our_position: line(200) = ""  # type: ignore[valid-type]
    partner_signatory: line(200) = ""  # type: ignore[valid-type]
    partner_position: line(200) = ""  # type: ignore[valid-type]
    duration_months: Months | None = None
    activities: list[ActivityCode] = Field([], max_length=30)


class CaseProposed(CaseFields):
    """A new case of a unit."""

    title: line(300, 1)  # type: ignore[valid-type]
    why: line(20_000, 1)  # type: ignore[valid-type]
    unit: UUID


class CaseChanged(CaseFields):
    """What is to be different about a case."""

    binding: bool = False
    needs_higher: bool = False
    officer: UUID | None = None
    reason: Reason = ""


class StepFinished(Shape):
    """The step is done; what a check or an appraisal settles with it."""

    version: Version
    note: Words = ""
    partner: UUID | None = None
    binding: bool | None = None
    needs_higher: bool | None = None


class CaseSigned(Shape):
    """It was signed; the register gets the agreement, or `agreement` that it has already."""

    version: Version
    signed_on: Day
    agreement: UUID | None = None
    note: Words = ""
    our_signatory: line(200) = ""  # type: ignore[valid-type]
    our_position: line(200) = ""  # type: ignore[valid-type]
    partner_signatory: line(200) = ""  # type: ignore[valid-type]
    partner_position: line(200) = ""  # type: ignore[valid-type]
    duration_months: Months | None = None


class CaseFiled(Shape):
    """Its number in the register of papers."""

    version: Version
    number: line(60) = ""  # type: ignore[valid-type]
    note: Words = ""


class CaseReturned(NeedsWhy):
    """One step back, or to its start."""

    version: Version
    to_start: bool = False


class CaseClosed(NeedsWhy):
    """Withdrawn, or rejected by whoever appraises or decides."""

    version: Version
    rejected: bool = False


class NoteSent(Shape):
    """A note for everybody who may see the case."""

    text: line(4000, 1)  # type: ignore[valid-type]


class OfficeAsked(Shape):
    """One more office ("Vietnamese name | English name")."""

    version: Version
    office: line(300, 1)  # type: ignore[valid-type]


class OpinionSent(Shape):
    """What the office says; anything but agreement needs words."""

    answer: AnswerSent
    text: Words = ""
