"""Schools that share one head word: "Troy and Penn State universities", "Universities of Bern and Graz"."""

import re

from caunoi.extraction.names_words import FIELDS, HEADS_EN, NO_BRANDS, NOT_FIRST, folded
from caunoi.extraction.phrases import CAPITALS
from caunoi.extraction.places import find_countries

_NAME = rf"[{CAPITALS}][^\W\d_]{{2,24}}(?:[ -][{CAPITALS}][^\W\d_]{{2,24}}){{0,2}}"
_SEVERAL = rf"(?:{_NAME}, ){{0,8}}{_NAME},? and {_NAME}"
_OF = re.compile(rf"(?<!\w)[Uu]niversities of (?P<names>{_SEVERAL})(?!\w)(?! (?:Universit|College|Institut))")
_BEFORE = re.compile(rf"(?<![\w-])(?P<names>{_SEVERAL}) [Uu]niversities(?!\w)(?! of)")
_OF_A_COUNTRY = re.compile(
    r"(?:[a-z](?:ese|ish|ian|ean|can|ern)|Thai|Lao|Czech|Greek|French|Dutch|Swiss|Iraqi|Israeli)\Z"
)
_ONE = re.compile(_NAME)
_HINT = "niversities"


def names_in_plural(text: str, start: int, end: int) -> list[tuple[str, int, int]]:
    """The name of each school, its head word added, and where its own words stand in ``text[start:end]``."""
    if text.find(_HINT, start, end) < 0:
        return []
    found = []
    for pattern, form in ((_OF, "University of {}"), (_BEFORE, "{} University")):
        for match in pattern.finditer(text, start, end):
            names = list(_ONE.finditer(text, *match.span("names")))
            if not any(_tells_no_school(one.group()) for one in names):
                found += [(form.format(one.group()), *one.span()) for one in names]
    return found


def _tells_no_school(words: str) -> bool:
    """ "European and Russian universities", "Partner and Member Universities"."""
    first = folded(words.split()[0])
    known = first in NOT_FIRST | NO_BRANDS | FIELDS or words.isupper() or first in HEADS_EN
    return known or _OF_A_COUNTRY.search(words) is not None or bool(find_countries(f"({words})"))
