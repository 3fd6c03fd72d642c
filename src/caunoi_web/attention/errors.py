"""What is refused here, in words a person can act on."""

from caunoi_web.common.errors import DomainError


class EmptyComment(DomainError):
    """A comment without words."""

    code = "empty-comment"
    status = 422


class UnknownPeople(DomainError):
    """A comment names people who do not exist or may not read it."""

    code = "unknown-people"
    status = 422


class NotYourComment(DomainError):
    """Only its author withdraws a comment."""

    code = "not-your-comment"
    status = 403


class TooManyFeeds(DomainError):
    """A person keeps a bounded number of calendars."""

    code = "too-many-feeds"
