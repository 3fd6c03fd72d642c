"""Activities as programs send and get them."""

from datetime import datetime
from decimal import Decimal
from typing import Annotated
from uuid import UUID

from pydantic import Field

from caunoi_web.activities.kinds import KINDS
from caunoi_web.activities.models import State
from caunoi_web.activities.queries.activity_filters import DONE, OVERDUE
from caunoi_web.activities.wordlists import CURRENCIES
from caunoi_web.api.schemas.base import AsOf, Paging, PartialDay, Reason, Ref, Shape, Why, Words, line
from caunoi_web.api.schemas.codes import ActivityKindCode, ActivityState, one_of

StateAsked = one_of((OVERDUE, DONE, *State))
KindGroup = one_of(dict.fromkeys(kind.group for kind in KINDS.values()))
Currency = one_of(("", *CURRENCIES))
# Money and pieces travel as text, so that no sign is lost.
Amount = Annotated[Decimal, Field(ge=0, le=Decimal(10) ** 15, max_digits=18, decimal_places=2)]
Number = Annotated[int, Field(ge=0, le=9_999_999)]


class ActivitiesAsked(AsOf, Paging):
    """The filters of the list of activities, as on screen; the newest come first."""

    group: KindGroup | None = None
    kind: ActivityKindCode | None = None
    state: StateAsked | None = Field(None, description="A state; `overdue` as of the day; `all-done`.")
    year: int | None = Field(None, ge=1901, le=2199)
    unit: UUID | None = None
    partner: UUID | None = None
    agreement: UUID | None = None
    commitment: UUID | None = None
    text: line(200) = Field("", description="Words of the title.")  # type: ignore[valid-type]


class ActivityItem(Shape):
    """An activity of a list."""

    id: UUID
    kind: ActivityKindCode
    title: str
    state: ActivityState
    is_overdue: bool
    began: str
    ended: str | None
    partners: list[str]
    agreement: Ref | None
    unit: str
    place: str
    participants: int | None
    cost: Decimal | None
    income: Decimal | None
    currency: str
    in_kind: bool
    outcome: str
    proofs: int


class ProofGiven(Shape):
    """A file that proves an activity."""

    id: UUID
    document: Ref
    size: int
    sha256: str
    added_at: datetime


class ActivityGiven(Shape):
    """An activity, whole."""

    id: UUID
    version: int
    kind: ActivityKindCode
    title: str
    state: ActivityState
    is_overdue: bool
    began: str
    ended: str | None
    agreement: UUID | None
    commitment: UUID | None
    unit: Ref | None
    partners: list[Ref]
    place: str
    participants: int | None
    quantity: Decimal | None
    cost: Decimal | None
    income: Decimal | None
    currency: str
    in_kind: bool
    outcome: str
    proofs: list[ProofGiven]
    next_states: list[ActivityState]
    archived_at: datetime | None
    created_at: datetime
    changed_at: datetime


class ActivityFields(Shape):
    """The fields of an activity; those not sent stay as they are."""

    title: line(300) = ""  # type: ignore[valid-type]
    ended: PartialDay | None = None
    agreement: UUID | None = Field(None, description="The agreement it counts for.")
    commitment: UUID | None = Field(None, description="The promise it counts for.")
    unit: UUID | None = Field(None, description="Our unit.")
    place: line(200) = ""  # type: ignore[valid-type]
    participants: Number | None = None
    quantity: Amount | None = None
    cost: Amount | None = Field(None, description="Given by our side.")
    income: Amount | None = Field(None, description="Received from the partner.")
    currency: Currency = ""
    in_kind: bool = False
    outcome: Words = ""


class ActivityMade(ActivityFields, Why):
    """A new activity. Without a state it is done when it can be over, running, else planned."""

    kind: ActivityKindCode
    began: PartialDay
    state: ActivityState | None = None
    partners: list[UUID] = Field([], max_length=50, description="Left open: the partners of the agreement.")


class ActivityChanged(ActivityFields, Why):
    """What is to be different; `partners` replace those there are when sent."""

    kind: ActivityKindCode = next(iter(KINDS))
    began: PartialDay = "2000"
    partners: list[UUID] | None = Field(None, max_length=50)


class StepSent(Shape):
    """The state to go to; a step back and a cancellation need a reason."""

    to: ActivityState
    reason: Reason = ""
