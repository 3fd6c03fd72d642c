"""Agreements as programs send them."""

from typing import Annotated
from uuid import UUID

from pydantic import Field

from caunoi_web.api.schemas.base import NeedsWhy, PartialDay, Shape, Why, Words, line
from caunoi_web.api.schemas.codes import (
    ActivityCode,
    AgreementKindCode,
    BindingCode,
    EndKindCode,
    EventKindCode,
    FileRoleCode,
    LevelCode,
    LinkKindCode,
    SideCode,
)

Months = Annotated[int, Field(ge=1, le=1200)]
Days = Annotated[int, Field(ge=1, le=3660)]


class PartySent(Shape):
    """A partner, on which side it signs, and its name as the source wrote it."""

    organisation: UUID
    as_written: line(300) = ""  # type: ignore[valid-type]
    side: SideCode = "partner"


class OwnPartySent(Shape):
    """A unit of ours that signs in its own name; null for the institution itself."""

    unit: UUID | None = None
    as_written: line(300) = ""  # type: ignore[valid-type]


class TermFields(Shape):
    """The validity. Dates are as precise as they are known: 2022, 2022-08 or 2022-08-15."""

    term_raw: Words = ""
    signed: PartialDay | None = None
    start: PartialDay | None = None
    end: PartialDay | None = None
    end_kind: EndKindCode = "unknown"
    duration_months: Months | None = None
    renewal_months: Months | None = None
    notice_months: Months | None = None
    notice_days: Days | None = None
    condition: line(500) = ""  # type: ignore[valid-type]


class AgreementFields(TermFields):
    """The fields of an agreement; those not sent stay as they are."""

    number: line(60) = ""  # type: ignore[valid-type]
    list_number: line(60) = ""  # type: ignore[valid-type]
    title: line(500) = ""  # type: ignore[valid-type]
    kind: AgreementKindCode = "unspecified"
    level: LevelCode = ""
    binding: BindingCode = "unclear"
    binding_note: line(500) = ""  # type: ignore[valid-type]
    host_unit: UUID | None = None
    host_unit_words: line(300) = ""  # type: ignore[valid-type]
    content: Words = ""
    signatories: line(500) = ""  # type: ignore[valid-type]
    note: Words = ""


class AgreementMade(AgreementFields, Why):
    """A new agreement with its partners, in their order."""

    parties: list[PartySent] = Field(min_length=1, max_length=30)
    own_parties: list[OwnPartySent] = Field([], max_length=30)
    activities: list[ActivityCode] = Field([], max_length=30)


class AgreementChanged(AgreementFields, Why):
    """What is to be different; `parties`, `own_parties`, `activities` replace those there are when sent."""

    parties: list[PartySent] | None = Field(None, min_length=1, max_length=30)
    own_parties: list[OwnPartySent] | None = Field(None, max_length=30)
    activities: list[ActivityCode] | None = Field(None, max_length=30)


class SignatorySent(Shape):
    """A person who signed; `party` or `own_party` says for whom (ids of the agreement's parties)."""

    name: line(200, 1)  # type: ignore[valid-type]
    title: line(300) = ""  # type: ignore[valid-type]
    as_written: line(500) = ""  # type: ignore[valid-type]
    party: UUID | None = None
    own_party: UUID | None = None
    side: SideCode | None = None


class SignatoriesSent(Why):
    """Who signed, in this order, instead of those there are."""

    signatories: list[SignatorySent] = Field(max_length=60)


class EventSent(NeedsWhy):
    """Something that happened; a renewal or an extension needs the new last day."""

    kind: EventKindCode
    on: PartialDay
    until: PartialDay | None = None
    document: UUID | None = None


class LinkSent(Shape):
    """What this agreement is to an earlier one."""

    kind: LinkKindCode
    earlier: UUID
    on: PartialDay | None = None
    note: line(500) = ""  # type: ignore[valid-type]


class FileSent(Shape):
    """A document that was taken in already, and what it is to the agreement."""

    document: UUID
    role: FileRoleCode = "signed"
    note: line(500) = ""  # type: ignore[valid-type]
