"""Counts beside filters, and one change for many records."""

from datetime import date
from typing import Annotated, Any
from uuid import UUID

from pydantic import Field

from caunoi_web.api.schemas.base import Country, NeedsWhy, Shape, line
from caunoi_web.api.schemas.codes import ActivityCode, AgreementKindCode, LevelCode, OrganisationKindCode
from caunoi_web.register.services.changing_many import MOST_AT_ONCE

_Ids = Annotated[list[UUID], Field(min_length=1, max_length=MOST_AT_ONCE)]
_Activities = Annotated[list[ActivityCode], Field(max_length=40)]


class CountsGiven(Shape):
    """How many pass with each value of each filter, each counted without its own filter."""

    as_of: date
    total: int
    archived: int
    by: dict[str, dict[str, int]]


class AgreementsChange(Shape):
    """What is to change in all of them; what is not sent stays as it is in each."""

    kind: AgreementKindCode | None = None
    level: LevelCode | None = None
    host_unit: UUID | None = None
    add_activities: _Activities = Field(default_factory=list)
    drop_activities: _Activities = Field(default_factory=list)
    note: line(500) = Field("", description="Words added to the note.")  # type: ignore[valid-type]


class OrganisationsChange(Shape):
    """What is to change in all of them; what is not sent stays as it is in each."""

    kind: OrganisationKindCode | None = None
    country: Country | None = None
    note: line(500) = Field("", description="Words added to the note.")  # type: ignore[valid-type]


class ManyAgreementsWanted(AgreementsChange):
    """Which agreements, and what is to change."""

    ids: _Ids


class ManyOrganisationsWanted(OrganisationsChange):
    """Which partners, and what is to change."""

    ids: _Ids


class SeenRecord(Shape):
    """A record at the version that the preview showed."""

    id: UUID
    version: Annotated[int, Field(ge=1, le=1_000_000_000)]


_Seen = Annotated[list[SeenRecord], Field(min_length=1, max_length=MOST_AT_ONCE)]


class ManyAgreementsChanged(AgreementsChange, NeedsWhy):
    """The same as in the preview, with the versions it showed and the reason."""

    seen: _Seen


class ManyOrganisationsChanged(OrganisationsChange, NeedsWhy):
    """The same as in the preview, with the versions it showed and the reason."""

    seen: _Seen


class FieldPlanned(Shape):
    """A field before and after."""

    field: str
    before: Any
    after: Any


class RecordPlanned(Shape):
    """A record with what would change in it."""

    id: UUID
    version: int
    label: str
    changes: list[FieldPlanned]


class ManyPlanned(Shape):
    """What the change would do; `same` records have it so already."""

    items: list[RecordPlanned]
    same: int


class RecordLeft(Shape):
    """A record that was left alone, and why."""

    id: UUID
    label: str
    why: str


class ManyChanged(Shape):
    """What was done."""

    changed: int
    same: int
    left: list[RecordLeft]
