"""Words, lines of words and drawn lines, with where they stand on a page."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from statistics import median
from typing import Self

Box = tuple[float, float, float, float]
"""Left, top, right, bottom in points, from the left upper corner of the page as it is seen."""


@dataclass(frozen=True, slots=True)
class Word:
    """A word and its box; ``sure`` is how sure its letters are, 1 unless it was read in a picture."""

    text: str
    box: Box
    sure: float = 1.0

    @property
    def height(self) -> float:
        return self.box[3] - self.box[1]


@dataclass(frozen=True, slots=True)
class Line:
    """A printed line. ``edges`` holds left and right end of each of its words, in points.

    ``sure`` has one number for each word where they were read in a picture, else none.
    """

    text: str
    box: Box
    edges: tuple[float, ...]
    sure: tuple[float, ...] = ()

    @classmethod
    def of(cls, words: Sequence[Word], text: str = "") -> Self:
        """The line that these words (one at least) make up in their order, as high as most of them.

        ``text`` is what stands there with its own blanks, if it has just these words.
        """
        boxes = [word.box for word in words]
        box = (
            boxes[0][0],
            median(box[1] for box in boxes),
            boxes[-1][2],
            median(box[3] for box in boxes),
        )
        is_recognised = any(word.sure < 1 for word in words)
        return cls(
            text if len(text.split()) == len(words) else " ".join(word.text for word in words),
            box,
            tuple(edge for box in boxes for edge in (box[0], box[2])),
            tuple(word.sure for word in words) if is_recognised else (),
        )

    @property
    def words(self) -> list[Word]:
        """The words one by one, each as high as the line."""
        texts = self.text.split()
        sure = self.sure or (1.0,) * len(texts)
        _, top, _, bottom = self.box
        return [
            Word(text, (self.edges[2 * index], top, self.edges[2 * index + 1], bottom), sure[index])
            for index, text in enumerate(texts)
        ]

    @property
    def first_word(self) -> float:
        """Width of the first word in points."""
        return self.edges[1] - self.edges[0]

    @property
    def height(self) -> float:
        return self.box[3] - self.box[1]

    @property
    def middle(self) -> float:
        """How far the line's middle lies below the upper edge of the page."""
        return (self.box[1] + self.box[3]) / 2


@dataclass(frozen=True, slots=True)
class Rules:
    """The straight lines drawn on a page: level ones and upright ones, as boxes without thickness."""

    level: tuple[Box, ...] = ()
    upright: tuple[Box, ...] = ()


def clustered(places: Iterable[float], apart: float) -> list[float]:
    """The places in order, those closer than ``apart`` to the one before taken as one (their middle)."""
    groups: list[list[float]] = []
    for place in sorted(places):
        if groups and place - groups[-1][-1] <= apart:
            groups[-1].append(place)
        else:
            groups.append([place])
    return [(group[0] + group[-1]) / 2 for group in groups]
