"""What a backend finds."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Newest:
    """The numbers of entries, the newest first; ``is_all`` when there are no others."""

    numbers: list[int]
    is_all: bool
