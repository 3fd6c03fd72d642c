"""What the reading of a row needs to know beside the row."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Around:
    """``units`` are our own units by folded name, ``came_on`` the day on which the table came in."""

    units: Mapping[str, str]
    headings: Sequence[str]
    came_on: date
