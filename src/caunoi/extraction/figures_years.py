"""Tells for which year a figure holds, from the words around it."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from caunoi.extraction.date_shapes import any_of
from caunoi.extraction.dates import DateMention, find_dates
from caunoi.vocabulary import load

_NEXT_YEAR = re.compile(r"[^,;:.()\d]{0,45}(?:\d{1,2}\s?[-–]\s?)?\Z")
_ANOTHER = re.compile(
    r"(?<!\w)(?:và|and|còn|while)\s+(?:năm\s*)?\Z", re.IGNORECASE
)  # a new year, a new figure
_PERIOD = re.compile(
    r"\s*(?:-|đến|tới|to|until)\s*(?:hết\s*)?(?:năm\s*)?(?:học\s*)?\Z|\s*[-/]\s*\Z", re.IGNORECASE
)
_RELATIVE_WORDS = load("figures")["relative_years"]
_RELATIVE = re.compile(
    rf"[^.;\d]{{0,30}}?(?<!\w)(?:(?P<before>{any_of(_RELATIVE_WORDS['before'])})|{any_of(_RELATIVE_WORDS['same'])})(?!\w)",
    re.IGNORECASE,
)
_OPENING = re.compile(r"[^,;:.()\d\n]{0,30}\((?:năm|in|năm học|tháng)?", re.IGNORECASE)
_CLOSING = re.compile(r"\s?\)")
_LAST = re.compile(r"\s?\)[\s.]*\Z")
_OPENED = re.compile(r"\([^()\d]{0,24}\Z")
_CELL = 70  # characters between a year and a number of the same cell
_CELL_BORDER = re.compile(r"[|;\t\n]|\s/\s|\s{3}")
_SINCE = re.compile(
    r"(?<!\w)(?:since|từ|kể từ|from|after|founded in|established in)\s*(?:năm\s*)?\Z", re.IGNORECASE
)
_UNTIL = re.compile(
    r"(?:runs? to|until|(?<!tính )đến hết|có giá trị đến|gia hạn đến)\s*[^,;]{0,20}\Z", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Stamp:
    """A year, or a period of years, named at ``start`` to ``end``."""

    year: int | None
    start: int
    end: int


def find_stamps(text: str) -> list[Stamp]:
    """Years and periods of ``text`` in order; two years joined are a period and no single year.

    A school year counts as its first year.
    """
    dates = find_dates(text)
    stamps: list[Stamp] = []
    for day in dates:
        before = stamps[-1] if stamps else None
        if before and before.end <= day.start and _PERIOD.match(text[before.end : day.start]):
            first = before.year if _is_school_year(text, before, day) else None
            stamps[-1] = Stamp(first, before.start, day.end)
        elif _SINCE.search(text[max(0, day.start - 14) : day.start]):
            stamps.append(Stamp(None, day.start, day.end))
        elif not _UNTIL.search(text[max(0, day.start - 40) : day.start]):
            stamps.append(Stamp(day.date.year, day.start, day.end))
    return stamps


def year_beside(text: str, end: int, stamps: Sequence[Stamp]) -> int | None:
    """The year in brackets right behind a count: "121 (2015), 148 (2018)"."""
    opening = _OPENING.match(text, end)
    inside = [stamp for stamp in stamps if opening and stamp.start - opening.end() in (0, 1)]
    return inside[0].year if inside and _CLOSING.match(text, inside[0].end) else None


def closing_year(text: str, stamps: Sequence[Stamp]) -> Stamp | None:
    """The stamp in brackets at the very end: "... 1.640 sinh viên, 34 giảng viên (12/2023)."."""
    if not stamps or not _LAST.match(text, stamps[-1].end):
        return None
    return stamps[-1] if _OPENED.search(text[: stamps[-1].start]) else None


def relative_year(text: str, end: int, stamps: Sequence[Stamp], section: int | None) -> int | None:
    """ "VND 5.2 bn the year before", "1.4 bn in the same year": told by the year named last."""
    match = _RELATIVE.match(text, end)
    if not match:
        return None
    named = [stamp.year for stamp in stamps if stamp.end <= end and stamp.year]
    year = named[-1] if named else section
    if year is None:
        return None
    return year - 1 if match["before"] else year


def is_mere_year(text: str, stamp: Stamp) -> bool:
    """A year alone, no day of a signing."""
    return stamp.year is not None and len(re.findall(r"\d+", text[stamp.start : stamp.end])) == 1


def in_same_cell(text: str, stamp: Stamp, place: int) -> bool:
    """Nothing that parts cells stands between the year and the number at ``place``."""
    between = text[min(stamp.end, place) : max(stamp.start, place)]
    return len(between) <= _CELL and not _CELL_BORDER.search(between)


def _is_school_year(text: str, before: Stamp, day: DateMention) -> bool:
    joined = text[before.end : day.start].strip() in ("-", "/")
    next_year = before.year is not None and day.date.year == before.year + 1
    return joined and next_year


def year_for(text: str, start: int, end: int, stamps: list[Stamp]) -> tuple[bool, int | None]:
    """Whether a year is said for the figure at ``start`` to ``end`` of the clause, and which.

    "742 people in 2021": right behind, with no comma between. Otherwise the nearest year
    before it. A period is said but is no single year.
    """
    outside = text[:start].rfind("(")
    if outside > text[:start].rfind(")"):
        lead = [stamp for stamp in stamps if 0 <= outside - stamp.end <= 2]
        if lead and not any(outside < stamp.start < start for stamp in stamps):
            return True, lead[-1].year
    behind = [stamp for stamp in stamps if stamp.start >= end]
    gap = text[end : behind[0].start] if behind else ""
    if behind and _NEXT_YEAR.match(gap) and not _ANOTHER.search(gap):
        return True, behind[0].year
    before = [stamp for stamp in stamps if stamp.end <= start]
    if before:
        return True, before[-1].year
    return False, None
