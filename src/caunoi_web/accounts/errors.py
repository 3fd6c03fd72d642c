"""What signing in refuses, in words a person can act on."""

from datetime import timedelta

from django.utils.functional import Promise

from caunoi_web.common.errors import DomainError


class WrongPassword(DomainError):
    """No such name with this password, or the account is closed: which of them is not said."""

    code = "wrong-password"
    status = 403


class WrongCode(DomainError):
    """Not the code of now, or one that was taken before."""

    code = "wrong-code"
    status = 403


class TooManyGuesses(DomainError):
    """Too many wrong passwords or codes in a short time. ``wait`` is how long the pause still lasts."""

    code = "too-many-guesses"
    status = 429

    def __init__(self, message: str | Promise, wait: timedelta) -> None:
        super().__init__(message)
        self.wait = wait


class NotKnownHere(DomainError):
    """Whom the university's provider names has no account here, or a closed one."""

    code = "not-known-here"
    status = 403


class ProviderFailed(DomainError):
    """The university's identity provider did not answer, or answered what is not to be trusted."""

    code = "provider-failed"
    status = 502
