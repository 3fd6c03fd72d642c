"""Keeps what was made of the last short texts, for the steps that ask for the same again."""

from collections.abc import Callable
from functools import lru_cache
from typing import TypeVar

Made = TypeVar("Made")

_KEPT = 1024  # texts
_SHORT = 2000  # characters; longer ones are neither met twice nor worth their memory


def keeping(make: Callable[[str], Made]) -> Callable[[str], Made]:
    """``make`` with a memory of bounded size; what it returns must never be changed by anybody."""
    kept = lru_cache(maxsize=_KEPT)(make)

    def made(text: str) -> Made:
        return kept(text) if len(text) <= _SHORT else make(text)

    return made
