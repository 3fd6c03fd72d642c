"""The year that a heading gives to what stands below it: "BÁO CÁO NĂM 2023", "Năm 2019", "2021:"."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from caunoi.domain.kinds import Genre
from caunoi.extraction.figures_years import Stamp, find_stamps
from caunoi.extraction.sentences import Block
from caunoi.extraction.stretches import Stretches

_LONGEST_HEADING = 120
_OPEN_PERIOD = re.compile(
    r"(?:giai đoạn|thời kỳ|since|from|period|đến nay|to date|present)|[-–]\s*nay(?!\w)", re.IGNORECASE
)
_AND_PLANS = re.compile(
    r"(?:và|,|;|-|and)\s+(?:phương hướng|định hướng|kế hoạch|nhiệm vụ|mục tiêu|triển khai|plans?|outlook"
    r"|goals|targets)",
    re.IGNORECASE,
)  # the title of a report goes on with the year to come
_REPORT = re.compile(
    r"(?<!\w)(?:report|status|review|statistics|báo cáo|thống kê|tổng kết|kết quả)(?!\w)", re.IGNORECASE
)
_TOP = 4  # lines among which the title stands
_ENTRIES = 3  # blocks that begin with a year and a capital make a chronicle
_LOOSE = re.compile(r"[\W_]{0,4}((?:19|20)\d\d)\s(?=[\"“'(]?[A-ZĐÀ-Ỹ])")
_LEADING = re.compile(
    r"[\W_]{0,4}(?:(?:năm|in|year)\s)?((?:19|20)\d\d)(?:\s?\([^()]{1,14}\))?(?:\s{0,3}:|\s{2,9}|\s?[-|.](?=\s))\s{0,9}[\"“'(]?[^\W\d_]",
    re.IGNORECASE,
)  # the year that opens an entry: "1992: ...", "1978  First agreement ..."
_STAMP = re.compile(  # a few words, a colon and a whole day
    r"[^\W\d][^\d:]{0,30}:\s?(?:\d{1,2}:\d{2}\W{1,3})?(?:(?:19|20)\d\d[-/.]\d{1,2}[-/.]\d{1,2}|\d{1,2}[-/.]\d{1,2}[-/.](?:19|20)\d\d)"
)
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


def section_years(
    text: str, blocks: Sequence[Block], genre: Genre | None, rows: Stretches | None = None
) -> SectionYears:
    """Goes down the headings; a period heads a section of no single year, news has no sections.

    What stands in ``rows`` of a register heads nothing.
    """
    years: list[int | None] = []
    bare: list[bool] = []
    year, is_bare = None, False
    led: set[int] = set()
    chronicle = sum(_LOOSE.match(text, block.start) is not None for block in blocks) >= _ENTRIES
    for number, block in enumerate(blocks):
        words = text[block.start : block.end]
        in_row = rows is not None and rows.touches(block.start, block.end)
        if genre is not Genre.NEWS and not in_row and _is_heading(words, number) and not _is_stamp(words):
            stamps = find_stamps(_AND_PLANS.split(words)[0])
            if _OPEN_PERIOD.search(words):
                year, is_bare = None, False
            elif len(stamps) == 1 and not (_is_titled(text, blocks[:number]) and _is_note(words, stamps[0])):
                year, is_bare = stamps[0].year, _BARE.match(words) is not None
        lead = _LEADING.match(words) or (_LOOSE.match(words) if chronicle else None)
        years.append(int(lead[1]) if lead else year)
        bare.append(is_bare or lead is not None)
        if lead:
            led.add(number)
    return SectionYears(tuple(years), tuple(bare), frozenset(led))


def _is_titled(text: str, above: Sequence[Block]) -> bool:
    """One of the lines above is the title of a report and names its year."""
    return any(
        _REPORT.search(text[block.start : block.end]) and find_stamps(text[block.start : block.end])
        for block in above[:_TOP]
    )


def _is_note(words: str, stamp: Stamp) -> bool:
    """A line with a day or a month, not a year alone, says when the report was made."""
    return len(re.findall(r"\d+", words[stamp.start : stamp.end])) > 1 and not _BARE.match(words)


def _is_stamp(words: str) -> bool:
    """ "Release Time: 2023-01-07": a line that only says when the page was made."""
    return _STAMP.match(words) is not None


def _is_heading(words: str, number: int) -> bool:
    if len(words) > _LONGEST_HEADING or not any(map(str.isdigit, words)):
        return False
    if words.rstrip().endswith((".", ";", "!", "…")) or words.count(",") > 2:
        return False
    shouted = sum(letter.isupper() for letter in words) > sum(letter.islower() for letter in words)
    return number < 4 or shouted or _BARE.match(words) is not None or len(words) <= 40
