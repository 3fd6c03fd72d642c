"""Joins the printed lines of a page into the paragraphs that were written."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median
from typing import Self

from caunoi.reading.printed.hyphens import is_hyphenated, joint
from caunoi.reading.printed.lines import Line

# Signs from the private use area are the bullets of symbol fonts.
_BULLET = re.compile("[•·▪●○◦✓►➢\uf020-\uf0ff]\\s*")
_NEW_ITEM = re.compile(r"[-–—*+§]\s|\(?[0-9]{1,3}[.)]\s|[A-Za-zĐđ][.)]\s|[IVXivx]{1,5}[.)]\s")
_CLOSE = 1.0
_SAME_HEIGHT = 0.15
_INDENT = 5.0
_CENTRED = 6.0
_JUSTIFIED = 3.0
_LEAST_JUSTIFIED = 5
_ENOUGH_GAPS = 8
_ROOM = 0.3  # of the height of type


@dataclass(frozen=True, slots=True)
class Margins:
    """Where the text of a page begins and ends, in points from the left edge of the paper."""

    left: float
    right: float

    @classmethod
    def of(cls, lines: Sequence[Line], page_width: float) -> Self:
        """From the outermost lines.

        Unless many lines end at the same place, the right margin is taken to be no wider
        than the left one, since lines may all be short.
        """
        left = min((line.box[0] for line in lines), default=0.0)
        right = max((line.box[2] for line in lines), default=page_width)
        reaching = sum(line.box[2] > right - _JUSTIFIED for line in lines)
        if reaching >= max(_LEAST_JUSTIFIED, len(lines) // 3):
            return cls(left, right)
        return cls(left, max(right, page_width - left))

    @classmethod
    def of_column(cls, lines: Sequence[Line]) -> Self:
        """Those of a column of running text, whose longest line fills it."""
        return cls(min(line.box[0] for line in lines), max(line.box[2] for line in lines))

    def room_beside(self, line: Line) -> float:
        """How much wider the line could have been: on both sides if it is centred."""
        left, right = line.box[0] - self.left, self.right - line.box[2]
        return left + right if self.has_centred(line) else right

    def has_centred(self, line: Line) -> bool:
        """True when the line has the same room on both sides."""
        left, right = line.box[0] - self.left, self.right - line.box[2]
        return left > _INDENT and abs(left - right) < _CENTRED


def paragraphs_of(lines: Sequence[Line], margins: Margins) -> list[str]:
    """One text for each paragraph; list items begin with ``- `` whatever their bullet.

    A line goes on in the next one when the next word had no room left on it, the lines
    stand close and are of one size, and the next one is neither indented nor a list item.
    """
    paragraphs: list[str] = []
    widest = _widest_gap(lines)
    for index, line in enumerate(lines):
        if index and _goes_on(lines[index - 1], line, margins, widest):
            paragraphs[-1] = joint(paragraphs[-1], line.text)
        else:
            paragraphs.append(line.text)
    return [_BULLET.sub("- ", text, count=1) if _BULLET.match(text) else text for text in paragraphs]


def _widest_gap(lines: Sequence[Line]) -> float:
    """How far two lines of a paragraph may stand apart: little more than the closest lines do."""
    pairs = [(upper, lower) for upper, lower in pairwise(lines) if upper.middle < lower.middle]
    gaps = sorted(lower.box[1] - upper.box[3] for upper, lower in pairs)
    if len(gaps) < _ENOUGH_GAPS:
        return float("inf")
    return gaps[len(gaps) // 10] + _ROOM * median(line.height for line in lines)


def _goes_on(upper: Line, lower: Line, margins: Margins, widest: float) -> bool:
    gap = lower.box[1] - upper.box[3]
    height = max(upper.height, lower.height)
    blank = _blank(upper)
    return (
        -height < gap < min(widest, _CLOSE * height)
        and abs(upper.height - lower.height) <= _SAME_HEIGHT * height
        and (is_hyphenated(upper.text) or blank + lower.first_word > margins.room_beside(upper))
        and not _is_item(lower)
        and not _is_indented(upper, lower, margins)
    )


def _blank(line: Line) -> float:
    """How wide a blank is on the line, in points."""
    gaps = [start - end for end, start in zip(line.edges[1::2], line.edges[2::2], strict=False)]
    return min(median(gaps), line.height / 2) if gaps else line.height / 4


def _is_indented(upper: Line, lower: Line, margins: Margins) -> bool:
    if _is_item(upper) or (margins.has_centred(upper) and margins.has_centred(lower)):
        return False
    return lower.box[0] > upper.box[0] + _INDENT


def _is_item(line: Line) -> bool:
    return bool(_BULLET.match(line.text) or _NEW_ITEM.match(line.text))
