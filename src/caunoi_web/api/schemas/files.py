"""Lists and reports that leave as files."""

from datetime import datetime
from typing import Annotated, Literal
from uuid import UUID

from pydantic import Field, StringConstraints

from caunoi_web.api.schemas.base import AsOf, Shape, line
from caunoi_web.api.schemas.codes import one_of
from caunoi_web.reports.exports.formats import FORMATS
from caunoi_web.reports.listings import LISTINGS
from caunoi_web.tasks.models import LeaseState

ListCode = one_of(LISTINGS)
FormatCode = one_of(FORMATS)
TaskStateCode = one_of(LeaseState)
_NAME = Annotated[str, StringConstraints(pattern=r"^[a-z_]{1,30}$")]


class ListingGiven(Shape):
    """A list or report that can leave as a file."""

    name: ListCode
    label: str
    scope: str = Field(description="The scope that a token needs beside `report:read`.")


class ListingList(Shape):
    """Every list, and every format."""

    items: list[ListingGiven]
    formats: list[FormatCode]


class FileAsked(AsOf):
    """What the file is to hold: the filters, columns and order as they stand in the list's address."""

    format: FormatCode
    query: Annotated[dict[_NAME, line(500)], Field(max_length=40)] = Field(  # type: ignore[valid-type]
        default_factory=dict
    )
    language: Literal["vi", "en", "both"] | None = Field(None, description="Else the language of the answer.")


class ListFileGiven(Shape):
    """A file that was asked for; it can be fetched for a day once it is done."""

    id: UUID
    list: ListCode
    format: FormatCode
    query: dict[str, str]
    as_of: str
    state: TaskStateCode
    progress: int
    message: str
    name: str | None
    rows: int | None
    asked_at: datetime
    finished_at: datetime | None


class FileList(Shape):
    """One's own files of the last day."""

    items: list[ListFileGiven]
