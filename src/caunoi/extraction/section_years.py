"""The year that a heading gives to what stands below it: "BÁO CÁO NĂM 2023", "Năm 2019", "2021:"."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from caunoi.domain.kinds import Genre
from caunoi.extraction.figures_years import find_stamps
from caunoi.extraction.sentences import Block

_LONGEST_HEADING = 120
_OPEN_PERIOD = re.compile(
    r"(?:giai đoạn|thời kỳ|since|from|period|đến nay|to date|present)|[-–]\s*nay(?!\w)", re.IGNORECASE
)
_AND_PLANS = re.compile(
    r"(?:và|,|;|-|and)\s+(?:phương hướng|định hướng|kế hoạch|nhiệm vụ|mục tiêu|triển khai|plans?|outlook"
    r"|goals|targets)",
    re.IGNORECASE,
)  # the title of a report goes on with the year to come
_ENTRIES = 3  # blocks that begin with a year and a capital make a chronicle
_LOOSE = re.compile(r"[\W_]{0,4}((?:19|20)\d\d)\s(?=[\"“'(]?[A-ZĐÀ-Ỹ])")
_LEADING = re.compile(
    r"[\W_]{0,4}(?:(?:năm|in|year)\s)?((?:19|20)\d\d)(?:\s{0,3}:|\s{2,9}|\s?[-|.](?=\s))\s{0,9}[\"“'(]?[^\W\d_]",
    re.IGNORECASE,
)  # the year that opens an entry: "1992: ...", "1978  First agreement ..."
_BARE = re.compile(r"\W*(?:năm|in|year|the year)?\s*(?:19|20)\d\d\W*\Z", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class SectionYears:
    """For each block the year of its section; ``bare`` where the heading is nothing but the year.

    ``led`` are the blocks that begin with a year of their own ("1992: ...").
    """

    years: tuple[int | None, ...]
    bare: tuple[bool, ...]
    led: frozenset[int] = frozenset()

    def of(self, block: int) -> int | None:
        return self.years[block]

    def leads(self, block: int) -> bool:
        """The block is an entry of a chronicle."""
        return block in self.led

    def bare_of(self, block: int) -> int | None:
        """The year of a section that is headed by it alone: what it tells happened then."""
        return self.years[block] if self.bare[block] else None


def section_years(text: str, blocks: Sequence[Block], genre: Genre | None) -> SectionYears:
    """Goes down the headings; a period heads a section of no single year, news has no sections."""
    years: list[int | None] = []
    bare: list[bool] = []
    year, is_bare = None, False
    led: set[int] = set()
    chronicle = sum(_LOOSE.match(text, block.start) is not None for block in blocks) >= _ENTRIES
    for number, block in enumerate(blocks):
        words = text[block.start : block.end]
        if genre is not Genre.NEWS and _is_heading(words, number):
            stamps = find_stamps(_AND_PLANS.split(words)[0])
            if _OPEN_PERIOD.search(words):
                year, is_bare = None, False
            elif len(stamps) == 1:
                year, is_bare = stamps[0].year, _BARE.match(words) is not None
        lead = _LEADING.match(words) or (_LOOSE.match(words) if chronicle else None)
        years.append(int(lead[1]) if lead else year)
        bare.append(is_bare or lead is not None)
        if lead:
            led.add(number)
    return SectionYears(tuple(years), tuple(bare), frozenset(led))


def _is_heading(words: str, number: int) -> bool:
    if len(words) > _LONGEST_HEADING or not any(map(str.isdigit, words)):
        return False
    if words.rstrip().endswith((".", ";", "!", "…")) or words.count(",") > 2:
        return False
    shouted = sum(letter.isupper() for letter in words) > sum(letter.islower() for letter in words)
    return number < 4 or shouted or _BARE.match(words) is not None or len(words) <= 40
