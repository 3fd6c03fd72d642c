"""Where the name of a partner ends and the description of the cooperation begins."""

import re
from collections.abc import Iterator

from caunoi.extraction.date_shapes import any_of
from caunoi.extraction.dates import find_dates
from caunoi.vocabulary import load

_STARTS = load("columns")["content_starts"]
_CONTENT = re.compile(rf"(?<![\w(])(?:{any_of([*_STARTS['vi'], *_STARTS['en']])})(?!\w)")
_LONGEST_NAME = 220  # characters
_GOING_ON = load("rows")["name_goes_on"]
_NOT_AFTER = re.compile(
    rf"(?:(?<!\w)(?:{any_of([*_GOING_ON['vi'], *_GOING_ON['en']])})|[,&/-])\s*\Z", re.IGNORECASE
)
_DASH = re.compile(r"\s[-–]\s*(?=[^\W\d_])")
_GOES_ON = re.compile(r"\s+(?:và|and|&)\s+[^\W\d_]")
_BOUNDARY = re.compile(r"[:;\t\n|]|\s[-–]\s*\n|,\s(?=[a-zđà-ỹ])")


def name_end(text: str, start: int, end: int) -> int:
    """The place behind the name that begins at ``start``; ``end`` when nothing else follows.

    A name ends behind its parenthesis, at a line break, colon or tab, at a date, and where a
    word begins with which descriptions begin ("Hợp tác trong ...", "Student exchange").
    """
    limit = min(end, start + _LONGEST_NAME)
    places = [place for place in _boundaries(text, start, limit) if place > start]
    stop = min(places, default=limit)
    return stop if stop < limit else end if limit == end else limit


def _boundaries(text: str, start: int, limit: int) -> Iterator[int]:
    plain = _BOUNDARY.search(text, start + 1, limit)
    if plain:
        yield plain.start()
    dates = find_dates(text[start:limit])
    if dates:
        yield start + dates[0].start
    note = _behind_parenthesis(text, start, limit)
    if note:
        yield note
    content = _content_start(text, start, limit)
    if content:
        yield content


def _behind_parenthesis(text: str, start: int, limit: int) -> int:
    """The place behind the first parenthesis; one that holds a date is no part of a name."""
    opening = text.find("(", start + 1, limit)
    if opening < 0:
        return 0
    closing = text.find(")", opening, limit)
    if closing < 0 or find_dates(text[opening:closing]):
        return opening
    after = closing + 1
    return after + (text[after : after + 1] == ".")


def _content_start(text: str, start: int, limit: int) -> int:
    """Where a description begins: a capital word of that sort, going on in small letters."""
    for match in _CONTENT.finditer(text, start + 2, limit):
        before = text[start : match.start()]
        dash = _DASH.search(text, max(start, match.start() - 4), match.end())
        if dash and dash.end() == match.start():
            return dash.start()
        after = text[match.end() : limit].lstrip(" ,")
        if _NOT_AFTER.search(before[-24:]) or _GOES_ON.match(text, match.end()):
            continue
        if (
            not after
            or after[0].islower()
            or after[0].isdigit()
            or _CONTENT.match(after)
            or after[0] in "\n.:"
        ):
            return match.start()
    return 0
