"""A person's own desk, what people say, what was done to records, background work."""

from datetime import date, datetime
from typing import Any, Literal
from uuid import UUID

from pydantic import Field

from caunoi_web.api.schemas.base import Moment, Paging, Ref, Shape, line
from caunoi_web.api.schemas.codes import one_of
from caunoi_web.desk.models import ListName

ListCode = one_of(ListName)
RecordKind = Literal["organisation", "agreement"]


class ViewGiven(Shape):
    """A list with its filters and order under a name; `query` is the query of its address."""

    id: UUID
    list: ListCode
    name: str
    query: str
    is_shared: bool
    owner: str


class ViewList(Shape):
    """One's own, and those that others share."""

    items: list[ViewGiven]


class ViewSent(Shape):
    """A view to keep; one's own of the same name is replaced."""

    list: ListCode
    name: line(80, 1)  # type: ignore[valid-type]
    query: line(2000) = ""  # type: ignore[valid-type]
    is_shared: bool = False


class ViewChanged(Shape):
    """Another name, shared or not."""

    name: line(80, 1) = "-"  # type: ignore[valid-type]
    is_shared: bool = False


class TaskLine(Shape):
    """One thing to do; `href` is its page."""

    what: str
    label: str
    detail: str
    href: str
    due: date | None
    is_late: bool
    days_left: int | None


class WorkList(Shape):
    """The late ones first, then by their day."""

    as_of: date
    items: list[TaskLine]


class NoticeGiven(Shape):
    """Something that one was told."""

    id: UUID
    kind: str
    title: str
    label: str
    detail: str
    href: str
    due: date | None
    made_at: datetime
    is_new: bool


class NoticeList(Shape):
    """The newest first."""

    items: list[NoticeGiven]


class MarkGiven(Shape):
    """Whether one watches a record, and keeps quiet about it."""

    kind: RecordKind
    id: UUID
    watched: bool
    quiet: bool


class MarkSent(Shape):
    """What it is to be from now on."""

    on: bool


class CommentGiven(Shape):
    """What somebody said; the words of one that was withdrawn are not told."""

    id: UUID
    author: str
    text: str
    at: datetime
    withdrawn_at: datetime | None


class CommentList(Shape):
    """The newest first."""

    items: list[CommentGiven]


class CommentSent(Shape):
    """Something to say; whoever is named with @name is told."""

    text: line(4000, 1)  # type: ignore[valid-type]


class HistoryAsked(Paging):
    """Which entries of the audit trail; the newest come first."""

    kind: (
        Literal["organisation", "agreement", "activity", "commitment", "document", "figure", "signing_case"]
        | None
    ) = None
    record: UUID | None = None
    actor: UUID | None = None
    since: Moment | None = Field(None, description="At or after this moment.")


class EntryGiven(Shape):
    """One write: who, through which program, what, why; the changed fields before and after."""

    id: UUID
    at: datetime
    actor: Ref
    through: str
    action: str
    title: str
    kind: str
    record: UUID
    label: str
    before: dict[str, Any]
    after: dict[str, Any]
    reason: str
    document: UUID | None
    act: UUID


class FigureGiven(Shape):
    """A figure that a document states, with the words it stands in."""

    id: UUID
    what: str
    year: int | None
    value: float
    qualifier: str
    document: UUID | None
    words: str


class FiguresAsked(Paging):
    """Which figures."""

    what: line(80) = ""  # type: ignore[valid-type]


class TaskGiven(Shape):
    """A piece of background work."""

    id: UUID
    kind: str
    state: str
    progress: int
    message: str
    result: dict[str, Any]
    created_at: datetime


class CodeGiven(Shape):
    """A code with its name in both languages."""

    code: str
    vi: str
    en: str


class CodeList(Shape):
    """The codes of one sort."""

    name: str
    items: list[CodeGiven]


class CodeLists(Shape):
    """Every code that a program sends or gets."""

    lists: list[CodeList]
