"""What the register refuses, in words a person can act on."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from caunoi_web.common.errors import DomainError, StaleVersion


class InvalidValue(DomainError):
    """A value that a field cannot have. ``field`` names it, "" when it is about the whole record."""

    code = "invalid-value"
    status = 422

    def __init__(self, field: str, message: str | Promise) -> None:
        super().__init__(message)
        self.field = field


class ImpossibleTerm(InvalidValue):
    """A validity that cannot be, such as an end before its start."""

    code = "impossible-term"


class ParentLoop(InvalidValue):
    """An organisation would become its own ancestor."""

    code = "parent-loop"


class StillInUse(DomainError):
    """A record cannot be archived without saying so while live records stand on it."""

    code = "still-in-use"


class CannotMerge(DomainError):
    """Two records cannot be put together or apart as things stand; the message says what to do."""

    code = "cannot-merge"


class ErasedContact(DomainError):
    """A person whose data was erased cannot be changed or brought back."""

    code = "erased-contact"


class NotYours(DomainError):
    """Only the person who has just made a record may take it back."""

    code = "not-yours"
    status = 403


@dataclass(frozen=True, slots=True)
class Difference:
    """A field that somebody else changed meanwhile: what stands there now, and what was wanted."""

    field: str
    current: Any
    wanted: Any


class StaleRecord(StaleVersion):
    """Somebody else changed the record since it was shown; ``differences`` holds both values."""

    def __init__(self, version: int, differences: tuple[Difference, ...]) -> None:
        super().__init__(
            _("Somebody else changed this record meanwhile. Look at both values, then save again.")
        )
        self.version = version
        self.differences = differences


def wrong_fields(faults: Mapping[str, list[str]]) -> InvalidValue:
    """The first of Django's field faults as an error of ours."""
    field, messages = next(iter(faults.items()))
    return InvalidValue(field, messages[0])
