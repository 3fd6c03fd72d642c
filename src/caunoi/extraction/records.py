"""A row of a register, whatever its layout was: which words stand in which column."""

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch ``text[start:end]`` of the view that stands in one column of a row."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Record:
    """One row. ``columns`` maps a column's meaning to its stretch of the view.

    Meanings: number, partner, country, document, signed, start, end, validity, content,
    unit, remark. ``heading`` is the section heading above (it may give the country).
    """

    start: int
    end: int
    columns: dict[str, Piece] = field(default_factory=dict)
    heading: str = ""
