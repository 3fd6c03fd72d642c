"""What the activities app refuses, in words a person can act on."""

from caunoi_web.common.errors import DomainError


class WrongStep(DomainError):
    """An activity cannot go from where it is to where it was sent."""

    code = "wrong-step"
    status = 409


class AlreadyDecided(DomainError):
    """Somebody has decided on this proposal already."""

    code = "already-decided"
    status = 409
