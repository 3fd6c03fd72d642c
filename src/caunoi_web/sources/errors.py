"""What the sources refuse, in words a person can act on."""

from caunoi_web.common.errors import DomainError


class WordsNotFound(DomainError):
    """The words of a piece of evidence do not stand where it says they do."""

    code = "words-not-found"


class NotStored(DomainError):
    """A file could not be kept: too large, empty, or no room on the disk."""

    code = "not-stored"
    status = 422


class NothingToErase(DomainError):
    """Words that are too short to be sought without hitting others."""

    code = "nothing-to-erase"
    status = 422


class WordsErased(DomainError):
    """Personal data was taken out of what was read from a document; it is not read from its file again."""

    code = "words-erased"


class NothingToRead(DomainError):
    """A document cannot be read (again) in the state it is in."""

    code = "nothing-to-read"


class TooMuchAtOnce(DomainError):
    """A request brings more than is read in one go."""

    code = "too-much-at-once"
    status = 413
