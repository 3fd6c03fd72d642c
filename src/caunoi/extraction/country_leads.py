"""The country that leads a paragraph or heads a section: "Hàn Quốc. KOPIA tài trợ ...", "- Với Nhật Bản:"."""

import re
from collections.abc import Sequence

from caunoi.extraction.places import find_countries
from caunoi.extraction.sentences import Block

_LEAD = re.compile(
    r"[\W\d_]{0,8}(?:(?:đối với|về phía|phía|với|cùng|tại|ở|with|in|from)\s+)?"
    r"(?:các đối tác\s|đối tác\s|nước\s|the\s)?"
    r"(?P<country>[^\W\d_][^.:;()\n]{1,28}?)\s?(?:[.:]|\s[-–]\s)\s",
    re.IGNORECASE,
)
_LONGEST_HEADING = 40
_FARTHEST = 40  # blocks between a heading and what it heads


def leading_country(text: str, blocks: Sequence[Block], number: int) -> str | None:
    """The country that the first words of a block, or the heading nearest above it, name; else None."""
    lead = _LEAD.match(text, blocks[number].start, blocks[number].end)
    own = _only_country(lead["country"]) if lead else None
    if own:
        return own
    for block in reversed(blocks[max(0, number - _FARTHEST) : number + 1]):
        words = text[block.start : block.end]
        if len(words) <= _LONGEST_HEADING and not words.rstrip().endswith((".", ";", ",")):
            return _only_country(words.strip(" .:-–•*#0123456789IVX()"))
    return None


def _only_country(words: str) -> str | None:
    """The country that ``words`` name and nothing beside it."""
    countries = find_countries(f"({words})")
    if len(countries) != 1 or countries[0].end - countries[0].start < len(words) - 2:
        return None
    return countries[0].code
