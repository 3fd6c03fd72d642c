"""When an activity was, as one cell of a table writes it: a day, a month, a year, or from – until."""

import re
from dataclasses import dataclass
from functools import lru_cache

from caunoi.extraction.dates import find_dates
from caunoi_web.imports.planning.dates import read_day

_DAY = r"(\d{1,2})\s?[/.-]\s?"
_TO = r"\s{0,3}(?:[-–—]|đến|tới|to|until)\s{0,3}"
_DAYS = re.compile(rf"(\d{{1,2}}){_TO}{_DAY}(\d{{1,2}})\s?[/.-]\s?(\d{{4}})\Z")
_MONTHS = re.compile(rf"{_DAY}(\d{{1,2}}){_TO}{_DAY}(\d{{1,2}})\s?[/.-]\s?(\d{{4}})\Z")
_SPLIT = re.compile(
    r"\s{1,9}[-–—]\s{1,9}|\s{0,9}[–—]\s{0,9}|\s{1,9}(?:đến|tới|to|until)\s{1,9}|(?<=\d{4})-(?=\d)"
)
_BEFORE = re.compile(r"\A(?:từ|from|ngày|tháng|năm)\s{1,9}", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class ReadTime:
    """``began`` and ``ended`` as ISO text ("" where not given); both "" when no time could be read."""

    began: str = ""
    ended: str = ""


@lru_cache(maxsize=50_000)
def read_time(words: str) -> ReadTime:
    """The time that a cell states; nothing is guessed and no day invented."""
    written = " ".join(words.split())
    parts = _in_figures(written)
    if not parts and (whole := read_day(written)).iso:
        return ReadTime(whole.iso)
    parts = parts or _SPLIT.split(_BEFORE.sub("", written), maxsplit=1)
    if len(parts) == 2:
        began, ended = (read_day(_BEFORE.sub("", part.strip())).iso for part in parts)
        if began and ended:
            return ReadTime(began, ended)
    return _in_words(written)


def _in_figures(written: str) -> list[str]:
    """The first day shares what the second one says: "10-12/5/2024", "28/4 - 3/5/2024"."""
    if found := _DAYS.match(written):
        first, day, month, year = found.groups()
        return [f"{first}/{month}/{year}", f"{day}/{month}/{year}"]
    if found := _MONTHS.match(written):
        first, its_month, day, month, year = found.groups()
        return [f"{first}/{its_month}/{year}", f"{day}/{month}/{year}"]
    return []


def _in_words(written: str) -> ReadTime:
    mentions = find_dates(written)
    is_sure = not any(one.impossible or one.repaired or one.year_inferred for one in mentions)
    if len(mentions) != 2 or not is_sure:
        return ReadTime()
    began, ended = (read_day(_day_first(one.date)).iso for one in mentions)
    return ReadTime(began, ended) if began and ended else ReadTime()


def _day_first(day: object) -> str:
    """A date of the library as ``read_day`` takes it."""
    return "/".join(reversed(str(day).split("-")))
