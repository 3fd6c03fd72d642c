"""The pieces that all shapes are made of. Every text and number is bounded."""

import re
from collections.abc import Callable
from datetime import date, datetime
from typing import Annotated, Any, Generic, TypeVar
from uuid import UUID

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field, StringConstraints

from caunoi.domain.dates import PartialDate
from caunoi_web.common.keyset import LONGEST_CURSOR, PER_PAGE

# NUL stands in no text of ours, and PostgreSQL keeps none.
NO_NUL = r"^[^\x00]*$"
MOST_ROWS = 200

Line = Annotated[str, StringConstraints(max_length=500, pattern=NO_NUL)]
Words = Annotated[str, StringConstraints(max_length=20_000, pattern=NO_NUL)]
Reason = Annotated[str, StringConstraints(max_length=500, pattern=NO_NUL)]
# A date as precisely as it is known: 2022, 2022-08 or 2022-08-15.
_PARTIAL = r"^[12][0-9]{3}(-(0[1-9]|1[0-2])(-(0[1-9]|[12][0-9]|3[01]))?)?$"


def _existing(written: str) -> str:
    """Raises ``ValueError`` for a day that no calendar has."""
    PartialDate.parse(written)
    return written


PartialDay = Annotated[str, StringConstraints(pattern=_PARTIAL, max_length=10), AfterValidator(_existing)]

_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_MOMENT = re.compile(
    r"[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}(\.[0-9]{1,6})?(Z|[+-][0-9]{2}:[0-9]{2})"
)


def _written_as(pattern: re.Pattern[str]) -> Callable[[Any], Any]:
    """Lets nothing through but text of the pattern: a number is no day."""

    def check(value: Any) -> Any:
        if not isinstance(value, date) and not (isinstance(value, str) and pattern.fullmatch(value)):
            raise ValueError("not written as ISO 8601")
        return value

    return check


# A calendar day of the centuries that agreements live in; a moment with its time zone.
Day = Annotated[date, BeforeValidator(_written_as(_DAY)), Field(ge=date(1900, 1, 1), le=date(2199, 12, 31))]
Moment = Annotated[datetime, BeforeValidator(_written_as(_MOMENT))]
Country = Annotated[str, StringConstraints(pattern=r"^[A-Z]{2}$")]


def line(most: int, least: int = 0) -> type[str]:
    """A line of text of at most ``most`` characters."""
    return Annotated[str, StringConstraints(min_length=least, max_length=most, pattern=NO_NUL)]  # type: ignore[return-value]


class Shape(BaseModel):
    """What is sent or given: nothing beside the fields that are named."""

    model_config = ConfigDict(extra="forbid", from_attributes=True)


class Ref(Shape):
    """Another record, with what it is called."""

    id: UUID
    name: str


Item = TypeVar("Item")


class Page(Shape, Generic[Item]):
    """A page of a list; ``next`` is the address of the one behind it, null on the last."""

    items: list[Item]
    next: str | None
    previous: str | None


class Paging(Shape):
    """Where in a list, and how many rows."""

    limit: int = Field(PER_PAGE, ge=1, le=MOST_ROWS, description="Rows on a page.")
    after: str = Field(
        "",
        max_length=LONGEST_CURSOR,
        pattern=r"^[A-Za-z0-9_-]*$",
        description="The mark of the row before the page, as `next` has it.",
    )
    before: str = Field(
        "",
        max_length=LONGEST_CURSOR,
        pattern=r"^[A-Za-z0-9_-]*$",
        description="The mark of the row behind the page, as `previous` has it.",
    )


class AsOf(Shape):
    """The day that the answer speaks of."""

    as_of: Day | None = Field(None, description="The day the answer speaks of; today when not given.")


class Why(Shape):
    """The reason that the history keeps."""

    reason: Reason = ""


class NeedsWhy(Shape):
    """The reason that the history keeps; here it must be said."""

    reason: Annotated[str, StringConstraints(min_length=1, max_length=500, pattern=NO_NUL)]
