"""Stretches of a text that can be asked quickly whether something touches them."""

from bisect import bisect_right
from collections.abc import Iterable


class Stretches:
    """Spans (start, end) of a text; overlapping ones are put together."""

    def __init__(self, spans: Iterable[tuple[int, int]]) -> None:
        self._starts: list[int] = []
        self._ends: list[int] = []
        for start, end in sorted(spans):
            if self._ends and start <= self._ends[-1]:
                self._ends[-1] = max(self._ends[-1], end)
            else:
                self._starts.append(start)
                self._ends.append(end)

    def holds(self, place: int) -> bool:
        """``place`` lies inside one of the spans."""
        at = bisect_right(self._starts, place) - 1
        return at >= 0 and place < self._ends[at]

    def touches(self, start: int, end: int) -> bool:
        """The stretch from ``start`` to ``end`` shares a character with one of the spans."""
        at = bisect_right(self._ends, start)
        return at < len(self._starts) and self._starts[at] < end
