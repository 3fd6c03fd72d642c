"""What the keeping of people and units refuses. ``field`` names the form field it is about."""

from caunoi_web.common.errors import DomainError


class PersonRefused(DomainError):
    """A wish about a person that a rule refuses."""

    field: str | None = None


class NameTaken(PersonRefused):
    """Somebody else signs in with this name."""

    code = "name-taken"
    field = "username"


class WeakPassword(PersonRefused):
    """A password that is easy to guess."""

    code = "weak-password"
    status = 422
    field = "password"


class WrongOldPassword(PersonRefused):
    """The present password was not typed right."""

    code = "wrong-old-password"
    status = 422
    field = "old_password"


class LastAdministrator(PersonRefused):
    """Without this person nobody could let anybody in any more."""

    code = "last-administrator"


class CircleOfUnits(DomainError):
    """A unit cannot belong to itself, not even by way of others."""

    code = "circle-of-units"


class NoReason(PersonRefused):
    """What an administrator does to somebody else's account needs a reason for the history."""

    code = "no-reason"
    status = 422
    field = "reason"


class SecondFactorRefused(PersonRefused):
    """The second factor cannot be switched like this."""

    code = "second-factor-refused"
    status = 422
    field = "code"


class StillActive(PersonRefused):
    """An account that may still sign in is closed before it is erased."""

    code = "still-active"


class TooShort(PersonRefused):
    """Words so short that they would hit others."""

    code = "too-short"
    status = 422
    field = "words"
