"""Puts letters together that PDFium gives one by one.

Where each letter of a page is an object of its own and there are few of them, PDFium may take the
page for one that is written downwards, and ends the line after every letter.
"""

from collections.abc import Sequence

from caunoi.reading.printed.bands import Band, bands_of
from caunoi.reading.printed.lines import Line, Word

_MOSTLY = 0.5
_FEWEST = 8
_BLANK = 0.1  # of the height of type: more room than that stands between two words only
_WIDE = 1.5


def are_spelled_apart(lines: Sequence[Line]) -> bool:
    """True when at least every second line is a single letter."""
    single = sum(len(line.text) == 1 for line in lines)
    return single >= max(_FEWEST, _MOSTLY * len(lines))


def spelled_together(lines: Sequence[Line]) -> list[Line]:
    """The lines from the top down, parted where there is much room, with words parted by blanks."""
    return [line for band in bands_of(word for line in lines for word in line.words) for line in _lines(band)]


def _lines(band: Band) -> list[Line]:
    runs: list[list[Word]] = [[]]
    for letter in band.words:
        last = runs[-1][-1] if runs[-1] else None
        gap = letter.box[0] - last.box[2] if last else 0.0
        if last and gap > _WIDE * letter.height:
            runs.append([letter])
        elif last and gap <= _BLANK * letter.height:
            runs[-1][-1] = _joined(last, letter)
        else:
            runs[-1].append(letter)
    return [Line.of(run) for run in runs]


def _joined(one: Word, other: Word) -> Word:
    box = (
        one.box[0],
        min(one.box[1], other.box[1]),
        max(one.box[2], other.box[2]),
        max(one.box[3], other.box[3]),
    )
    return Word(one.text + other.text, box)
