"""Builds tables and columns of text from words that stand in columns without drawn lines."""

import re
from collections.abc import Sequence
from functools import partial
from itertools import pairwise

from caunoi.reading.layout import GridCell, Merged
from caunoi.reading.printed.bands import Band, Stretch, bands_of, usual_blank, usual_height
from caunoi.reading.printed.cells import cell_text, lines_in
from caunoi.reading.printed.free_rows import BandCells, in_columns, rows_of
from caunoi.reading.printed.gutters import Region, regions_of
from caunoi.reading.printed.lines import Box, Line, Rules, Word
from caunoi.reading.printed.pages import Maker, PrintedPage, SideBySide, put_in_place
from caunoi.reading.printed.side_by_side import are_columns_of_text, lines_beside, parting_of
from caunoi.reading.printed.tables import PrintedTable, recognised

_FEWEST_ROWS = 3
_FEWEST_BANDS = 3
_MARK = re.compile(r"[(]?(?:\d{1,3}|[A-Za-zĐđ]|[ivxIVX]{1,5})[.)]|\d{1,3}|[-–—*+•·▪●○◦✓►➢\uf020-\uf0ff]")
_BY_NAME = ":"
_MOSTLY = 0.8
_OFTEN = 0.4
_CENTRED = 6.0
_ACROSS = 0.5
_MORE_THAN_BLANK = 1.2


def find_free_columns(pages: Sequence[PrintedPage]) -> None:
    """Put tables and columns of text that no lines are drawn for in the place of their lines."""
    known: tuple[Stretch, ...] = ()
    for page in pages:
        for number, run in enumerate(_runs(page)):
            words = [word for line in run for word in line.words]
            bands = bands_of(words)
            starts_page = number == 0 and bool(page.items) and page.items[0] is run[0]
            _find_in(page, bands, known if starts_page else ())
        last = page.items[-1] if page.items else None
        known = last.gutters if isinstance(last, PrintedTable) else ()


def _runs(page: PrintedPage) -> list[list[Line]]:
    """The lines between two tables that are known already."""
    runs: list[list[Line]] = [[]]
    for item in page.items:
        if isinstance(item, Line):
            runs[-1].append(item)
        else:
            runs.append([])
    return [run for run in runs if run]


def _find_in(page: PrintedPage, bands: Sequence[Band], known: Sequence[Stretch]) -> None:
    boxes: list[Box] = []
    makers: list[Maker] = []
    parting = parting_of(bands, page.rules.level)
    parts: list[Sequence[Band]] = [bands]
    if parting is not None:
        first, last, place = parting
        _keep(boxes, makers, bands[first : last + 1], partial(_columns_of, bands[first : last + 1], [place]))
        parts = [bands[:first], bands[last + 1 :]]
    for number, part in enumerate(parts):
        for region in regions_of(part, known if number == 0 else ()):
            inside = part[region.first : region.last + 1]
            maker = _maker(
                part, region, page.rules, goes_on=bool(known) and region.first == 0 and number == 0
            )
            if maker is not None:
                _keep(boxes, makers, inside, maker)
    put_in_place(page, boxes, makers)


def _keep(boxes: list[Box], makers: list[Maker], bands: Sequence[Band], maker: Maker) -> None:
    words = [word for band in bands for word in band.words]
    boxes.append(
        (
            min(word.box[0] for word in words),
            min(word.box[1] for word in words),
            max(word.box[2] for word in words),
            max(word.box[3] for word in words),
        )
    )
    makers.append(maker)


def _columns_of(bands: Sequence[Band], places: Sequence[float], _words: Sequence[Word]) -> SideBySide:
    edges = [float("-inf"), *places, float("inf")]
    columns = [lines_beside(bands, left, right) for left, right in pairwise(edges)]
    box = (
        min(line.box[0] for column in columns for line in column),
        bands[0].top,
        max(line.box[2] for column in columns for line in column),
        bands[-1].bottom,
    )
    return SideBySide(box, tuple(tuple(column) for column in columns))


def _maker(bands: Sequence[Band], region: Region, rules: Rules, *, goes_on: bool) -> Maker | None:
    """What builds the region: a table, columns of text, or nothing when its lines are to stay lines."""
    columns = _columns(region.gutters)
    lines = [
        in_columns(bands[index], columns, is_heading=index in region.crossing)
        for index in range(region.first, region.last + 1)
    ]
    kept = [line for line in lines if not line.is_heading]
    if goes_on:
        return partial(_table, lines, region, rules)
    if len(kept) < _FEWEST_BANDS or 2 * len(region.crossing) > len(kept):
        return None
    if _are_marks(kept) or _are_names(kept):
        return None
    inside = bands[region.first : region.last + 1]
    if len(columns) == 2 and _is_narrow(region.gutters[0], inside):
        return None
    if len(columns) == 2 and (_are_centred(kept, columns) or are_columns_of_text(inside, columns)):
        places = [(left + right) / 2 for left, right in region.gutters]
        return None if region.crossing else partial(_columns_of, inside, places)
    rows = rows_of(lines, _level_in(rules, lines), usual_height(inside))
    several = [row for row in rows if sum(1 for cell in _row_words(row) if cell) > 1]
    if len(several) < (_FEWEST_ROWS if len(columns) == 2 or not _level_in(rules, lines) else 2):
        return None
    return partial(_table, lines, region, rules)


