"""What can be wrong with a list of organisations."""


class UnreadableOrganisations(Exception):
    """The list cannot be read; ``reason`` says why, for a person."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason
