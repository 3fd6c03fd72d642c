"""Joins what stands at the end of one line with what begins the next one.

A hyphen at the end of a line is either the word's own (khoa học-công nghệ, 2021-2026) or was put
there to part a long word (coopera-tion). The second kind is only known from words in plain small
Latin letters, as English has them: a Vietnamese syllable is never parted.
"""

import re

_SOFT = "\u00ad"
_HYPHENS = ("-", "\u2010", _SOFT)
_JOINING = (*_HYPHENS, "/")
_PARTED = re.compile(r"(?:^|[\s(\"“'])([A-Za-z]?[a-z]{1,20})[-\u2010]$")
_GOES_ON = re.compile("([a-z]{2,20})(?![a-z-])")
# What a Vietnamese syllable looks like when its marks are left out.
_SYLLABLE = re.compile(
    "(?:ngh?|ch|gh|gi|kh|nh|ph|qu|th|tr|[bcdghklmnprstvx])?[aeiouy]{1,3}(?:ch|ng|nh|[cmnpt])?", re.IGNORECASE
)


def is_hyphenated(text: str) -> bool:
    """True when the last word ends in a hyphen, so that the next one belongs to it."""
    return text.endswith(_HYPHENS) and len(text) > 1 and not text[-2].isspace()


def joint(upper: str, lower: str) -> str:
    """The two as one text: with a blank between, or without where a hyphen or slash joins them."""
    if upper.endswith(_SOFT):
        return upper[:-1] + lower
    if not upper.endswith(_JOINING) or len(upper) < 2 or upper[-2].isspace():
        return f"{upper} {lower}"
    return (upper[:-1] if _was_parted(upper, lower) else upper) + lower


def _was_parted(upper: str, lower: str) -> bool:
    before, behind = _PARTED.search(upper[-30:]), _GOES_ON.match(lower)
    if not before or not behind:
        return False
    return not (_SYLLABLE.fullmatch(before[1]) and _SYLLABLE.fullmatch(behind[1]))
