"""Cuts a text without columns into its entries: numbered, bulleted, or numbers run together on a line."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from caunoi.extraction.layouts.lines import heading_words, is_footer, lines_of
from caunoi.extraction.records import Piece

_NUMBERED = re.compile(r"\s{0,8}(?P<number>\d{1,4})\s?(?:[.)/:]|\s)\s{0,6}(?=[\"“«(]?[^\W\d_])")
_BULLETED = re.compile(r"\s{0,8}[-•+*▪●◦·►»–]\s{0,4}(?=[\"“(]?[^\W\d_])")
_INLINE = re.compile(r"(?<![\w./,-])(\d{1,4})(?:[.)]\s?|\s)(?=[\"“]?[^\W\d_])")
_WIDEST_SKIP = 3  # a number may skip this many rows that were left out
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
    return list(_gathered(text, _next_numbers()))


def bulleted_entries(text: str) -> list[Entry]:
    """Entries whose first line begins with a bullet."""

    def begin(words: str) -> tuple[int, int, int] | None:
        match = _BULLETED.match(words)
        return (match.end(), 0, 0) if match else None

    return list(_gathered(text, begin))


def plain_entries(text: str) -> list[Entry]:
    """Every filled line an entry of its own."""

    def begin(words: str) -> tuple[int, int, int] | None:
        lead = len(words) - len(words.lstrip())
        return (lead, 0, 0) if words.strip() else None

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
    places = [
        (int(m[1]), m) for m in _INLINE.finditer(text, line.start, line.end) if _starts_name(text, m.end())
    ]
    chain: list[re.Match[str]] = []
    expected = -1
    for number, match in places:
        if expected < 0 or number == expected:
            chain.append(match)
            expected = number + 1
    if len(chain) < _FEWEST_INLINE:
        return []
    ends = [match.start() for match in chain[1:]] + [line.end]
    return [
        Entry(match.end(), end, Piece(match.start(1), match.end(1)))
        for match, end in zip(chain, ends, strict=True)
    ]


def _starts_name(text: str, place: int) -> bool:
    return text[place : place + 1].isupper() or text[place : place + 1] in '"“'


_Begin = Callable[[str], tuple[int, int, int] | None]


def _next_numbers() -> "_Begin":
    """Tells a line that begins with the number expected next; counting may start anywhere once."""
    last = -1

    def begin(words: str) -> tuple[int, int, int] | None:
        nonlocal last
        match = _NUMBERED.match(words)
        if not match or not _starts_name(words, match.end()):
            return None
        number = int(match["number"])
        if last >= 0 and number != 1 and not last < number <= last + _WIDEST_SKIP:
            return None
        if last < 0 and number > 1000:
            return None
        last = number
        return match.end(), match.start("number"), match.end("number")

    return begin


def _gathered(text: str, begin: _Begin) -> Iterator[Entry]:
    """Entries from their first line up to the next one, a heading or a footer."""
    entry: Entry | None = None
    heading, end = "", 0
    for line in lines_of(text):
        words = text[line.start : line.end]
        first = None if is_footer(words) else begin(words)
        found_heading = "" if first else heading_words(words)
        if entry and (first or found_heading or is_footer(words)):
            yield Entry(entry.start, end, entry.number, entry.heading)
            entry = None
        if first:
            number = Piece(line.start + first[1], line.start + first[2])
            entry = Entry(line.start + first[0], line.end, number, heading)
        heading = found_heading or heading
        end = line.end if words.strip() else end
    if entry:
        yield Entry(entry.start, max(end, entry.start), entry.number, entry.heading)
