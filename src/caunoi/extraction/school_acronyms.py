"""Schools of which English news tells nothing but the acronym: "the VSU delegation", "Leaders of CNU"."""

import re
from collections.abc import Sequence

from caunoi.extraction.literals import led_by
from caunoi.extraction.names import Mention
from caunoi.extraction.names_words import NO_BRANDS, folded
from caunoi.extraction.places import country_stated
from caunoi.extraction.stretches import Stretches
from caunoi.vocabulary import load

_WORDS = load("roles")["school_acronyms"]
_LEAST = 2  # letters
_OF_UNIVERSITY = 3  # letters from which an acronym that ends in U is a university's
_BEFORE = 40  # characters before it that hold what leads to it
_LEADS = led_by(_WORDS["before"], r"\s(?:the\s)?\Z", blank=" ")
_ACRONYM = re.compile(r"(?<![\w&/.-])[A-Z][A-Z-]{0,6}[A-Z](?![\w&/-])")
_FOLLOWS = re.compile(rf"(?:['’]s?)?\s(?:{'|'.join(_WORDS['behind'])})(?!\w)")
_LETTERS = re.compile(r"[a-z]")


def find_school_acronyms(text: str, start: int, end: int, known: Sequence[Mention]) -> list[Mention]:
    """Acronyms in ``text[start:end]`` that have officers or delegations, outside the ``known`` mentions."""
    if not _LETTERS.search(text, start, end):
        return []  # a headline in capitals
    covered = Stretches((mention.start, mention.reach) for mention in known)
    found = []
    for match in _ACRONYM.finditer(text, start, end):
        short = match.group()
        if covered.holds(match.start()) or not _may_be_school(short) or _is_of_capitals(text, *match.span()):
            continue
        leads = _LEADS.search(text[max(start, match.start() - _BEFORE) : match.start()])
        if leads or _FOLLOWS.match(text, match.end(), end):
            found.append(Mention(short, match.start(), match.end(), aliases=(short,), form=_form_of(short)))
    return found


def _is_of_capitals(text: str, start: int, end: int) -> bool:
    """A word of a heading in capitals: "INTERNATIONAL LINKS visits"."""
    before, after = text[max(0, start - _BEFORE) : start].split(), text[end : end + _BEFORE].split()
    beside = (*before[-1:], *after[:1])
    return any(len(word) > _OF_UNIVERSITY and word.isalpha() and word.isupper() for word in beside)


def _may_be_school(short: str) -> bool:
    known = folded(short) in NO_BRANDS or folded(short) in _WORDS["others"]
    return len(short) > _LEAST - 1 and not known and not country_stated(f"({short})")


def _form_of(short: str) -> str:
    """ "CNU", "HENU" end in the word University; of others it is not told what they are."""
    return "school" if len(short) >= _OF_UNIVERSITY and short.endswith("U") else ""
