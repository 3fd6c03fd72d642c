"""Keeps what was made of the last short texts, for the steps that ask for the same again."""

from collections.abc import Callable
from typing import Generic, TypeVar

Made = TypeVar("Made")

_KEPT = 1024  # texts
_SHORT = 2000  # characters; longer ones are neither met twice nor worth their memory


class Kept(dict[str, Made], Generic[Made]):
    """What ``make`` made of texts, at most ``most`` of ``short`` characters; asked as a dictionary is.

    Emptied when it is full: that is quicker than a memory that keeps the order in which it was asked.
    """

    def __init__(self, make: Callable[[str], Made], *, most: int = _KEPT, short: int = _SHORT) -> None:
        super().__init__()
        self._make, self._most, self._short = make, most, short

    def __missing__(self, text: str) -> Made:
        made = self._make(text)
        if len(text) <= self._short:
            if len(self) >= self._most:
                self.clear()
            self[text] = made
        return made


def keeping(make: Callable[[str], Made]) -> Callable[[str], Made]:
    """``make`` with a memory of bounded size; what it returns must never be changed by anybody."""
    return Kept(make).__getitem__
