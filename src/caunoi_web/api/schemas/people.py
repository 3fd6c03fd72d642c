"""People and units."""

from datetime import datetime
from typing import Annotated
from uuid import UUID

from pydantic import StringConstraints

from caunoi_web.accounts.models import Role
from caunoi_web.api.schemas.base import Paging, Ref, Shape, line
from caunoi_web.api.schemas.codes import one_of
from caunoi_web.api.schemas.partners import Email

RoleCode = one_of(Role)
Username = Annotated[str, StringConstraints(min_length=1, max_length=150, pattern=r"^[A-Za-z0-9@.+_-]+$")]


class PeopleAsked(Paging):
    """Everybody with an account, by account name."""


class PersonGiven(Shape):
    """A person with an account."""

    id: UUID
    username: str
    full_name: str
    email: str
    role: RoleCode
    unit: Ref | None
    is_active: bool
    last_login: datetime | None


class PersonFields(Shape):
    """What of a person can be changed; what is not sent stays as it is."""

    full_name: line(150) = ""  # type: ignore[valid-type]
    email: Email = ""
    role: RoleCode = "viewer"
    unit: UUID | None = None
    is_active: bool = True


class PersonMade(Shape):
    """A new person; the password is checked as on screen."""

    username: Username
    password: line(1000, 1)  # type: ignore[valid-type]
    full_name: line(150, 1)  # type: ignore[valid-type]
    email: Email = ""
    role: RoleCode = "viewer"
    unit: UUID | None = None


class UnitGiven(Shape):
    """A unit of the host institution."""

    id: UUID
    name_vi: str
    name_en: str
    parent: UUID | None


class UnitList(Shape):
    """Every unit by its Vietnamese name."""

    items: list[UnitGiven]


class UnitSent(Shape):
    """A unit as it is to be."""

    name_vi: line(300, 1)  # type: ignore[valid-type]
    name_en: line(300) = ""  # type: ignore[valid-type]
    parent: UUID | None = None
