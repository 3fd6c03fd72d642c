"""Documents as programs send and get them, the words facts stand on, and what the search finds."""

from datetime import date, datetime
from uuid import UUID

from pydantic import Field

from caunoi_web.api.schemas.base import Day, Paging, Ref, Shape, line
from caunoi_web.api.schemas.codes import DocumentStateCode, one_of
from caunoi_web.search.models import Kind

FoundKind = one_of(Kind)
LONGEST_TEXT = 2_000_000
MOST_TEXT = 100_000


class DocumentsAsked(Paging):
    """Which documents; the newest come first."""

    state: DocumentStateCode | None = None


class DocumentItem(Shape):
    """A document of a list, with how far its reading has come."""

    id: UUID
    name: str
    state: DocumentStateCode
    media_type: str
    size: int
    sha256: str
    progress: int | None = Field(description="Per cent, while it is being read.")
    failure_code: str
    received_at: datetime


class DocumentGiven(Shape):
    """A document; its text is `get_document_text`."""

    id: UUID
    name: str
    state: DocumentStateCode
    media_type: str
    size: int
    sha256: str
    received_at: datetime
    received_by: Ref | None
    published_on: date | None
    host_hint: str
    host_name: str
    language: str
    genre: str
    failure_code: str
    failure: str = Field(description="What went wrong and what to do, in words.")
    text_length: int
    read_at: datetime | None
    reviewed_at: datetime | None


class TakenGiven(Shape):
    """What became of a file, or of each document in it: the document, or why it was not taken in."""

    name: str
    document: Ref | None
    is_new: bool
    refusal: str


class TakenList(Shape):
    """An archive or a mail holds several documents."""

    items: list[TakenGiven]


class AboutFile(Shape):
    """What is known of a file beside its bytes."""

    host_hint: line(300) = Field("", description="Whose document it is.")  # type: ignore[valid-type]
    published_on: Day | None = None


class TextSent(Shape):
    """A text that is taken in as a document of its own."""

    title: line(200, 1)  # type: ignore[valid-type]
    text: line(LONGEST_TEXT, 1)  # type: ignore[valid-type]
    host_hint: line(300) = ""  # type: ignore[valid-type]
    published_on: Day | None = None


class PartAsked(Shape):
    """Which part of a text."""

    start: int = Field(0, ge=0, le=1_000_000_000)
    length: int = Field(MOST_TEXT, ge=1, le=MOST_TEXT)


class PageGiven(Shape):
    """A page or sheet, by its place in the text."""

    name: str
    start: int
    end: int


class TextGiven(Shape):
    """A part of the text that was read from a document; offsets count Unicode characters."""

    start: int
    text: str
    length: int = Field(description="Of the whole text.")
    pages: list[PageGiven]


class WordsGiven(Shape):
    """The words a field of a record was read from; `text[start:end] == words`."""

    id: UUID
    document: Ref
    start: int
    end: int
    words: str
    page: str
    kind: str
    record: UUID
    field: str


class WordsList(Shape):
    """Every place."""

    items: list[WordsGiven]


class SearchAsked(Shape):
    """Words to find; each must begin a word of what is found."""

    q: line(200) = ""  # type: ignore[valid-type]
    kind: FoundKind | None = None
    limit: int = Field(10, ge=1, le=100)


class HitGiven(Shape):
    """One thing found."""

    id: UUID
    title: str
    detail: str
    excerpt: str = Field(description="Where the words stand.")


class GroupGiven(Shape):
    """The hits of one kind, the best first; `number` stops at 1000."""

    kind: FoundKind
    number: int
    is_more: bool
    hits: list[HitGiven]


class SearchGiven(Shape):
    """What was found, by kind."""

    groups: list[GroupGiven]
