"""Where a fact was read: an exact stretch of one source text."""

from dataclasses import dataclass
from typing import Self


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A stretch of text: ``start`` inclusive, ``end`` exclusive, in Unicode code points."""

    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start <= self.end:
            raise ValueError(f"A span cannot run from {self.start} to {self.end}.")

    def __len__(self) -> int:
        return self.end - self.start

    def __contains__(self, position: int) -> bool:
        return self.start <= position < self.end

    def covers(self, other: "Span") -> bool:
        """True when ``other`` lies wholly inside this span."""
        return self.start <= other.start and other.end <= self.end

    def overlaps(self, other: "Span") -> bool:
        """True when the two spans share at least one character."""
        return self.start < other.end and other.start < self.end


@dataclass(frozen=True, slots=True)
class Quote:
    """Words copied from a source, and the place they were copied from.

    Only the start is stored; the end follows from the words, so a quote whose
    two ends disagree cannot be written down.
    """

    words: str
    start: int

    def __post_init__(self) -> None:
        if not self.words.strip():
            raise ValueError("A quote needs at least one visible character.")
        if self.start < 0:
            raise ValueError(f"A quote cannot start at {self.start}.")

    @classmethod
    def cut(cls, source: str, start: int, end: int) -> Self:
        """Copy ``source[start:end]``, leaving out blanks at both ends.

        Raises ``ValueError`` when nothing visible stands there.
        """
        words = source[start:end]
        lead = len(words) - len(words.lstrip())
        return cls(words=words.strip(), start=start + lead)

    @property
    def end(self) -> int:
        """First position after the quote, as in a Python slice."""
        return self.start + len(self.words)

    @property
    def span(self) -> Span:
        """The place alone, without the words."""
        return Span(self.start, self.end)

    def is_found_in(self, source: str) -> bool:
        """True when exactly these words stand at this place of ``source``."""
        return source[self.start : self.end] == self.words
