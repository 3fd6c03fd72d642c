"""Cuts a text without columns into its entries: numbered, bulleted, dated, or lines that begin alike."""

import re
from collections import Counter
from collections.abc import Callable
from dataclasses import replace

from caunoi.extraction.date_shapes import MONTH_NUMBERS, any_of
from caunoi.extraction.dates import find_dates
from caunoi.extraction.kinds import find_agreement_kinds
from caunoi.extraction.layouts.columns import header_meaning
from caunoi.extraction.layouts.counting import NUMBERED, RowNumbers, begins_with_partner, starts_name
from caunoi.extraction.layouts.entry import Entry
from caunoi.extraction.layouts.gathering import BULLETED, gathered, without_rules
from caunoi.extraction.layouts.headed import CODE, begins_headed, columns_before
from caunoi.extraction.layouts.header_line import header_in
from caunoi.extraction.layouts.lines import (
    heading_words,
    lines_of,
)
from caunoi.extraction.layouts.names import is_unfinished
from caunoi.extraction.layouts.run_on import with_rows_run_on
from caunoi.extraction.records import Piece

_DATED = re.compile(
    r"\s{0,8}[-•+*]?\s{0,4}(?P<date>(?:ngày\s{1,2})?(?:\d{1,2}\s?[/.-]\s?){1,2}\d{1,4}|tháng\s{1,2}\d{1,2}(?:[/.-]\d{4})?"
    rf"|(?:{any_of(MONTH_NUMBERS)})\.?\s\d{{1,2}}(?:,?\s\d{{4}})?|\d{{1,2}}\s(?:{any_of(MONTH_NUMBERS)})\.?(?:\s\d{{4}})?)"
    r"(?:\s{0,3}[:|–-]\s{0,3}|\s{1,6})(?=[\"“(]?[^\W\d_])",
    re.IGNORECASE,
)
_LABELLED = re.compile(r"[^:]{1,40}:\s")
_SEPARATORS = (";", " | ", " / ", " · ", " - ")
_BELOW = (" | ", " · ", " • ", "; ", " - ")  # what parts the cells of the line below a name
_FEWEST_ALIKE = 3
_HEADER_AMONG = 60  # lines
_FEWEST_LINES = 2  # that open entries; one entry alone is no list
_NEAR = 12  # characters before the paper behind a dash
_LONGEST_HEADING = 80


Splitter = Callable[[str], list[Entry]]


def numbered_entries(text: str) -> list[Entry]:
    """Entries whose first line begins with the next number; other lines go on with them.

    "4." right above "4.1." is no entry but the heading of those below it.
    """
    if not _opens_several(text, NUMBERED):
        return []
    begin = RowNumbers(text).beginning
    found = list(
        gathered(text, begin, lambda line: bool(NUMBERED.match(text, line.start, line.end)), is_loose=False)
    )
    entries: list[Entry] = []
    heading = ""
    for place, entry in enumerate(found):
        below = found[place + 1] if place + 1 < len(found) else None
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
    if not _opens_several(text, BULLETED):
        return []

    def begin(line: Piece) -> tuple[int, int, int] | None:
        match = BULLETED.match(text, line.start, line.end)
        return (match.end(), 0, 0) if match else None

    return list(gathered(text, begin, lambda line: bool(BULLETED.match(text, line.start, line.end))))


def dated_entries(text: str) -> list[Entry]:
    """Entries whose first line begins with a date: "15/12  Memorandum with X University"."""
    if not _opens_several(text, _DATED):
        return []

    def begin(line: Piece) -> tuple[int, int, int] | None:
        match = _DATED.match(text, line.start, line.end)
        return (match.start("date"), 0, 0) if match else None

    return list(gathered(text, begin, lambda line: bool(_DATED.match(text, line.start, line.end))))


def headed_entries(text: str) -> list[Entry]:
    """Entries below a header that begin with a code, or with the cells that stand before the partner's."""
    header, first = _header_among(text)
    by_code, before = header[:1] == ["number"], columns_before(header)

    def begin(line: Piece) -> tuple[int, int, int] | None:
        if line.start < first:
            return None
        code = CODE.match(text, line.start, line.end) if by_code else None
        if code:
            return code.end(), code.start("code"), code.end("code")
        if by_code or not (begins_headed(text, line, header) or _begins_plainly(line.of(text))):
            return None
        return line.trimmed(text).start, 0, 0

    if not by_code and not before:
        return []
    return list(gathered(text, begin, lambda line: begin(line) is not None))


def _header_among(text: str) -> tuple[list[str], int]:
    """The first line that is all header, and where the lines below it begin."""
    for line in lines_of(text)[:_HEADER_AMONG]:
        header = header_in(line.of(text))
        if header:
            return header, line.end + 1
    return [], 0


def plain_entries(text: str) -> list[Entry]:
    """Entries whose first line begins with the name of an organisation, without number or bullet.

    A line built like most of them (as many separators, the same label below it) is one as well.
    """
    lines, _ = without_rules(text)
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

    return list(gathered(text, begin, lambda line: begin(line) is not None))


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
