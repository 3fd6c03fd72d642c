"""What belongs to a partner: people, notes, tiers, former names, successions, merges."""

from datetime import date, datetime
from typing import Annotated
from uuid import UUID

from pydantic import Field, StringConstraints

from caunoi_web.api.schemas.base import Day, NeedsWhy, Paging, PartialDay, Ref, Shape, Why, line
from caunoi_web.api.schemas.codes import DataClassCode, LawfulBasisCode, NameKindCode, TierCode, one_of
from caunoi_web.register.models import SuccessionBasis

BasisCode = one_of(SuccessionBasis)
Version = Annotated[int, Field(ge=1, le=1_000_000_000)]
Email = Annotated[str, StringConstraints(max_length=254, pattern=r"^([^\x00\s@]+@[^\x00\s@]+)?$")]


class ContactsAsked(Paging):
    """Which people; who was met last comes first within a partner."""

    organisation: UUID | None = None
    archived: bool = False


class ContactGiven(Shape):
    """A person of a partner: personal data, kept for a reason and until a day."""

    id: UUID
    version: int
    organisation: Ref
    name: str
    title: str
    role: str
    unit: str
    email: str
    phone: str
    start: str | None
    end: str | None
    seen_on: date | None
    seen_note: str
    data_class: DataClassCode
    basis: LawfulBasisCode
    retain_until: date | None
    archived_at: datetime | None
    erased_at: datetime | None
    changed_at: datetime


class ContactFields(Shape):
    """The fields of a person; those not sent stay as they are."""

    name: line(200) = ""  # type: ignore[valid-type]
    title: line(60) = ""  # type: ignore[valid-type]
    role: line(200) = ""  # type: ignore[valid-type]
    unit: line(200) = ""  # type: ignore[valid-type]
    email: Email = ""
    phone: line(60) = ""  # type: ignore[valid-type]
    start: PartialDay | None = None
    end: PartialDay | None = None
    seen_on: Day | None = None
    seen_note: line(300) = ""  # type: ignore[valid-type]
    data_class: DataClassCode = "basic"
    basis: LawfulBasisCode = "agreement"
    retain_until: Day | None = None


class ContactMade(ContactFields):
    """A new person of a partner."""

    name: line(200, 1)  # type: ignore[valid-type]


class SeenSent(Shape):
    """When and where the person was met."""

    on: Day
    note: line(300) = ""  # type: ignore[valid-type]


class NoteGiven(Shape):
    """What the next officer should know."""

    id: UUID
    version: int
    on: date
    text: str
    is_lasting: bool
    archived_at: datetime | None
    changed_at: datetime


class NoteList(Shape):
    """The lasting ones first."""

    items: list[NoteGiven]


class NoteFields(Shape):
    """The fields of a note; those not sent stay as they are."""

    on: Day = date(2000, 1, 1)
    text: line(4000, 1) = "-"  # type: ignore[valid-type]
    is_lasting: bool = False


class NoteMade(NoteFields):
    """A new note."""

    on: Day
    text: line(4000, 1)  # type: ignore[valid-type]


class TierRow(Shape):
    """From a day on."""

    id: UUID
    tier: TierCode
    since: date
    reason: str
    withdrawn_at: datetime | None


class TierList(Shape):
    """The newest first, also what was taken back."""

    items: list[TierRow]


class PlaceGiven(Shape):
    """A place at which a name of few letters stands, with the words around it."""

    start: int
    end: int
    before: str
    words: str
    after: str


class NamingGiven(Shape):
    """A document in which a person is named, and in how many places.

    `forms` are the words as the document writes them, at most five; `alone` is for a name of few letters.
    """

    document: Ref
    places: int
    forms: list[str]
    alone: list[PlaceGiven]


class NamingAsked(Shape):
    """Where to go on looking."""

    after: UUID | None = Field(None, description="`further` of the answer before.")


class NamingList(Shape):
    """Those documents, the newest first.

    One answer does not look through everything: `further` is where the next one goes on, null at the end.
    """

    items: list[NamingGiven]
    further: UUID | None


class PlaceSent(Shape):
    """One of the places of a document that `list_documents_naming_contact` gives."""

    document: UUID
    start: Annotated[int, Field(ge=0, le=100_000_000)]
    end: Annotated[int, Field(ge=0, le=100_000_000)]


class EraseSent(NeedsWhy):
    """Why, and which documents and which places of them the erasure reaches."""

    documents: Annotated[list[UUID], Field(max_length=100)] = Field(default_factory=list)
    places: Annotated[list[PlaceSent], Field(max_length=200)] = Field(default_factory=list)


class TierSent(NeedsWhy):
    """From `since` on the partner is of this tier."""

    tier: TierCode
    since: Day


class Renamed(Why):
    """A new name from a day on; the present one stays as a former name."""

    name: line(300, 1)  # type: ignore[valid-type]
    on: PartialDay


class NameChanged(Why):
    """Of what sort a name is and when it was valid."""

    kind: NameKindCode = "alias"
    language: Annotated[str, StringConstraints(pattern=r"^[a-z]{0,8}$")] = ""
    valid_from: PartialDay | None = None
    valid_until: PartialDay | None = None


class SuccessionGiven(Shape):
    """`successor` took the place of `predecessor`."""

    id: UUID
    predecessor: Ref
    successor: Ref
    on: str | None
    basis: BasisCode
    reason: str


class SuccessionList(Shape):
    """Who came before and after."""

    items: list[SuccessionGiven]


class SuccessionSent(Why):
    """Which organisation came after this one."""

    successor: UUID
    basis: BasisCode
    on: PartialDay | None = None


class MergeSent(NeedsWhy):
    """The record to put into this one, and both versions as they were seen."""

    merged: UUID
    version: Version
    merged_version: Version


class MovesGiven(Shape):
    """Rows of one sort that move."""

    label: str
    number: int
    known_already: int


class MergePreview(Shape):
    """What would come of it; `refusal` says why it cannot be, "" when it can."""

    survivor: Ref
    merged: Ref
    version: int
    merged_version: int
    refusal: str
    new_names: list[str]
    filled: list[str] = Field(description="Fields that the survivor takes from the other record.")
    moves: list[MovesGiven]


class MergeGiven(Shape):
    """Two records put together."""

    id: UUID
    survivor: Ref
    merged: Ref
    reason: str
    at: datetime
    by: str
    undone_at: datetime | None
