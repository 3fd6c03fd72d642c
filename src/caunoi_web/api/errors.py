"""What the API refuses beside the refusals of the services, in words a person can act on."""

from collections.abc import Mapping
from typing import Any

from django.utils.functional import Promise

from caunoi_web.common.errors import DomainError


class Refusal(DomainError):
    """A refusal with ``more`` members of the problem, and headers of the answer."""

    def __init__(
        self,
        message: str | Promise,
        *,
        more: Mapping[str, Any] | None = None,
        headers: Mapping[str, str] | None = None,
    ) -> None:
        super().__init__(message)
        self.more = dict(more or {})
        self.headers = dict(headers or {})


class WrongToken(Refusal):
    """There is no such token, or it has run out or was taken back: which of them is not said."""

    code = "wrong-token"
    status = 401


class MissingScope(Refusal):
    """The token was not made for this, whatever its owner may do."""

    code = "missing-scope"
    status = 403


class TooManyRequests(Refusal):
    """A token asked more often than it may in a minute."""

    code = "too-many-requests"
    status = 429


class WrongParameter(Refusal):
    """A parameter of the address or a header that is not understood."""

    code = "wrong-parameter"
    status = 422


class WrongContentType(Refusal):
    """The body is of a kind that is not read here."""

    code = "wrong-content-type"
    status = 415


class KeyReused(Refusal):
    """An idempotency key came again with another request."""

    code = "idempotency-key-reused"
    status = 422


class NoVersionSaid(Refusal):
    """A change without saying which version was seen."""

    code = "if-match-missing"
    status = 428


class UnreadableTag(Refusal):
    """What was sent as the version seen is no ETag at all."""

    code = "if-match-unreadable"
    status = 400


class ForeignTag(Refusal):
    """An ETag, but none that this site ever gave."""

    code = "if-match-unknown"
    status = 412


class TokenRefused(DomainError):
    """A token cannot be made as asked. ``field`` names what is wrong."""

    code = "token-refused"
    status = 422

    def __init__(self, field: str, message: str | Promise) -> None:
        super().__init__(message)
        self.field = field
