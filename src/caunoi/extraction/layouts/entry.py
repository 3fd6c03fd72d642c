"""One entry of a list without columns."""

from dataclasses import dataclass

from caunoi.extraction.records import Piece


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry ``text[start:end]`` without its number; ``number`` is empty where it has none."""

    start: int
    end: int
    number: Piece
    heading: str = ""
