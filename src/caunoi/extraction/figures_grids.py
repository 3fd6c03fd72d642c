"""Reads small tables of numbers in the lines of a text: years across, years down, or labels with a number."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from caunoi.domain.findings import FigureFinding
from caunoi.domain.kinds import Flag, Qualifier
from caunoi.extraction.figures_labels import Label, label_of, says_target
from caunoi.extraction.figures_numbers import find_numbers
from caunoi.extraction.figures_years import find_stamps
from caunoi.extraction.stretches import Stretches
from caunoi.extraction.view import View

_GAP = re.compile(r"[ ]*(?:\t|[ ]{2,}|[ ]\|[ ]|\|)[ \t|]*")
_YEAR = re.compile(
    r"(?:(?:fy|ay|cy|năm(?: học)?|nh|year|in)\s?)?(?P<first>(?:19|20)\d\d)"
    r"(?:\s?[-/]\s?(?:20)?\d\d)?\*{0,2}",
    re.IGNORECASE,
)
_SHORT_YEAR = re.compile(r"(?:fy|ay)\s?['’]?(?P<first>\d\d)(?:\s?[-/]\s?\d\d)?\*?", re.IGNORECASE)
_LABELLED_YEAR = re.compile(r"[^\d]{0,24}\(?(?P<first>(?:19|20)\d\d)\)?[^\d]{0,12}")
_NOTHING = frozenset({"-", "–", "—", "…", "...", "n/a", "na", ".", "x", "0*", "không", "?"})
_INDEX = re.compile(r"\d{1,2}(?:\.\d{1,2})?[.)]?")
_HEADING_LINES = 3  # lines above a table in which its caption and its unit stand
_LONGEST_LABEL = 90
_MOST_COLUMNS = 16
_KNOWN, _GUESSED = 0.9, 0.75


@dataclass(frozen=True, slots=True)
class Cell:
    """Words between two gaps of a line; offsets count in the view."""

    words: str
    start: int
    end: int

    @property
    def year(self) -> int | None:
        return _year_in(self.words)


@dataclass(frozen=True, slots=True)
class Line:
    """A line of text that is not blank, in its cells."""

    cells: tuple[Cell, ...]
    start: int
    end: int

    @property
    def words(self) -> str:
        return " ".join(cell.words for cell in self.cells)


@dataclass(slots=True)
class Grids:
    """The figures read, and the stretches of text that hold them."""

    figures: list[FigureFinding]
    places: list[tuple[int, int]]


def read_grids(view: View, taken: Sequence[tuple[int, int]], language: str) -> Grids:
    """The figures of every table of numbers outside ``taken``; linear in the length of the text."""
    rows = Stretches(taken)
    lines = [line for line in _lines(view.text) if not rows.touches(line.start, line.end)]
    found = Grids([], [])
    at = 0
    while at < len(lines):
        step = 0
        for read in (_years_across, _years_down, _labelled_numbers, _labelled_columns):
            step = read(_Place(view, lines, at, language), found)
            if step:
                break
        at += step or 1
    return found


@dataclass(frozen=True, slots=True)
class _Place:
    view: View
    lines: Sequence[Line]
    at: int
    language: str

    @property
    def here(self) -> Line:
        return self.lines[self.at]

    def following(self, skipped: int = 0) -> Iterator[Line]:
        """The lines from here on, one by one: the rest of a long text is not copied for each of them."""
        return (self.lines[number] for number in range(self.at + skipped, len(self.lines)))

    def caption(self) -> str:
        """The short lines right above the table, nearest last."""
        above = self.lines[max(0, self.at - _HEADING_LINES) : self.at]
        return "\n".join(line.words for line in above if len(line.words) <= 160)

    def figure(self, label: Label, cell: Cell, year: int | None, *, sure: float) -> FigureFinding | None:
        """The figure of one cell; None when it holds no plain number."""
        value = _value(cell.words, self.language)
        if value is None:
            return None
        qualifier = (
            Qualifier.OVER if cell.words.strip()[-1:] == "+" or cell.words[:1] == ">" else Qualifier.EXACT
        )
        return FigureFinding(
            label.what,
            round(value * label.scale, 6),
            self.view.quote(cell.start, cell.end),
            year=year,
            qualifier=qualifier,
            confidence=sure if label.known else min(sure, _GUESSED),
            flags=() if label.known else (Flag.AMBIGUOUS.value,),
            rule="table-number",
        )


def _lines(text: str) -> Iterator[Line]:
    start = 0
    for raw in text.split("\n"):
        cells = tuple(_cells(raw, start))
        if cells:
            yield Line(cells, start, start + len(raw))
        start += len(raw) + 1


def _cells(raw: str, offset: int) -> Iterator[Cell]:
    place = 0
    for gap in [*_GAP.finditer(raw), None]:
        end = gap.start() if gap else len(raw)
        words = raw[place:end].strip()
        if words:
            lead = len(raw[place:end]) - len(raw[place:end].lstrip())
            yield Cell(words, offset + place + lead, offset + place + lead + len(words))
        place = gap.end() if gap else len(raw)


def _year_in(words: str) -> int | None:
    match = _YEAR.fullmatch(words) or _SHORT_YEAR.fullmatch(words)
    if match is None:
        return None
    digits = match["first"]
    return int(digits) if len(digits) == 4 else 2000 + int(digits)


def _value(words: str, language: str) -> float | None:
    bare = words.strip(" *+>~()")
    if "%" in words or not bare or not bare[0].isdigit():
        return None
    numbers = find_numbers(bare, language)
    if len(numbers) != 1 or numbers[0].start or bare[numbers[0].end :].strip(" .*"):
        return None
    return numbers[0].value


def _is_numeric(cell: Cell, language: str) -> bool:
    return _value(cell.words, language) is not None or cell.words.casefold() in _NOTHING or "%" in cell.words


def _years_across(place: _Place, found: Grids) -> int:
    """ "Indicator  2021  2022  2023" and rows of a label and as many numbers."""
    columns = _year_columns(place.here.cells)
    if columns is None:
        return 0
    rows = 0
    used = 1
    for line in place.following(1):
        tail = line.cells[-len(columns) :]
        fits = len(line.cells) > len(tail) == len(columns) and all(
            _is_numeric(c, place.language) for c in tail
        )
        if not fits:
            if rows and len(line.cells) == 1 and len(line.words) <= 40 and not line.words.endswith("."):
                used += 1  # a label that goes on in the next line
                continue
            break
        label = label_of(_label_words(line.cells[: -len(columns)]), place.caption())
        for year, cell in zip(columns, tail, strict=True):
            figure = place.figure(label, cell, year, sure=_KNOWN) if year else None
            if figure:
                found.figures.append(figure)
        rows, used = rows + 1, used + 1
    if not rows:
        return 0
    found.places.append((place.here.start, place.lines[place.at + used - 1].end))
    return used


def _year_columns(cells: Sequence[Cell]) -> list[int | None] | None:
    """The year of each number column, None for a column of targets; None where no years head columns."""
    if not 2 <= len(cells) <= _MOST_COLUMNS:
        return None
    years: list[int | None] = []
    for cell in cells:
        year = cell.year
        labelled = (
            _LABELLED_YEAR.fullmatch(cell.words) if year is None and years_may_follow(cell.words) else None
        )
        if labelled:
            year = int(labelled["first"])
        if year is None and years:
            return None
        if year is not None:
            years.append(None if says_target(cell.words) else year)
    least = 2 if cells[0].year is None else 3
    return years if len(years) >= least and len(cells) - len(years) <= 3 else None


def years_may_follow(words: str) -> bool:
    """A heading such as "base (2020)" or "Năm 2021 (thực hiện)", not a sentence with a year."""
    return len(words) <= 28 and not words.endswith((".", ":", ";"))


def _label_words(cells: Sequence[Cell]) -> str:
    words = [cell.words for cell in cells]
    if len(words) > 1 and _INDEX.fullmatch(words[0]):
        words = words[1:]
    return " ".join(words)


def _years_down(place: _Place, found: Grids) -> int:
    """Lines that begin with a year and go on with numbers, under a header or a caption."""
    rows = []
    for line in place.following():
        if not line.cells:
            break
        first, rest = line.cells[0], line.cells[1:]
        numbers = [cell for cell in rest if _is_numeric(cell, place.language)]
        if (
            first.year is None
            or not numbers
            or rest[: len(numbers)] != tuple(numbers)
            or len(rest) > len(numbers) + 1
        ):
            break
        rows.append((first.year, numbers))
    if len(rows) < 2:
        return 0
    header = place.lines[place.at - 1] if place.at else None
    labels = _down_labels(place, header, max(len(numbers) for _, numbers in rows))
    for year, numbers in rows:
        for label, cell in zip(labels, numbers, strict=False):
            figure = place.figure(label, cell, year, sure=_KNOWN)
            if figure:
                found.figures.append(figure)
    found.places.append((place.here.start, place.lines[place.at + len(rows) - 1].end))
    return len(rows)


def _down_labels(place: _Place, header: Line | None, width: int) -> list[Label]:
    caption = place.caption()
    if header and len(header.cells) > width:
        return [label_of(cell.words, caption) for cell in header.cells[1 : width + 1]]
    if header and len(header.cells) == width > 1:
        return [label_of(cell.words, caption) for cell in header.cells]
    return [label_of(header.words if header else "", caption)] * width


def _labelled_numbers(place: _Place, found: Grids) -> int:
    """Two or more lines of a label that counts something and one number."""
    rows = []
    for line in place.following():
        cells = line.cells
        if len(cells) != 2 or _value(cells[1].words, place.language) is None or cells[1].year is not None:
            break
        label = label_of(cells[0].words.rstrip(": ."), "")
        if not label.known or len(cells[0].words) > _LONGEST_LABEL or cells[0].year is not None:
            break
        rows.append((label, cells[1]))
    if len(rows) < 2:
        return 0
    year = _caption_year(place.caption())
    for label, cell in rows:
        figure = place.figure(label, cell, year, sure=_KNOWN)
        if figure:
            found.figures.append(replace(figure, confidence=min(figure.confidence, 0.85)))
    found.places.append((place.here.start, place.lines[place.at + len(rows) - 1].end))
    return len(rows)


def _caption_year(caption: str) -> int | None:
    """The one year that the nearest line with a year states."""
    for line in reversed(caption.split("\n")):
        years = {stamp.year for stamp in find_stamps(line) if stamp.year}
        if years:
            return years.pop() if len(years) == 1 else None
    return None


def _labelled_columns(place: _Place, found: Grids) -> int:
    """A header whose later cells say what is counted, and rows of a name and as many numbers."""
    header = place.here.cells
    labels = [label_of(cell.words, "") for cell in header[1:]]
    if not labels or not all(label.known for label in labels) or any(map(str.isdigit, place.here.words)):
        return 0
    below = place.lines[place.at + 1 : place.at + 2]
    if below and below[0].cells[0].year is not None:
        return 0  # years down the first column
    year, rows, used = _caption_year(place.caption()), 0, 1
    for line in place.following(1):
        tail = line.cells[-len(labels) :]
        if len(line.cells) > len(labels) and all(_is_numeric(cell, place.language) for cell in tail):
            figures = [
                place.figure(label, cell, year, sure=_KNOWN) for label, cell in zip(labels, tail, strict=True)
            ]
            found.figures += [figure for figure in figures if figure]
            rows += 1
        elif not rows or len(line.cells) > 1 or len(line.words) > 40 or line.words.endswith("."):
            break
        used += 1
    if rows < 2:
        return 0
    found.places.append((place.here.start, place.lines[place.at + used - 1].end))
    return used
