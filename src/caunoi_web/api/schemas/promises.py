"""Promises, those proposed from a text, and what sleeps."""

from datetime import date, datetime
from decimal import Decimal
from typing import Annotated, Any
from uuid import UUID

from pydantic import Field, StringConstraints

from caunoi.domain.promises import Bound, Debtor, Means, Measure, Rhythm, Standing
from caunoi_web.activities.models import SleepCause
from caunoi_web.activities.models.proposals import ProposalState
from caunoi_web.activities.queries.sleeping_list import NO_CAUSE
from caunoi_web.api.schemas.activities import Currency
from caunoi_web.api.schemas.base import AsOf, Day, NeedsWhy, Paging, PartialDay, Ref, Shape, Why, line
from caunoi_web.api.schemas.codes import ActivityCode, AgreementKindCode, TierCode, one_of

DebtorCode, MeasureCode = one_of(Debtor), one_of(("", *Measure))
BoundCode, RhythmCode, MeansCode = one_of(Bound), one_of(Rhythm), one_of(("", *Means))
StandingCode, ReadState = one_of(Standing), one_of(ProposalState)
CauseCode, CauseAsked = one_of(SleepCause), one_of((NO_CAUSE, *SleepCause))
Positive = Annotated[Decimal, Field(gt=0, le=Decimal(10) ** 15, max_digits=18, decimal_places=2)]


class CommitmentsAsked(AsOf):
    """Whose promises."""

    agreement: UUID


class CommitmentGiven(Shape):
    """A promise, and how it stands on the day."""

    id: UUID
    version: int
    agreement: UUID
    debtor: DebtorCode
    partner: Ref | None
    unit: Ref | None
    code: ActivityCode
    what: str
    amount: Decimal | None
    measure: MeasureCode
    counted_word: str
    currency: str
    bound: BoundCode
    rhythm: RhythmCode
    means: MeansCode
    due: str | None
    until_end: bool
    due_on: date | None
    standing: StandingCode
    done: Decimal
    ahead: int = Field(description="Activities that are planned for it.")
    missed_years: list[int]
    waived_on: date | None
    waived_why: str
    archived_at: datetime | None


class CommitmentList(Shape):
    """The promises of an agreement."""

    items: list[CommitmentGiven]


class CommitmentFields(Shape):
    """The fields of a promise; those not sent stay as they are."""

    debtor: DebtorCode = "host"
    partner: UUID | None = None
    unit: UUID | None = None
    code: ActivityCode = "student-exchange"
    what: line(500, 1) = "-"  # type: ignore[valid-type]
    amount: Positive | None = None
    measure: MeasureCode = ""
    counted_word: line(60) = ""  # type: ignore[valid-type]
    currency: Currency = ""
    bound: BoundCode = "exactly"
    rhythm: RhythmCode = "once"
    means: MeansCode = ""
    due: PartialDay | None = None
    until_end: bool = False


class CommitmentMade(CommitmentFields, Why):
    """A new promise of an agreement."""

    agreement: UUID
    debtor: DebtorCode
    code: ActivityCode
    what: line(500, 1)  # type: ignore[valid-type]


class CommitmentChanged(CommitmentFields, Why):
    """What is to be different about a promise."""


class WaiveSent(NeedsWhy):
    """On which day it is let go; null makes it count again."""

    on: Day | None = None


class PromiseReadGiven(Shape):
    """A promise as a program read it; nothing counts before a person accepts it."""

    id: UUID
    agreement: UUID
    document: UUID
    state: ReadState
    value: dict[str, Any]
    start: int
    end: int
    words: str
    commitment: UUID | None


class PromiseReadList(Shape):
    """Those that wait, and those decided."""

    items: list[PromiseReadGiven]


class ReadingGiven(Shape):
    """How many texts were read, and how many promises are new."""

    texts: int
    new: int


class PromiseAccepted(CommitmentFields, Why):
    """Accepted as it was read, or with the values that are sent; then all that matter must be."""


class SleepingAsked(AsOf, Paging):
    """Which of the agreements that sleep on the day; the longest asleep come first."""

    unit: UUID | None = None
    country: Annotated[str, StringConstraints(pattern=r"^([A-Z]{2}|none)$")] | None = None
    tier: TierCode | None = None
    kind: AgreementKindCode | None = None
    cause: CauseAsked | None = None


class SleepingItem(Shape):
    """An agreement that sleeps, its last sign of life, and why it sleeps as far as somebody said."""

    id: UUID
    title: str
    kind: AgreementKindCode
    unit: Ref | None
    parties: list[Ref]
    last_sign_on: date | None
    last_sign: str
    activity: UUID | None
    proof: UUID | None
    months: int
    cause: CauseCode | None
    words: str


class WhySent(Shape):
    """Why an agreement sleeps."""

    cause: CauseCode
    words: line(500) = ""  # type: ignore[valid-type]


class SaidGiven(Shape):
    """A reason that somebody gave."""

    id: UUID
    cause: CauseCode
    words: str
    said_on: date


class RuleGiven(Shape):
    """After how many months without a sign of life an agreement sleeps."""

    version: int
    sleep_months: int
    first_months: int


class RuleSent(Why):
    """The rule as it is to be."""

    sleep_months: int = Field(ge=1, le=120)
    first_months: int = Field(ge=1, le=60)