def _is_narrow(gutter: Stretch, bands: Sequence[Band]) -> bool:
    """True for a strip as narrow as a blank between words: too little to part two columns by itself."""
    return gutter[1] - gutter[0] < _MORE_THAN_BLANK * usual_blank(bands)


def _columns(gutters: Sequence[Stretch]) -> list[Stretch]:
    places = [float("-inf"), *((left + right) / 2 for left, right in gutters), float("inf")]
    return list(pairwise(places))


def _are_marks(lines: Sequence[BandCells]) -> bool:
    """True for a list: two columns, of which the first has bullets or numbers only."""
    if len(lines[0].cells) != 2:
        return False
    first = [line.cells[0] for line in lines if line.cells[0]]
    marks = sum(len(words) == 1 and _MARK.fullmatch(words[0].text) is not None for words in first)
    return marks >= _MOSTLY * len(first)


def _are_names(lines: Sequence[BandCells]) -> bool:
    """True for lines such as "Address : 1 Main Street", whose colons happen to stand below each other."""
    ending = sum(bool(line.cells[0]) and line.cells[0][-1].text.endswith(_BY_NAME) for line in lines)
    beginning = sum(
        len(line.cells) > 1 and bool(line.cells[1]) and line.cells[1][0].text.startswith(_BY_NAME)
        for line in lines
    )
    return ending + beginning >= _OFTEN * len(lines)


def _are_centred(lines: Sequence[BandCells], columns: Sequence[Stretch]) -> bool:
    """True for two blocks of centred lines, as at the head and the foot of a letter."""
    for column in range(len(columns)):
        boxes = [(words[0].box[0], words[-1].box[2]) for line in lines if (words := line.cells[column])]
        middles = [(left + right) / 2 for left, right in boxes]
        lefts = [left for left, _ in boxes]
        if len(boxes) < 2 or max(middles) - min(middles) > _CENTRED or max(lefts) - min(lefts) < _CENTRED:
            return False
    return True


def _level_in(rules: Rules, lines: Sequence[BandCells]) -> list[float]:
    """The heights of lines drawn across at least half of the region."""
    left = min(line.band.words[0].box[0] for line in lines)
    right = max(line.band.words[-1].box[2] for line in lines)
    top, bottom = lines[0].band.top, lines[-1].band.bottom
    drawn: dict[int, float] = {}
    for rule in rules.level:
        if top < rule[1] < bottom:
            shared = min(rule[2], right) - max(rule[0], left)
            drawn[round(rule[1])] = drawn.get(round(rule[1]), 0.0) + max(0.0, shared)
    return [float(place) for place, length in drawn.items() if length >= _ACROSS * (right - left)]


def _row_words(row: Sequence[BandCells]) -> list[list[Word]]:
    return [[word for line in row for word in line.cells[column]] for column in range(len(row[0].cells))]


def _table(lines: Sequence[BandCells], region: Region, rules: Rules, _words: Sequence[Word]) -> PrintedTable:
    height = usual_height([line.band for line in lines])
    rows = rows_of(lines, _level_in(rules, lines), height)
    words = [_row_words(row) for row in rows]
    sides = [
        (
            min((word.box[0] for row in words for word in row[column]), default=0.0),
            max((word.box[2] for row in words for word in row[column]), default=0.0),
        )
        for column in range(len(words[0]))
    ]
    ends = [*(right for _, right in region.gutters), float("inf")]
    grid: list[list[GridCell]] = []
    for number, (row, cells) in enumerate(zip(rows, words, strict=True)):
        if row[0].is_heading:
            grid.append(_heading(number, cells))
        else:
            grid.append(
                [cell_text(cell, side[0], end) for cell, side, end in zip(cells, sides, ends, strict=True)]
            )
    box = (sides[0][0], lines[0].band.top, sides[-1][1], lines[-1].band.bottom)
    read = recognised(word for row in words for cell in row for line in lines_in(cell) for word in line)
    edges = tuple(edge for side in sides for edge in side)
    return PrintedTable(box, grid, edges, read, is_ruled=False, gutters=region.gutters)


def _heading(number: int, cells: Sequence[Sequence[Word]]) -> list[GridCell]:
    """A row of one cell that goes over all columns."""
    text = " ".join(word.text for cell in cells for line in lines_in(cell) for word in line)
    return [text, *(Merged(number, 0) for _ in cells[1:])]
