"""Tells words that were parted at the end of a line from words with a hyphen of their own.

A hyphen at the end of a line is either the word's own (khoa học-công nghệ, climate-smart) or was put
there to part a long word (coopera-tion). Words are parted in plain small Latin letters only, as
English is written: a Vietnamese syllable is never parted. Which kind it is, the document itself
tells: by the other places where the word stands, and by whether its lines are parted often.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from caunoi.reading.printed.lines import Line
from caunoi.reading.printed.pages import PrintedPage

_SOFT = "\u00ad"
_ENDS = re.compile(r"(?:^|[\s(\"“'])([A-Za-z]?[a-z]{1,20})[-\u2010]$")
_GOES_ON = re.compile("([a-z]{2,20})(?![a-z-])")
_WORDS = re.compile("[a-z]{2,30}(?:-[a-z]{2,30})?")
# What a Vietnamese syllable looks like when its marks are left out.
_SYLLABLE = re.compile(
    "(?:ngh?|ch|gh|gi|kh|nh|ph|qu|th|tr|[bcdghklmnprstvx])?[aeiouy]{1,3}(?:ch|ng|nh|[cmnpt])?"
)
_OFTEN = 0.01  # of the lines
_FEWEST = 3


@dataclass(frozen=True, slots=True)
class _Parting:
    """The end of a line and the beginning of the next one, with the page and the number of the first."""

    page: PrintedPage
    item: int
    upper: str
    lower: str


def mark_parted_words(pages: Sequence[PrintedPage]) -> None:
    """Put a soft hyphen at the ends of lines where a word was parted."""
    partings = [parting for page in pages for parting in _partings(page)]
    if not partings:
        return
    known: set[str] = set()
    for page in pages:
        for line in page.lines:
            known.update(_WORDS.findall(line.text.lower()))
    open_ones = [one for one in partings if not {one.upper, one.lower} <= known]
    is_usual = len(open_ones) >= max(_FEWEST, _OFTEN * sum(len(page.items) for page in pages))
    for parting in partings:
        if _was_parted(parting, known, is_usual=is_usual):
            upper = parting.page.items[parting.item]
            if isinstance(upper, Line):
                parting.page.items[parting.item] = replace(upper, text=upper.text[:-1] + _SOFT)


def _partings(page: PrintedPage) -> Iterator[_Parting]:
    for number, (line, following) in enumerate(zip(page.items, page.items[1:], strict=False)):
        if isinstance(line, Line) and isinstance(following, Line) and line.text.endswith(("-", "\u2010")):
            upper, lower = _ENDS.search(line.text[-30:]), _GOES_ON.match(following.text)
            if upper and lower:
                yield _Parting(page, number, upper[1].lower(), lower[1])


def _was_parted(parting: _Parting, known: set[str], *, is_usual: bool) -> bool:
    upper, lower = parting.upper, parting.lower
    if upper + lower in known:
        return True
    if f"{upper}-{lower}" in known or (_SYLLABLE.fullmatch(upper) and _SYLLABLE.fullmatch(lower)):
        return False
    return is_usual and not {upper, lower} <= known
