"""Cuts a text without columns into its entries: numbered, bulleted, dated, or lines that begin alike."""

import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from functools import lru_cache

from caunoi.extraction.date_shapes import MONTH_NUMBERS, any_of
from caunoi.extraction.dates import find_dates
from caunoi.extraction.kinds import find_agreement_kinds
from caunoi.extraction.layouts.columns import header_meaning
from caunoi.extraction.layouts.counting import NUMBERED, RowNumbers, begins_with_partner, starts_name
from caunoi.extraction.layouts.entry import Entry
from caunoi.extraction.layouts.header_line import header_in
from caunoi.extraction.layouts.lines import (
    heading_words,
    is_footer,
    labelled_country,
    lines_of,
    month_below,
    said_year,
    year_heading,
)
from caunoi.extraction.layouts.names import is_unfinished
from caunoi.extraction.layouts.run_on import with_rows_run_on
from caunoi.extraction.records import Piece

_BULLETED = re.compile(r"\s{0,8}[-•+*▪●◦·►»–]\s{0,4}(?=[\"“(]?[^\W\d_])")
_DATED = re.compile(
    r"\s{0,8}[-•+*]?\s{0,4}(?P<date>(?:ngày\s{1,2})?(?:\d{1,2}\s?[/.-]\s?){1,2}\d{1,4}|tháng\s{1,2}\d{1,2}(?:[/.-]\d{4})?"
    rf"|(?:{any_of(MONTH_NUMBERS)})\.?\s\d{{1,2}}(?:,?\s\d{{4}})?|\d{{1,2}}\s(?:{any_of(MONTH_NUMBERS)})\.?(?:\s\d{{4}})?)"
    r"(?:\s{0,3}[:|–-]\s{0,3}|\s{1,6})(?=[\"“(]?[^\W\d_])",
    re.IGNORECASE,
)
_RULE = re.compile(r"[-=_*~–—]{3,200}")
_LABELLED = re.compile(r"[^:]{1,40}:\s")
_SEPARATORS = (";", " | ", " / ", " · ", " - ")
_BELOW = (" | ", " · ", " • ", "; ", " - ")  # what parts the cells of the line below a name
_FEWEST_ALIKE = 3
_FEWEST_LINES = 2  # that open entries; one entry alone is no list
_KEPT = 4  # texts of which the lines are kept, because one way of cutting after the other asks for them
_NEAR = 12  # characters before the paper behind a dash
_PARAGRAPH = 150  # characters
_LONGEST_HEADING = 80


Splitter = Callable[[str], list[Entry]]


def numbered_entries(text: str) -> list[Entry]:
    """Entries whose first line begins with the next number; other lines go on with them.

    "4." right above "4.1." is no entry but the heading of those below it.
    """
    if not _opens_several(text, NUMBERED):
        return []
    begin = RowNumbers(text).beginning
    gathered = list(
        _gathered(text, begin, lambda line: bool(NUMBERED.match(text, line.start, line.end)), is_loose=False)
    )
    entries: list[Entry] = []
    heading = ""
    for place, entry in enumerate(gathered):
        below = gathered[place + 1] if place + 1 < len(gathered) else None
        if below is not None and _is_section(text, entry, below):
            heading = Piece(entry.start, entry.end).of(text)
        elif _is_below(text, entry) and len(heading) <= _LONGEST_HEADING:
            entries.append(replace(entry, heading=heading or entry.heading))
        else:
            heading = ""
            entries.append(entry)
    return with_rows_run_on(text, entries)


def _opens_several(text: str, opening: re.Pattern[str]) -> bool:
    """More than one line begins so; one entry alone is no list."""
    opened = (line for line in lines_of(text) if opening.match(text, line.start, line.end))
    return next(opened, None) is not None and next(opened, None) is not None


def _is_section(text: str, entry: Entry, below: Entry) -> bool:
    number = below.number.of(text)
    return not _is_below(text, entry) and number == f"{entry.number.of(text)}.1"


def _is_below(text: str, entry: Entry) -> bool:
    return "." in entry.number.of(text)


def bulleted_entries(text: str) -> list[Entry]:
    """Entries whose first line begins with a bullet."""
    if not _opens_several(text, _BULLETED):
        return []

    def begin(line: Piece) -> tuple[int, int, int] | None:
        match = _BULLETED.match(text, line.start, line.end)
        return (match.end(), 0, 0) if match else None

    return list(_gathered(text, begin, lambda line: bool(_BULLETED.match(text, line.start, line.end))))


def dated_entries(text: str) -> list[Entry]:
    """Entries whose first line begins with a date: "15/12  Memorandum with X University"."""
    if not _opens_several(text, _DATED):
        return []

    def begin(line: Piece) -> tuple[int, int, int] | None:
        match = _DATED.match(text, line.start, line.end)
        return (match.start("date"), 0, 0) if match else None

    return list(_gathered(text, begin, lambda line: bool(_DATED.match(text, line.start, line.end))))


