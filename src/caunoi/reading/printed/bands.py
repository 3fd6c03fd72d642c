"""The words of a page in bands: those that stand at one height, whichever column they belong to."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from statistics import median

from caunoi.reading.printed.lines import Word

_SAME_HEIGHT = 0.35

Stretch = tuple[float, float]
"""Left and right end on the page, in points."""


@dataclass(frozen=True, slots=True)
class Band:
    """Words at one height from left to right; ``top`` and ``bottom`` are the middle ones of theirs."""

    words: tuple[Word, ...]
    top: float
    bottom: float

    @property
    def middle(self) -> float:
        return (self.top + self.bottom) / 2

    @property
    def gaps(self) -> list[Stretch]:
        """The blank stretches between words."""
        gaps: list[Stretch] = []
        end = self.words[0].box[2]
        for word in self.words[1:]:
            if word.box[0] > end:
                gaps.append((end, word.box[0]))
            end = max(end, word.box[2])
        return gaps

    def between(self, left: float, right: float) -> tuple[Word, ...]:
        """The words whose middle stands there."""
        return tuple(word for word in self.words if left <= (word.box[0] + word.box[2]) / 2 < right)


def bands_of(words: Iterable[Word]) -> list[Band]:
    """The bands from the top down."""
    groups: list[list[Word]] = []
    for word in sorted(words, key=_middle):
        if groups and _middle(word) - _middle(groups[-1][0]) <= _SAME_HEIGHT * word.height:
            groups[-1].append(word)
        else:
            groups.append([word])
    return [
        Band(
            tuple(sorted(group, key=lambda word: word.box[0])),
            median(word.box[1] for word in group),
            median(word.box[3] for word in group),
        )
        for group in groups
    ]


def usual_height(bands: Sequence[Band]) -> float:
    """How high a line of type is, in points; 12 when there is none."""
    heights = [word.height for band in bands for word in band.words]
    return median(heights) if heights else 12.0


def usual_blank(bands: Sequence[Band]) -> float:
    """How wide the blank between two words is, in points."""
    height = usual_height(bands)
    widths = [right - left for band in bands for left, right in band.gaps if right - left < height]
    return median(widths) if widths else height / 4


def covered(words: Iterable[Word]) -> list[Stretch]:
    """The stretches of the page's width on which words stand, from left to right, joined where they meet."""
    stretches: list[Stretch] = []
    for left, right in sorted((word.box[0], word.box[2]) for word in words):
        if stretches and left <= stretches[-1][1]:
            stretches[-1] = (stretches[-1][0], max(stretches[-1][1], right))
        else:
            stretches.append((left, right))
    return stretches


def without(stretch: Stretch, taken: Iterable[Stretch]) -> list[Stretch]:
    """What is left of a stretch beside those that are taken (in order from the left)."""
    left, right = stretch
    rest: list[Stretch] = []
    for start, end in taken:
        if end <= left or start >= right:
            continue
        if start > left:
            rest.append((left, start))
        left = max(left, end)
    if left < right:
        rest.append((left, right))
    return rest


def _middle(word: Word) -> float:
    return (word.box[1] + word.box[3]) / 2
