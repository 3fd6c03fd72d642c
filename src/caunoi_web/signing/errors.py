"""What signing refuses, in words a person can act on."""

from caunoi_web.common.errors import DomainError


class NoRoute(DomainError):
    """No published route fits the kind and level."""

    code = "no-route"
    status = 422


class NotNow(DomainError):
    """The case is not at a step where this can be done."""

    code = "not-now"


class AlreadySigned(DomainError):
    """What is signed cannot be un-signed."""

    code = "already-signed"


class UnusableTemplate(DomainError):
    """A file that cannot be opened as a template."""

    code = "unusable-template"
    status = 422


class RouteFaults(DomainError):
    """A draft of a route that cannot be published; ``faults`` says why, one sentence each."""

    code = "route-faults"
    status = 422

    def __init__(self, faults: list[str]) -> None:
        super().__init__(" ".join(faults))
        self.faults = faults