def plain_entries(text: str) -> list[Entry]:
    """Entries whose first line begins with the name of an organisation, without number or bullet.

    A line built like most of them (as many separators, the same label below it) is one as well.
    """
    lines, _ = _without_rules(text)
    above = [Piece(0, 0), *lines][: len(lines)]
    below = [*lines[1:], Piece(0, 0)]
    plain = {
        line.start: _build(text, line, under)
        for line, before, under in zip(lines, above, below, strict=False)
        if _begins_plainly(line.of(text)) and not is_unfinished(text, before)
    }
    builds = Counter(plain.values())
    usual = {
        one for one, count in builds.items() if one and count * 2 >= len(plain) and count >= _FEWEST_ALIKE
    }
    alike = {
        line.start
        for line, before, under in zip(lines, above, below, strict=False)
        if usual
        and starts_name(text, line.trimmed(text).start)
        and _build(text, line, under) in usual
        and not is_unfinished(text, before)
    }
    if len(plain.keys() | alike) < _FEWEST_LINES:
        return []

    def begin(line: Piece) -> tuple[int, int, int] | None:
        return (line.trimmed(text).start, 0, 0) if line.start in plain or line.start in alike else None

    return list(_gathered(text, begin, lambda line: begin(line) is not None))


def _build(text: str, line: Piece, below: Piece) -> str:
    """What other rows of the same list will have too: a separator used twice, or a label below."""
    words = text[line.start : line.end]
    for separator in _SEPARATORS:
        if words.count(separator) >= 2:
            return separator
    behind = words.partition(" - ")[2]
    if behind and any(paper.start <= _NEAR for paper in find_agreement_kinds(behind[:_LONGEST_HEADING])):
        return "a paper behind a dash"
    if words.count(", ") >= 2 and find_agreement_kinds(words) and find_dates(words):
        return ","
    cells = next((s for s in _BELOW if text.count(s, below.start, below.end) >= 2), "")
    if cells and cells not in words:
        return f"{cells} below"
    label = _LABELLED.match(text[below.start : below.end])
    return label[0].strip() if label and not _LABELLED.match(words) else ""


def _begins_plainly(words: str) -> bool:
    """A label ("Faculties: all") and a place alone name no organisation."""
    if _LABELLED.match(words) and header_meaning(words.split(":")[0]):
        return False
    return begins_with_partner(words) and not heading_words(words)


_Begin = Callable[[Piece], tuple[int, int, int] | None]


def _gathered(
    text: str, begin: _Begin, starts: Callable[[Piece], bool], *, is_loose: bool = True
) -> Iterator[Entry]:
    """Entries from their first line up to the next one, a heading or a footer.

    ``starts`` says of a line alone that an entry may begin there; ``is_loose``: a
    paragraph of its own below an entry is no part of it.
    """
    entry: Entry | None = None
    heading, end, by_country, by_year = "", 0, False, False
    lines, underlined = _without_rules(text)
    for place, line in enumerate(lines):
        words = text[line.start : line.end]
        stops = ends_rows(words)
        first = None if stops or line.start in underlined else begin(line)
        found_heading = "" if first else heading_words(words) or underlined.get(line.start, "")
        if found_heading and not _leads(text, lines, place, starts):
            found_heading = ""
        after_blank = text.count("\n", end, line.start) > 1 or not end
        country = labelled_country(words) if not first and (entry is None or by_country) else ""
        by_country = by_country or bool(country)
        year = "" if first or not (entry is None or by_year) else year_heading(words)
        by_year = by_year or (bool(year) and _leads(text, lines, place, starts))
        found_heading = (
            found_heading
            or country
            or (year if by_year else "")
            or ("" if first else said_year(words) or month_below(words, heading))
        )
        if after_blank and not first:
            found_heading = found_heading or (year_heading(words) if is_loose else "")
            stops = stops or (is_loose and len(words) > _PARAGRAPH)
        if is_loose and not first:
            stops = stops or bool(NUMBERED.match(words)) or _begins_sentence(text, end, line)
        if entry and (first or found_heading or stops):
            yield Entry(entry.start, end, entry.number, entry.heading)
            entry = None
        if first:
            entry = Entry(first[0], line.end, Piece(first[1], first[2]), heading)
        heading = found_heading or heading
        end = line.end
    if entry:
        yield Entry(entry.start, max(end, entry.start), entry.number, entry.heading)


@lru_cache(maxsize=_KEPT)
def _without_rules(text: str) -> tuple[Sequence[Piece], dict[int, str]]:
    """The filled lines but those of mere dashes, and the headings that such a line stands below."""
    lines: list[Piece] = []
    underlined: dict[int, str] = {}
    for line in lines_of(text):
        words = line.of(text)
        if _RULE.fullmatch(words):
            above = lines[-1] if lines else line
            if above.end + 1 == line.start and above.end - above.start <= _LONGEST_HEADING:
                underlined[above.start] = above.of(text)
        elif words:
            lines.append(line)
    return lines, underlined


def _begins_sentence(text: str, end_before: int, line: Piece) -> bool:
    """The line above ends a sentence and this one begins another: it is no part of that item."""
    above = text[max(0, end_before - 2) : end_before].rstrip()[-1:]
    words = text[line.start : line.end].strip()
    return above in tuple(".!?") and words[:1].isupper() and words[-1:] in tuple(".!?")


def _leads(text: str, lines: Sequence[Piece], place: int, starts: Callable[[Piece], bool]) -> bool:
    """A heading stands right above an entry, a list item or another heading."""
    if place + 1 == len(lines):
        return True
    below = text[lines[place + 1].start : lines[place + 1].end]
    return bool(
        starts(lines[place + 1]) or NUMBERED.match(below) or _BULLETED.match(below) or heading_words(below)
    )


@lru_cache(maxsize=1024)
def ends_rows(line: str) -> bool:
    """A footer, a page number or the header again: no part of the row above."""
    return is_footer(line) or bool(header_in(line))
