"""What the reports refuse, in words a person can act on."""

from caunoi_web.common.errors import DomainError


class NoSuchFile(DomainError):
    """There is no list of that name, no such format, or the file is gone."""

    code = "no-such-file"
    status = 404


class TooManyFiles(DomainError):
    """A person has so many files under way that the others would wait."""

    code = "too-many-files"


class UnusableTemplate(DomainError):
    """A file that cannot be the frame of reports."""

    code = "unusable-template"
    status = 422


class TooManyRows(DomainError):
    """A kind of file cannot carry so many rows."""

    code = "too-many-rows"
    status = 422
