"""The country that leads a paragraph or heads a section: "Hàn Quốc. KOPIA tài trợ ...", "- Với Nhật Bản:"."""

import re
from collections.abc import Sequence

from caunoi.extraction.places import find_countries
from caunoi.extraction.sentences import Block

_LEAD = re.compile(
    r"[\W\d_]{0,8}(?:(?:với|cùng|tại|ở|with|in|from)\s+)?(?:các đối tác\s|đối tác\s|nước\s|the\s)?"
    r"(?P<country>[^\W\d_][^.:;()\n]{1,28}?)\s?(?:[.:]|\s[-–]\s)\s",
    re.IGNORECASE,
)
_LONGEST_HEADING = 40


def leading_countries(text: str, blocks: Sequence[Block]) -> list[str | None]:
    """For each block the country that its first words or the heading above it name; else None."""
    found: list[str | None] = []
    heading: str | None = None
    for block in blocks:
        words = text[block.start : block.end]
        if len(words) <= _LONGEST_HEADING and not words.rstrip().endswith((".", ";", ",")):
            heading = _only_country(words.strip(" .:-–•*#0123456789IVX()"))
            found.append(heading)
            continue
        lead = _LEAD.match(text, block.start, block.end)
        own = _only_country(lead["country"]) if lead else None
        found.append(own or heading)
    return found


def _only_country(words: str) -> str | None:
    """The country that ``words`` name and nothing beside it."""
    countries = find_countries(f"({words})")
    if len(countries) != 1 or countries[0].end - countries[0].start < len(words) - 2:
        return None
    return countries[0].code
