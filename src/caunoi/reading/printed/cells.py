"""Puts the printed lines of one table cell together again.

A narrow column breaks lines where it must, in the middle of a date if need be. Two
lines belong together without a blank when the upper one ends in a hyphen or a slash,
or when its last word and the next first word would be too wide for the cell together
and there was no room left for one more letter: then a word was cut, not a line ended.
That is true of numbers. Words are short in Vietnamese and fill a narrow line by chance,
so of two groups of letters one must be no word, that is have no vowel.
"""

import re
import unicodedata
from collections.abc import Iterable, Sequence
from itertools import pairwise

from caunoi.reading.printed.hyphens import joint
from caunoi.reading.printed.lines import Word

# Letters differ in width, and the padding on the right is only known from that on the left.
_ROOM = 1.5
_NUMBER_ENDS = re.compile("[0-9][/.,-]?$")
_NUMBER_GOES_ON = re.compile("[/.,-]?[0-9]")
_BULLET = re.compile("[-–—*+•·▪●○◦✓►➢\uf020-\uf0ff]")
_VOWEL = re.compile("[aeiouy]", re.IGNORECASE)


def lines_in(words: Iterable[Word]) -> list[list[Word]]:
    """The words in lines from the top down; words of one line overlap in height by more than half."""
    lines: list[list[Word]] = []
    for word in sorted(words, key=lambda word: (word.box[1] + word.box[3], word.box[0])):
        if lines and _is_beside(lines[-1][0], word):
            lines[-1].append(word)
        else:
            lines.append([word])
    return [sorted(line, key=lambda word: word.box[0]) for line in lines]


def _is_beside(one: Word, other: Word) -> bool:
    shared = min(one.box[3], other.box[3]) - max(one.box[1], other.box[1])
    return shared > 0.5 * min(one.height, other.height)


def cell_text(words: Iterable[Word], left: float, right: float) -> str:
    """The text of a cell from its words and the places of its two sides."""
    lines = lines_in(words)
    if not lines:
        return ""
    margin = max(0.0, min(line[0].box[0] for line in lines) - left)
    text = _joined(lines[0])
    has_items = sum(_is_item(line) for line in lines) > 1
    for upper, lower in pairwise(lines):
        if has_items and _is_item(lower):
            text += f"\n{_joined(lower)}"
        elif _is_cut(upper[-1], lower[0], left + margin, right - margin):
            text += _joined(lower)
        else:
            text = joint(text, _joined(lower))
    return text


def _is_item(line: Sequence[Word]) -> bool:
    return len(line) > 1 and _BULLET.fullmatch(line[0].text) is not None


def _joined(line: Sequence[Word]) -> str:
    return " ".join(word.text for word in line)


def _is_cut(last: Word, first: Word, left: float, right: float) -> bool:
    if not _could_be_one(last.text, first.text):
        return False
    room = right - last.box[2]
    letter = max((word.box[2] - word.box[0]) / len(word.text) for word in (last, first))
    both = last.box[2] - last.box[0] + first.box[2] - first.box[0]
    return both > right - left and room < _ROOM * letter


def _could_be_one(upper: str, lower: str) -> bool:
    """True when the two could be parts of one number or of one word."""
    if upper[-1].isalpha() and lower[0].isalpha():
        return not (_has_vowel(upper) and _has_vowel(lower))
    return bool(_NUMBER_ENDS.search(upper) and _NUMBER_GOES_ON.match(lower))


def _has_vowel(word: str) -> bool:
    return _VOWEL.search(unicodedata.normalize("NFD", word)) is not None
