"""Finds the lines that say when a text was published or last brought up to date."""

import re

from caunoi.extraction.date_shapes import any_of
from caunoi.vocabulary import load

_WORDS = load("dates")
_LONGEST = 160  # a dateline is short
_FIRST, _LAST = 12, 8  # datelines stand at the top or at the foot


def _words(name: str) -> re.Pattern[str]:
    both = _WORDS[name]
    phrases = both if isinstance(both, list) else [*both["vi"], *both["en"]]
    return re.compile(rf"(?<!\w)(?:{any_of(phrases)})(?![^\W\d])", re.IGNORECASE)


_PUBLISHED = _words("published")
_WEEKDAY = _words("weekdays")
_NO_STAMP = _words("not_published")
_CLOCK = re.compile(r"(?<!\d)\d{1,2}[:h]\d{2}(?!\d)")
_LETTERS = re.compile(r"[^\W\d_]+")
_OPENING = 110  # characters
_TOWN = re.compile(r"[\W_]*(?:[^\W\d_a-z][^\W\d_]*\.?[\s,/(|-]+){0,7}(?:ngày|on)?\s*")
_DASH = re.compile(r"\s?[)\]]?\s?(?:[-–—:|]|/\S{2,20}/)\s?")
_CLOCK_TIME = r"\d{1,2}[:h]\d{2}(?::\d{2})?(?:\s?[ap]\.?m\.?)?"
_SOME_DAY = r"(?:\d{1,2}[/.-]\d{1,2}[/.-](?:19|20)\d\d|(?:19|20)\d\d[/.-]\d{1,2}(?:[/.-]\d{1,2})?)(?![\d/.-])"
_LEADING = re.compile(  # "date 2025-09-30 Trường ...", "15/01/2026 16:26 (PLO) - ...", before the text itself
    rf"\W{{0,4}}(?:(?:{any_of([*_WORDS['stamped']['vi'], *_WORDS['stamped']['en']])})\W{{1,3}}"
    rf"(?:{_CLOCK_TIME}\W{{1,3}})?{_SOME_DAY}(?:\W{{1,3}}{_CLOCK_TIME})?"
    rf"|{_CLOCK_TIME}\W{{1,3}}{_SOME_DAY}|{_SOME_DAY}\W{{1,3}}{_CLOCK_TIME})(?=\s+[^\W\d_]|\s+[(“\"])",
    re.IGNORECASE,
)
_LEADING_LINES = 4
_SHORT_YEAR = re.compile(r"(?<![\d./-])\d{1,2}([./-])\d{1,2}\1\d\d(?![\d./-])")
_YEAR = re.compile(r"(?<!\d)(?:19|20|25)\d\d(?!\d)")


def stamp_lines(text: str) -> list[str]:
    """Lines that may hold the day of publication, the likeliest first."""
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    edges = [*lines[:_FIRST], *lines[max(_FIRST, len(lines) - _LAST) :]]
    ranked = [(-_likelihood(line), place, line) for place, line in enumerate(edges)]
    return [line for worth, _, line in sorted(ranked) if worth < 0]


def leading_stamps(text: str) -> list[tuple[int, int]]:
    """Where stamps stand right before the words of a title or of the first paragraph, on their line."""
    found: list[tuple[int, int]] = []
    start = lines = 0
    while start < len(text) and lines < _LEADING_LINES:
        end = text.find("\n", start)
        end = len(text) if end < 0 else end
        if text[start:end].strip():
            lines += 1
            stamp = _LEADING.match(text, start, end)
            if stamp and text[stamp.end() : end].strip():
                found.append(stamp.span())
        start = end + 1
    return found


def openings(text: str) -> list[str]:
    """How the first paragraphs begin: where press releases put town and day ("HANOI, 5 May 2021 - ...")."""
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    return [line[:_OPENING] for line in lines[:_FIRST] if len(line) > _OPENING]


def is_dateline(before: str, behind: str) -> bool:
    """Nothing but the names of a town and its country stands before the day, a dash behind it."""
    return _TOWN.fullmatch(before) is not None and _DASH.match(behind) is not None


def _likelihood(line: str) -> int:
    """0: no dateline. Higher: more surely one."""
    if len(line) > _LONGEST:
        return 0
    has_year = _YEAR.search(line) or (_SHORT_YEAR.search(line) and _PUBLISHED.search(line))
    if not has_year or _NO_STAMP.search(line):
        return 0
    worth = 0
    if _PUBLISHED.search(line):
        worth += 4
    if _CLOCK.search(line):
        worth += 3
    if _WEEKDAY.search(line):
        worth += 2
    words = len(_LETTERS.findall(line))
    if words <= 3:
        worth += 2
    elif worth == 0 and words <= 12 and re.search(r"\s[-|,–]\s*[^-|–]{6,30}\Z", line):
        worth += 1  # "Da Lat, Student Affairs Office - 6 December 2023"
    return worth
