"""What the review refuses, in words a person can act on."""

from typing import Any

from django.utils.functional import Promise

from caunoi_web.common.errors import DomainError, StaleVersion


class AlreadySettled(DomainError):
    """Somebody has decided already: the message says who, what and when."""

    code = "already-settled"


class ChoiceNeeded(DomainError):
    """Which organisation or agreement is meant must be said by a person."""

    code = "choice-needed"
    status = 422


class NewerCandidate(ChoiceNeeded):
    """Something that may be the same came into the register after the page was shown."""

    code = "newer-candidate"


class NotUndone(DomainError):
    """A decision cannot be taken back, because others stand on it or somebody else changed it."""

    code = "not-undone"


class WrongValue(DomainError):
    """A value that a person typed cannot be. ``field`` names it, "" for the whole."""

    code = "wrong-value"
    status = 422

    def __init__(self, field: str, message: str | Promise) -> None:
        super().__init__(message)
        self.field = field


class StaleProposal(StaleVersion):
    """The proposal changed since the form was shown; ``current`` is the proposal as it stands."""

    def __init__(self, message: str | Promise, current: Any) -> None:
        super().__init__(message)
        self.current = current


class ReadingFailed(Exception):
    """A document was not read: ``code`` as in sources/failures.py, ``reason`` for the log and the curious."""

    def __init__(self, code: str, reason: str) -> None:
        super().__init__(reason)
        self.code = code
        self.reason = reason
