"""What the desk refuses, in words a person can act on."""

from caunoi_web.common.errors import DomainError


class NameTaken(DomainError):
    """A saved view of this list has that name already."""

    code = "name-taken"


class NotYourView(DomainError):
    """Only its owner changes or deletes a saved view."""

    code = "not-your-view"
    status = 403


class TooManyViews(DomainError):
    """A person keeps a bounded number of views."""

    code = "too-many-views"
