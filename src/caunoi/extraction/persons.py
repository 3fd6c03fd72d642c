"""Persons named between organisations and what they do: "X Rector Pham Van D. and Y signed ..."."""

import re

from caunoi.extraction.keeping import keeping
from caunoi.extraction.phrases import CAPITALS
from caunoi.vocabulary import load

_WORDS = load("roles")


def _any(words: list[str]) -> str:
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))


_NAME = rf"(?:[{CAPITALS}][\w’'-]{{0,20}}\.?,?\s{{0,2}}){{1,6}}"
_LED = re.compile(
    rf"\s{{0,3}},?\s{{0,3}}(?<!\w)(?:{_any(_WORDS['persons']['led_by'])})(?!\w)[^;:]{{3,110}}?"
    rf"(?:(?<!\w)(?:{_any(_WORDS['persons']['leading'])})(?!\w),?|,(?=\s))",
    re.IGNORECASE,
)
_TITLED = re.compile(rf"(?<!\w)(?:(?:{_any(_WORDS['persons']['honorifics'])})[.\s]{{1,2}}){{1,5}}{_NAME}")
_OFFICE = re.compile(
    rf"(?P<office>(?<!\w)(?:{_any(_WORDS['persons']['offices'])})(?!\w),?\s(?:-\s)?){_NAME}", re.IGNORECASE
)


@keeping
def without_persons(words: str) -> str:
    """``words`` with blanks for persons and for who leads a delegation; offices stay."""
    words = _LED.sub(" ", words)
    words = _TITLED.sub(" ", words)
    return _OFFICE.sub(_keep_office, words)


def _keep_office(match: re.Match[str]) -> str:
    """The office alone, when a name written large stands behind it."""
    name = match.group()[len(match["office"]) :]
    return match["office"] if name[:1].isupper() else match.group()
