"""Cuts a text without columns into its entries: numbered, bulleted, or numbers run together on a line."""

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Callable, Sequence
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
from caunoi.extraction.layouts.lines import heading_words, lines_of
from caunoi.extraction.layouts.names import is_unfinished
from caunoi.extraction.layouts.run_on import with_rows_run_on
from caunoi.extraction.records import Piece

_INLINE = re.compile(r"(?<![\w./,-])(\d{1,4})(?:[.)]\s?|\s)(?=[\"“]?[^\W\d_])")
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
_NEAR = 12  # characters before the paper behind a dash
_LONGEST_HEADING = 80
_FEWEST_INLINE = 3
_HEADER_AMONG = 60  # lines
_LONG_LINE, _MOST_SHORT = 150, 2  # characters, and lines between the parts of a list run together


Splitter = Callable[[str], list[Entry]]


def numbered_entries(text: str) -> list[Entry]:
    """Entries whose first line begins with the next number; other lines go on with them.

    "4." right above "4.1." is no entry but the heading of those below it.
    """
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


def _is_section(text: str, entry: Entry, below: Entry) -> bool:
    number = below.number.of(text)
    return not _is_below(text, entry) and number == f"{entry.number.of(text)}.1"


def _is_below(text: str, entry: Entry) -> bool:
    return "." in entry.number.of(text)


def bulleted_entries(text: str) -> list[Entry]:
    """Entries whose first line begins with a bullet."""

    def begin(line: Piece) -> tuple[int, int, int] | None:
        match = BULLETED.match(text, line.start, line.end)
        return (match.end(), 0, 0) if match else None

    return list(gathered(text, begin, lambda line: bool(BULLETED.match(text, line.start, line.end))))


def dated_entries(text: str) -> list[Entry]:
    """Entries whose first line begins with a date: "15/12  Memorandum with X University"."""

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
    build = {
        line.start: _build(text, line, below)
        for line, below in zip(lines, [*lines[1:], Piece(0, 0)], strict=False)
    }
    above = [Piece(0, 0), *lines][: len(lines)]
    plain = {
        line.start
        for line, before in zip(lines, above, strict=True)
        if _begins_plainly(line.of(text)) and not is_unfinished(text, before)
    }
    unfinished = {
        line.start for line, before in zip(lines, above, strict=True) if is_unfinished(text, before)
    }
    builds = Counter(build[start] for start in plain)
    usual = {
        one for one, count in builds.items() if one and count * 2 >= len(plain) and count >= _FEWEST_ALIKE
    }

    def begin(line: Piece) -> tuple[int, int, int] | None:
        piece = line.trimmed(text)
        is_alike = build.get(line.start) in usual and line.start not in unfinished
        is_alike = is_alike and starts_name(text, piece.start)
        return (piece.start, 0, 0) if line.start in plain or is_alike else None

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


def inline_entries(text: str) -> list[Entry]:
    """Entries run together on long lines: "12. X University 9.5.13 ... 13. Y University ..."."""
    best: list[Entry] = []
    for lines in _runs_of_long(text):
        found = _inline(text, lines)
        best = found if len(found) > len(best) else best
    return best


def _runs_of_long(text: str) -> list[list[Piece]]:
    """Long lines that go on with each other: nothing but a short one (the foot of a page) parts them."""
    runs: list[list[Piece]] = []
    short = _MOST_SHORT + 1
    for line in lines_of(text):
        if line.end - line.start <= _LONG_LINE:
            short += bool(line.trimmed(text))
            continue
        if short > _MOST_SHORT:
            runs.append([])
        runs[-1].append(line)
        short = 0
    return runs


def _inline(text: str, lines: Sequence[Piece]) -> list[Entry]:
    chain = _longest_count(
        text, [match for line in lines for match in _INLINE.finditer(text, line.start, line.end)]
    )
    if len(chain) < _FEWEST_INLINE:
        return []
    stops = [line.end for line in lines]
    line_ends = [stops[bisect_right(stops, match.start())] for match in chain]
    starts = [match.start() for match in chain[1:]] + [len(text)]
    ends = [min(one, other) for one, other in zip(starts, line_ends, strict=True)]
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
