"""Agreements as programs get them."""

from datetime import date, datetime
from typing import Annotated
from uuid import UUID

from pydantic import Field, StringConstraints

from caunoi_web.api.schemas.base import AsOf, Moment, Paging, Ref, Shape, line
from caunoi_web.api.schemas.codes import (
    ActivityCode,
    AgreementKindCode,
    AgreementSort,
    BindingCode,
    EndKindCode,
    EventKindCode,
    FileRoleCode,
    LevelCode,
    LinkKindCode,
    ScopeCode,
    SideCode,
    StatusAsked,
    StatusCode,
)
from caunoi_web.register.forms.filters import LONGEST_SPAN, LONGEST_TEXT

Number = Annotated[int, Field(ge=1, le=100_000)]


class AgreementFilters(AsOf):
    """The filters of the list of agreements, as on screen."""

    status: StatusAsked | None = Field(None, description="The status on the day; `active` for any valid.")
    country: Annotated[str, StringConstraints(pattern=r"^([A-Z]{2}|none)$")] | None = Field(
        None, description="Has a partner of this country (ISO 3166-1), or `none`."
    )
    kind: AgreementKindCode | None = None
    activity: ActivityCode | None = None
    scope: ScopeCode | None = Field(None, description="Has a partner at home, abroad, or undecided.")
    text: line(LONGEST_TEXT) = Field("", description="Words to find.")  # type: ignore[valid-type]
    within: int | None = Field(
        None, ge=0, le=LONGEST_SPAN, description="In force, ending within so many days."
    )
    party: UUID | None = Field(None, description="Has this partner.")
    unit: UUID | None = Field(None, description="This unit is in charge.")
    mark: Annotated[str, StringConstraints(pattern=r"^[a-z-]{0,30}$")] = Field(
        "", description="A mark of the list, such as `asleep`."
    )
    changed_after: Moment | None = Field(None, description="Changed after this moment.")
    archived: bool = Field(default=False, description="Those put aside instead of the live ones.")


class AgreementsAsked(AgreementFilters, Paging):
    """The filters, the order and the page."""

    sort: AgreementSort = Field("end", description="The order; a minus turns it round.")


class PartyItem(Shape):
    """A partner of an agreement in a list; `name` is that of the day of signing."""

    id: UUID
    name: str
    country: str
    as_written: str


class AgreementItem(Shape):
    """An agreement of a list, with its status on the day."""

    id: UUID
    number: str
    list_number: str
    title: str
    kind: AgreementKindCode
    level: LevelCode
    signed: str | None
    start: str | None
    end: str | None = Field(description="The end with every renewal and extension.")
    end_kind: EndKindCode
    condition: str
    status: StatusCode
    days_left: int | None
    parties: list[PartyItem]
    activities: list[ActivityCode]
    unit: str
    is_archived: bool
    changed_at: datetime
    version: int


class PartyGiven(Shape):
    """A partner with its side; `id` is what a signatory names as `party`."""

    id: UUID
    organisation: Ref
    country: str
    as_written: str
    side: SideCode


class OwnPartyGiven(Shape):
    """Our own side: a unit, or null for the institution itself."""

    id: UUID
    unit: Ref | None
    as_written: str


class SignatoryGiven(Shape):
    """A person who signed."""

    name: str
    title: str
    as_written: str
    party: UUID | None
    own_party: UUID | None
    side: SideCode | None


class EventGiven(Shape):
    """Something that happened to an agreement."""

    id: UUID
    kind: EventKindCode
    on: str
    until: str | None
    reason: str
    document: UUID | None
    withdrawn_at: datetime | None


class LinkGiven(Shape):
    """A link to another agreement: this one is the later or the earlier of both."""

    id: UUID
    kind: LinkKindCode
    is_later: bool = Field(description="This agreement is the later one of both.")
    other: Ref
    other_status: StatusCode
    on: str | None
    note: str


class FileGiven(Shape):
    """A file of an agreement."""

    id: UUID
    role: FileRoleCode
    document: Ref
    size: int
    sha256: str
    note: str
    made_at: datetime


class TermGiven(Shape):
    """The validity: as the source wrote it, as it was understood, and what follows for the day."""

    as_written: str
    start: str | None
    end: str | None = Field(description="The last day as written.")
    end_kind: EndKindCode
    duration_months: int | None
    renewal_months: int | None
    notice_months: int | None
    notice_days: int | None
    condition: str
    repaired: bool
    runs_until: str | None = Field(description="The end with every renewal and extension.")
    notice_on: date | None = Field(description="The last day for a notice.")
    explained: list[str] = Field(description="How it was counted, in words.")


class AgreementGiven(Shape):
    """An agreement, whole, with its status on the day."""

    id: UUID
    version: int
    number: str
    list_number: str
    title: str
    kind: AgreementKindCode
    level: LevelCode
    binding: BindingCode
    binding_note: str
    host_unit: Ref | None
    host_unit_words: str
    content: str
    signed: str | None
    signatories: str = Field(description="Who signed, as written.")
    note: str
    as_of: date
    status: StatusCode
    days_left: int | None
    term: TermGiven
    activities: list[ActivityCode]
    parties: list[PartyGiven]
    own_parties: list[OwnPartyGiven]
    signed_by: list[SignatoryGiven]
    events: list[EventGiven]
    links: list[LinkGiven]
    files: list[FileGiven]
    warnings: list[str] = Field(description="What contradicts itself, in words.")
    missing: list[str] = Field(description="What is not stated yet, in words.")
    archived_at: datetime | None
    created_at: datetime
    changed_at: datetime


class StatusGiven(Shape):
    """What an agreement is on a day."""

    as_of: date
    status: StatusCode
    days_left: int | None
    runs_until: str | None
    notice_on: date | None
    explained: list[str]


class VersionGiven(Shape):
    """One numbered version of an agreement."""

    number: int
    at: datetime
    who: str
    title: str
    reason: str
    changed: list[str] = Field(description="The fields it changed, in words.")


class VersionList(Shape):
    """All versions, the newest first."""

    items: list[VersionGiven]


class ValueGiven(Shape):
    """A field as it stood, in words."""

    label: str
    words: str
    changed: bool


class VersionWhole(Shape):
    """One version whole, and what the agreement was on the day by what it says."""

    number: int
    as_of: date
    status: StatusCode
    values: list[ValueGiven]


class PairGiven(Shape):
    """A field in two versions, in words."""

    label: str
    old: str
    new: str
    differs: bool


class VersionsCompared(Shape):
    """Two versions field by field."""

    old: int
    new: int
    items: list[PairGiven]


class VersionsAsked(Shape):
    """Which two versions."""

    old: Number
    new: Number
