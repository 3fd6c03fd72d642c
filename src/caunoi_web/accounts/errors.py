"""What signing in refuses, in words a person can act on."""

from caunoi_web.common.errors import DomainError


class WrongPassword(DomainError):
    """No such name with this password, or the account is closed: which of them is not said."""

    code = "wrong-password"
    status = 403


class TooManyGuesses(DomainError):
    """Too many wrong passwords in a short time."""

    code = "too-many-guesses"
    status = 429
