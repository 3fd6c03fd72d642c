"""Refuses pages that nest so deep that building their tree would take minutes.

The parser looks through the open elements at each new one. A hundred thousand open
elements, half a megabyte of text, take it twenty seconds; real pages have below a hundred.
"""

import re

from caunoi.reading.errors import UnreadableDocument
from caunoi.reading.web.elements import FORMATTING, NEVER_OPEN

MAX_DEPTH = 2_000
MAX_WORK = 200_000_000
MAX_COPIES = 5_000_000

_TAG = re.compile(r"<(/?)([A-Za-z][A-Za-z0-9]{0,20})")


def check_nesting(html: str) -> None:
    """Raise ``UnreadableDocument`` (bomb) when the open elements pile up; linear in the length."""
    depth = formatting = work = copies = 0
    for match in _TAG.finditer(html):
        name = match[2].lower()
        step = -1 if match[1] else 1
        if name in FORMATTING:
            formatting = max(0, formatting + step)
        if name not in NEVER_OPEN:
            depth = max(0, depth + step)
        work += depth
        copies += formatting
        if depth > MAX_DEPTH or work > MAX_WORK or copies > MAX_COPIES:
            raise UnreadableDocument(
                "bomb", f"The page was not opened, since its elements are nested more than {depth:,} deep."
            )
