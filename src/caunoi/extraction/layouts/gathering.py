"""Gathers lines into entries: from the first line of each to the next one, a heading or a footer."""

import re
from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache

from caunoi.extraction.layouts.counting import NUMBERED
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
from caunoi.extraction.records import Piece

BULLETED = re.compile(r"\s{0,8}[-•+*▪●◦·►»–]\s{0,4}(?=[\"“(]?[^\W\d_])")
_RULE = re.compile(r"[-=_*~–—]{3,200}")
_PARAGRAPH = 150  # characters
_LONGEST_HEADING = 80
_KEPT = 4  # texts of which the lines are kept, because one way of cutting after the other asks for them


Begin = Callable[[Piece], tuple[int, int, int] | None]


def gathered(
    text: str, begin: Begin, starts: Callable[[Piece], bool], *, is_loose: bool = True
) -> Iterator[Entry]:
    """Entries from their first line up to the next one, a heading or a footer.

    ``starts`` says of a line alone that an entry may begin there; ``is_loose``: a
    paragraph of its own below an entry is no part of it.
    """
    entry: Entry | None = None
    heading, end, by_country, by_year = "", 0, False, False
    lines, underlined = without_rules(text)
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
def without_rules(text: str) -> tuple[Sequence[Piece], dict[int, str]]:
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
    """A heading stands right above an entry, a list item, another heading or the header again."""
    if place + 1 == len(lines):
        return True
    below = text[lines[place + 1].start : lines[place + 1].end]
    return bool(
        starts(lines[place + 1])
        or NUMBERED.match(below)
        or BULLETED.match(below)
        or heading_words(below)
        or header_in(below)
    )


@lru_cache(maxsize=1024)
def ends_rows(line: str) -> bool:
    """A footer, a page number or the header again: no part of the row above."""
    return is_footer(line) or bool(header_in(line))
