"""What the public page refuses, in words an administrator can act on."""

from django.utils.functional import Promise

from caunoi_web.common.errors import DomainError


class WrongPublication(DomainError):
    """A value the publication cannot have; ``field`` names it."""

    code = "wrong-publication"
    status = 422

    def __init__(self, field: str, message: str | Promise) -> None:
        super().__init__(message)
        self.field = field
