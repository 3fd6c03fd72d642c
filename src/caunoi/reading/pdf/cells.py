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
from collections.abc import Sequence
from itertools import pairwise
from typing import Any

from pdfplumber.utils.clustering import cluster_objects
from pdfplumber.utils.text import extract_words

from caunoi.reading.pdf.lines import Box

_SAME_LINE = 3
# Letters differ in width, and the padding on the right is only known from that on the left.
_ROOM = 1.5
_NUMBER_ENDS = re.compile("[0-9][/.,-]?$")
_NUMBER_GOES_ON = re.compile("[/.,-]?[0-9]")
_VOWEL = re.compile("[aeiouy]", re.IGNORECASE)
_JOINING = ("-", "/")

Word = dict[str, Any]


def cell_text(letters: Sequence[dict[str, Any]], cell: Box) -> str:
    """The text of a cell from its characters (with x0, x1, top, bottom and text) and its box."""
    words = extract_words(list(letters))
    lines = [
        sorted(line, key=lambda word: float(word["x0"]))
        for line in cluster_objects(words, lambda word: word["top"], _SAME_LINE)
    ]
    if not lines:
        return ""
    margin = max(0.0, min(line[0]["x0"] for line in lines) - cell[0])
    text = _joined(lines[0])
    for upper, lower in pairwise(lines):
        blank = "" if _is_cut(upper, lower, cell, margin) else " "
        text += blank + _joined(lower)
    return text


def _joined(line: Sequence[Word]) -> str:
    return " ".join(word["text"] for word in line)


def _is_cut(upper: Sequence[Word], lower: Sequence[Word], cell: Box, margin: float) -> bool:
    last, first = upper[-1], lower[0]
    if last["text"].endswith(_JOINING) and len(last["text"]) > 1:
        return True
    if not _could_be_one(last["text"], first["text"]):
        return False
    room = cell[2] - margin - last["x1"]
    letter = max((word["x1"] - word["x0"]) / len(word["text"]) for word in (last, first))
    both = last["x1"] - last["x0"] + first["x1"] - first["x0"]
    return bool(both > cell[2] - cell[0] - 2 * margin and room < _ROOM * letter)


def _could_be_one(upper: str, lower: str) -> bool:
    """True when the two could be parts of one number or of one word."""
    if upper[-1].isalpha() and lower[0].isalpha():
        return not (_has_vowel(upper) and _has_vowel(lower))
    return bool(_NUMBER_ENDS.search(upper) and _NUMBER_GOES_ON.match(lower))


def _has_vowel(word: str) -> bool:
    return _VOWEL.search(unicodedata.normalize("NFD", word)) is not None
