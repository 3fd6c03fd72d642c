"""Organisations as programs send and get them."""

from datetime import date, datetime
from typing import Annotated
from uuid import UUID

from pydantic import Field, StringConstraints

from caunoi_web.api.schemas.base import (
    NO_NUL,
    AsOf,
    Country,
    NeedsWhy,
    Paging,
    PartialDay,
    Ref,
    Shape,
    Why,
    Words,
    line,
)
from caunoi_web.api.schemas.codes import (
    ActivityCode,
    NameKindCode,
    OrganisationKindCode,
    OrganisationSort,
    ScopeCode,
    StatusAsked,
    TierCode,
)
from caunoi_web.register.forms.filters import LONGEST_SPAN, LONGEST_TEXT

Name = line(300, 1)
Website = Annotated[str, StringConstraints(max_length=200, pattern=r"^(https?://[^\x00\s]+)?$")]


class OrganisationFilters(AsOf):
    """The filters of the list of partners, as on screen."""

    status: StatusAsked | None = Field(
        None, description="Has an agreement with this status; `active` for any valid."
    )
    activity: ActivityCode | None = Field(None, description="Has an agreement for this activity.")
    within: int | None = Field(
        None, ge=0, le=LONGEST_SPAN, description="Has an agreement ending within so many days."
    )
    country: Annotated[str, StringConstraints(pattern=r"^([A-Z]{2}|none)$")] | None = Field(
        None, description="ISO 3166-1, or `none` for those with no country stated."
    )
    kind: OrganisationKindCode | None = None
    scope: ScopeCode | None = Field(None, description="At home, abroad, or undecided.")
    tier: TierCode | None = Field(None, description="The tier on the day.")
    text: line(LONGEST_TEXT) = Field("", description="Words to find.")  # type: ignore[valid-type]
    archived: bool = Field(default=False, description="Those put aside instead of the live ones.")


class OrganisationsAsked(OrganisationFilters, Paging):
    """The filters, the order and the page."""

    sort: OrganisationSort = Field("name", description="The order; a minus turns it round.")


class GroupHeld(Shape):
    """What an organisation holds together with everything below it."""

    below: int
    active: int
    total: int


class OrganisationItem(Shape):
    """An organisation of a list."""

    id: UUID
    name: str
    name_en: str
    kind: OrganisationKindCode
    country: str
    city: str
    website: str
    tier: TierCode | None
    agreements_active: int
    agreements_total: int
    next_end: str | None = Field(description="The soonest end among what is in force, as precisely as known.")
    days_left: int | None
    group: GroupHeld | None
    changed_at: datetime
    version: int


class OtherNameGiven(Shape):
    """A name beside the main one."""

    id: UUID
    text: str
    kind: NameKindCode
    language: str
    valid_from: str | None
    valid_until: str | None


class TierGiven(Shape):
    """The place of a partner from a day on."""

    id: UUID
    tier: TierCode
    since: date
    reason: str


class OrganisationGiven(Shape):
    """An organisation, whole. `version` and the ETag say which state of it this is."""

    id: UUID
    version: int
    name: str
    name_vi: str
    name_en: str
    kind: OrganisationKindCode
    country: str
    city: str
    website: str
    ror: str
    note: str
    is_host: bool
    scope: ScopeCode
    parent: Ref | None
    merged_into: UUID | None
    names: list[OtherNameGiven]
    tier: TierGiven | None = Field(description="The tier on the day.")
    group: GroupHeld | None
    missing: list[str] = Field(description="What is not stated yet, in words.")
    archived_at: datetime | None
    created_at: datetime
    changed_at: datetime


class OrganisationFields(Shape):
    """The fields of an organisation; those not sent stay as they are."""

    name: Name = ""  # type: ignore[valid-type]
    name_vi: line(300) = ""  # type: ignore[valid-type]
    name_en: line(300) = ""  # type: ignore[valid-type]
    kind: OrganisationKindCode = "other"
    country: Country | None = None
    city: line(120) = ""  # type: ignore[valid-type]
    parent: UUID | None = Field(None, description="The organisation it belongs to.")
    website: Website = ""
    ror: line(60) = ""  # type: ignore[valid-type]
    note: Words = ""


class OrganisationMade(OrganisationFields, Why):
    """A new organisation."""

    name: Name  # type: ignore[valid-type]


class OrganisationChanged(OrganisationFields, Why):
    """What is to be different about an organisation."""


class NameSent(Shape):
    """A name to add."""

    text: Name  # type: ignore[valid-type]
    kind: NameKindCode = "alias"
    language: Annotated[str, StringConstraints(pattern=r"^[a-z]{0,8}$")] = ""


class NamesAdded(Why):
    """Names to add; those the organisation has already are left alone."""

    names: list[NameSent] = Field(min_length=1, max_length=30)


class NamesRemoved(Why):
    """Names to take away, as they are written; the history keeps them."""

    names: list[Annotated[str, StringConstraints(min_length=1, max_length=300, pattern=NO_NUL)]] = Field(
        min_length=1, max_length=30
    )


class PutAside(NeedsWhy):
    """Why a record is put aside; `although_in_use` when live records stand on it."""

    although_in_use: bool = False


class AlikeAsked(Shape):
    """Names that may be meant."""

    name: line(300) = ""  # type: ignore[valid-type]
    name_vi: line(300) = ""  # type: ignore[valid-type]
    name_en: line(300) = ""  # type: ignore[valid-type]
    ror: line(60) = ""  # type: ignore[valid-type]


class AlikeGiven(Shape):
    """An organisation that may be meant."""

    id: UUID
    name: str
    country: str
    score: float = Field(description="From 0 to 1, 1 for the very same name.")
    is_sure: bool


class AlikeList(Shape):
    """The likeliest first."""

    items: list[AlikeGiven]


class Renamed(Why):
    """A new name from a day on; the old one is kept as a former name."""

    name: Name  # type: ignore[valid-type]
    on: PartialDay
