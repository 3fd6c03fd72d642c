"""Joins what stands at the end of one line with what begins the next one."""

import re

_SOFT = "\u00ad"
_HYPHENS = ("-", "\u2010", _SOFT)
_JOINING = (*_HYPHENS, "/")
_SPAN = re.compile("[0-9][\u2013\u2014]$")


def is_hyphenated(text: str) -> bool:
    """True when the last word ends in a hyphen, so that the next one belongs to it."""
    return text.endswith(_HYPHENS) and len(text) > 1 and not text[-2].isspace()


def joint(upper: str, lower: str) -> str:
    """The two as one text: with a blank between, or without where a hyphen, slash or dash joins them.

    A soft hyphen, which marks a parted word, goes.
    """
    if upper.endswith(_SOFT):
        return upper[:-1] + lower
    if upper.endswith(_JOINING) and len(upper) > 1 and not upper[-2].isspace():
        return upper + lower
    if lower[:1].isdigit() and _SPAN.search(upper):
        return upper + lower
    return f"{upper} {lower}"
