"""Named errors that a person can read; services raise them, pages and the API show them."""

from django.utils.functional import Promise


class DomainError(Exception):
    """A wish that a rule refuses. ``message`` is translated and says what to do.

    ``code`` is stable (for the API and tests); ``status`` is the HTTP status it becomes.
    """

    code = "refused"
    status = 409

    def __init__(self, message: str | Promise) -> None:
        super().__init__(message)
        self.message = message


class StaleVersion(DomainError):
    """Somebody else changed the record since it was shown."""

    code = "stale-version"


class NotAllowed(DomainError):
    """The person's role does not include this action."""

    code = "not-allowed"
    status = 403
