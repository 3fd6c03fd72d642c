"""Bodies that a text only meets: behind "with", in a list of partners, giving to us; never its host."""

import re

from caunoi.extraction.aliases import Organisation
from caunoi.extraction.date_shapes import any_of
from caunoi.extraction.view import View
from caunoi.vocabulary import load

_WORDS = load("hosts")


def _words(group: str) -> str:
    return any_of([*_WORDS[group]["vi"], *_WORDS[group]["en"]])


_REACH = 420  # characters of a running list before one of its names
_LEAD = re.compile(
    rf"(?<!\w)(?:(?P<surely>{_words('list_met_surely')})|(?P<met>{_words('list_met')})|(?P<at>{_words('list_at')})|(?P<named>{_words('list_named')}))\s*:?\s+",
    re.IGNORECASE,
)
_GIVES = re.compile(
    rf"\s?(?:\([^()]{{2,60}}\)\s?)?(?:{_words('gives_us')})(?!\w)[^.;]{{0,80}}(?<!\w)"
    rf"(?:{any_of([*_WORDS['gives_us']['us_en'], *_WORDS['gives_us']['us_vi']])})(?!\w)(?!\s[A-ZĐ])",
    re.IGNORECASE,
)
_MEETS = re.compile(rf"(?<!\w)(?:{_words('list_of_partners')})", re.IGNORECASE)
_PARTS = re.compile(r"[,;]\s?|\s(?:and|và|&|cùng)\s|\A(?:the|các)\s")
_SMALL = re.compile(r"(?:\S+\s){6}")  # so many words of a member before its capitals
_SEVERAL = 2  # members of a list besides the one asked about
_ENDS = re.compile(r"[.!?]\s|\n\s{0,8}\n")  # of a sentence, or of a title
_MANY = 40  # mentions of one body; more tell nothing new


def is_only_met(view: View, organisation: Organisation, *, several: bool = False) -> bool:
    """Each time it is named the text's own body meets it; ``several``: among three or more."""
    mentions = organisation.mentions[:_MANY]
    return all(_is_met(view.text, one.start, one.reach, several=several) for one in mentions)


def _is_met(text: str, at: int, end: int, *, several: bool) -> bool:
    if _GIVES.match(text, end):
        return True
    before = _ENDS.split(text[max(0, at - _REACH) : at])[-1]
    leads = list(_LEAD.finditer(before))
    if not leads:
        return False
    lead = leads[-1]
    if not _is_list(before[lead.end() :]):
        return False
    if lead["surely"]:
        return True
    if several or lead["at"]:  # "held at X, Hanoi" is a place, "interns at X, Y and Z" are partners
        listed = len(_PARTS.findall(before[lead.end() :])) + _listed_behind(text, end)
        if listed < _SEVERAL or lead["at"]:
            return listed >= _SEVERAL
    return bool(lead["met"]) or _MEETS.search(before, 0, lead.start()) is not None


def _is_list(words: str) -> bool:
    """Nothing but members that begin with a capital, and the beginning of the next one."""
    return all(not part.strip() or _is_member(part) for part in _PARTS.split(words))


def _listed_behind(text: str, end: int) -> int:
    """How many members of a list follow in the sentence."""
    parts = _PARTS.split(_ENDS.split(text[end : end + _REACH])[0])
    return next((n for n, part in enumerate(parts[1:]) if not _is_member(part)), len(parts) - 1)


def _is_member(part: str) -> bool:
    small = _SMALL.match(part)
    return any(word[:1].isupper() for word in part[: small.end() if small else None].split())
