"""Cuts a text without columns into its entries: numbered, bulleted, or numbers run together on a line."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from caunoi.extraction.layouts.counting import NUMBERED, RowNumbers, begins_with_partner, starts_name
from caunoi.extraction.layouts.header_line import header_in
from caunoi.extraction.layouts.lines import heading_words, is_footer, lines_of
from caunoi.extraction.records import Piece

_BULLETED = re.compile(r"\s{0,8}[-•+*▪●◦·►»–]\s{0,4}(?=[\"“(]?[^\W\d_])")
_INLINE = re.compile(r"(?<![\w./,-])(\d{1,4})(?:[.)]\s?|\s)(?=[\"“]?[^\W\d_])")
_FEWEST_INLINE = 3


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry ``text[start:end]`` without its number; ``number`` is empty where it has none."""

    start: int
    end: int
    number: Piece
    heading: str = ""


Splitter = Callable[[str], list[Entry]]


def numbered_entries(text: str) -> list[Entry]:
    """Entries whose first line begins with the next number; other lines go on with them."""
    return list(_gathered(text, RowNumbers(text).beginning))


def bulleted_entries(text: str) -> list[Entry]:
    """Entries whose first line begins with a bullet."""

    def begin(line: Piece) -> tuple[int, int, int] | None:
        match = _BULLETED.match(text, line.start, line.end)
        return (match.end(), 0, 0) if match else None

    return list(_gathered(text, begin))


def plain_entries(text: str) -> list[Entry]:
    """Entries whose first line begins with the name of an organisation, without number or bullet."""

    def begin(line: Piece) -> tuple[int, int, int] | None:
        piece = line.trimmed(text)
        return (piece.start, 0, 0) if begins_with_partner(text[piece.start : piece.end]) else None

    return list(_gathered(text, begin))


def inline_entries(text: str) -> list[Entry]:
    """Entries run together on long lines: "12. X University 9.5.13 ... 13. Y University ..."."""
    best: list[Entry] = []
    for line in lines_of(text):
        if line.end - line.start > 150:
            found = _inline(text, line)
            best = found if len(found) > len(best) else best
    return best


def _inline(text: str, line: Piece) -> list[Entry]:
    chain = _longest_count(text, list(_INLINE.finditer(text, line.start, line.end)))
    if len(chain) < _FEWEST_INLINE:
        return []
    ends = [match.start() for match in chain[1:]] + [line.end]
    return [
        Entry(match.end(), end, Piece(match.start(1), match.end(1)))
        for match, end in zip(chain, ends, strict=True)
    ]


def _longest_count(text: str, matches: list[re.Match[str]]) -> list[re.Match[str]]:
    """The longest run of matches that count up by one."""
    best: dict[int, tuple[int, re.Match[str]]] = {}  # number -> length of the run that ends there
    top = (0, 0)
    for match in matches:
        number = int(match[1])
        length = best[number - 1][0] + 1 if number - 1 in best else 1
        if starts_name(text, match.end()) and length > best.get(number, (0, match))[0]:
            best[number] = (length, match)
            top = max(top, (length, number))
    return [best[number][1] for number in range(top[1] - top[0] + 1, top[1] + 1)] if top[0] else []


_Begin = Callable[[Piece], tuple[int, int, int] | None]


def _gathered(text: str, begin: _Begin) -> Iterator[Entry]:
    """Entries from their first line up to the next one, a heading or a footer."""
    entry: Entry | None = None
    heading, end = "", 0
    lines = [line for line in lines_of(text) if line.trimmed(text)]
    for place, line in enumerate(lines):
        words = text[line.start : line.end]
        stops = ends_rows(words)
        first = None if stops else begin(line)
        found_heading = "" if first else heading_words(words)
        if found_heading and not _leads(text, lines, place):
            found_heading = ""
        if entry and (first or found_heading or stops):
            yield Entry(entry.start, end, entry.number, entry.heading)
            entry = None
        if first:
            entry = Entry(first[0], line.end, Piece(first[1], first[2]), heading)
        heading = found_heading or heading
        end = line.end
    if entry:
        yield Entry(entry.start, max(end, entry.start), entry.number, entry.heading)


def _leads(text: str, lines: Sequence[Piece], place: int) -> bool:
    """A heading stands right above an entry, a list item or another heading."""
    if place + 1 == len(lines):
        return True
    below = text[lines[place + 1].start : lines[place + 1].end]
    return bool(NUMBERED.match(below) or _BULLETED.match(below) or heading_words(below))


@lru_cache(maxsize=1024)
def ends_rows(line: str) -> bool:
    """A footer, a page number or the header again: no part of the row above."""
    return is_footer(line) or bool(header_in(line))
