"""Reads a picture of a page: drawn lines first, then the words, those of ruled tables cell by cell."""

import time
from collections.abc import Iterator, Sequence
from statistics import fmean, median

from caunoi.reading.errors import UnreadableDocument
from caunoi.reading.printed.bands import bands_of
from caunoi.reading.printed.grids import Grid, grids_of
from caunoi.reading.printed.lines import Box, Line, Word
from caunoi.reading.printed.pages import PrintedPage
from caunoi.reading.printed.tables import stands_in
from caunoi.reading.scans.drawn_lines import rules_in, without_rules
from caunoi.reading.scans.pictures import DOTS_PER_INCH, Picture
from caunoi.reading.scans.tesseract import Pixels, Reading, Tesseract

SECONDS_A_STEP = 40.0
SECONDS_A_FILE = 240.0

_MOST_CELLS = 600
_INSET = 3  # pixels between a cell's line and what is read of it
_NOT_SURE = 0.999
_JUST_NOISE = 0.2
_TALLEST = 3  # times the height of a word that its line may have
_LOW = 0.6


class Budget:
    """The time that one file may take."""

    def __init__(self) -> None:
        self._until = time.monotonic() + SECONDS_A_FILE

    def seconds(self) -> float:
        """How long the next step may take. Raises ``UnreadableDocument`` (too-large) when none is left."""
        left = min(SECONDS_A_STEP, self._until - time.monotonic())
        if left <= 0:
            raise too_slow()
        return left


def too_slow() -> UnreadableDocument:
    """The error for pictures that take too long."""
    return UnreadableDocument(
        "too-large",
        "Recognising the text in the pictures takes too long. Split the file or scan it anew.",
    )


def recognise(picture: Picture, number: int, engine: Tesseract, budget: Budget) -> PrintedPage:
    """The page with its words and lines. Raises ``UnreadableDocument`` (too-large) when it takes too long."""
    rules = rules_in(picture)
    clean = without_rules(picture, rules)
    engine.show(clean.image, DOTS_PER_INCH)
    found = engine.words(budget.seconds())
    if found is None:
        raise too_slow()
    words = _words(found, picture.scale)
    grids = grids_of(rules)
    for grid in grids:
        if len(grid.cells) <= _MOST_CELLS and len(grid.rows) > 2:
            inside = [word for word in words if stands_in(word, grid.box)]
            words = [word for word in words if not stands_in(word, grid.box)]
            words += _words_by_cell(grid, inside, picture.scale, engine, budget)
    width, height = (side * picture.scale for side in picture.image.size)
    sure = fmean(word.sure for word in words) if words else 0.0
    return PrintedPage(number, width, height, rules, list(_lines(words)), sure=sure)


def _words(readings: Sequence[Reading], scale: float) -> list[Word]:
    """Words on the page; all of a line are as high as it, and signs as high as a word.

    What Tesseract is least sure of and is no letter is a spot.
    """
    heights: list[float] = [bottom - top for text, _, _, (top, bottom) in readings if text.isalnum()]
    usual = median(heights) if heights else 0.0
    words: list[Word] = []
    for text, (left, top, width, height), sure, line in readings:
        if sure < _JUST_NOISE and not any(letter.isalnum() for letter in text):
            continue
        upper, lower = (
            map(float, line) if line[1] - line[0] <= _TALLEST * height else (float(top), float(top + height))
        )
        if lower - upper < _LOW * usual:
            upper, lower = (upper + lower - usual) / 2, (upper + lower + usual) / 2
        box = (left * scale, upper * scale, (left + width) * scale, lower * scale)
        words.append(Word(text, box, min(sure, _NOT_SURE)))
    return words


def _words_by_cell(
    grid: Grid, words: Sequence[Word], scale: float, engine: Tesseract, budget: Budget
) -> list[Word]:
    """The words of the grid, read once more where a cell alone is read with more certainty."""
    kept: list[Word] = []
    for first_row, first_column, end_row, end_column in grid.cells:
        box = (
            grid.columns[first_column],
            grid.rows[first_row],
            grid.columns[end_column],
            grid.rows[end_row],
        )
        own = [word for word in words if stands_in(word, box)]
        again = _read_cell(box, scale, engine, budget)
        kept += again if _certainty(again) >= _certainty(own) else own
    return kept


def _read_cell(box: Box, scale: float, engine: Tesseract, budget: Budget) -> list[Word]:
    left, top, right, bottom = (round(edge / scale) for edge in box)
    inner: Pixels = (
        left + _INSET,
        top + _INSET,
        right - left - 2 * _INSET,
        bottom - top - 2 * _INSET,
    )
    if inner[2] < 8 or inner[3] < 8:
        return []
    return _words(engine.words_in(inner, budget.seconds()) or [], scale)


def _certainty(words: Sequence[Word]) -> float:
    return fmean(word.sure for word in words) if words else 0.0


def _lines(words: Sequence[Word]) -> Iterator[Line]:
    """The words as lines from the top down."""
    for band in bands_of(words):
        yield Line.of(band.words)
