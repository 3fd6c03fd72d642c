"""Signs of a host from what stands around all of a text: its dateline, its "our university", countries told.

News of an agency is written in one of the two towns ("KARACHI:"), and tells the country only of whom its
readers do not know ("Hebei University from China", "Malaysian varsity").
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from caunoi.extraction.aliases import Organisation
from caunoi.extraction.names_words import folded
from caunoi.extraction.places import country_of_name, find_countries
from caunoi.extraction.sentences import Block
from caunoi.extraction.tokens import tokenize
from caunoi.extraction.view import View
from caunoi.vocabulary import load

_WORDS = load("hosts")
_MANY = 40  # mentions of one body; more tell nothing new
_DATELINE_BLOCKS, _TITLE_LENGTH = 8, 180
_DATELINE = re.compile(
    r"[\W_]{0,3}(?P<place>[^\W\d_]{3,20}(?:[ -][^\W\d_]{2,20}){0,2})"
    r"(?:,\s?[^\W\d_]{3,20}\.?(?:\s\d{1,2})?(?:,?\s\d{4})?)?\s?"
    r"(?:\([^()]{2,40}\)|/[A-Z]{2,8}/)?\s?(?::|\s?[–—-]{1,2})\s"
)
_BESIDE = 24  # characters behind or before a name in which its country stands
_COUNTRY_BEHIND = re.compile(
    r"['’]?\)?,?\s?(?:\(|from\s|of\s|in\s|the\s|based\sin\s|-\s){0,3}(?:[A-Z]\w{2,14},\s)?"
)
_PRESS_BEHIND = re.compile(rf"(?:['’]s?)?\s(?:{'|'.join(_WORDS['press_behind']['en'])})(?!\w)", re.IGNORECASE)
_PRESS_BEFORE = re.compile(
    rf"(?<!\w)(?:{'|'.join(_WORDS['press_before']['en'])})\s(?:the\s)?\Z", re.IGNORECASE
)
_OURS = re.compile(
    rf"(?<!\w)our\s(?:{'|'.join(_WORDS['our_house']['en'])})(?!\w)"
    rf"|(?<!\w)(?:{'|'.join(_WORDS['our_house']['vi'])})(?!\w)",
    re.IGNORECASE,
)
_OURS_MEET = re.compile(
    rf"(?<!\w)(?:{'|'.join(_WORDS['meets_ours']['en'])})\sour\s(?:{'|'.join(_WORDS['our_house']['en'])})(?!\w)",
    re.IGNORECASE,
)
_FEW = 2
_SENTENCE = 300  # characters on either side of a name in which its sentence is looked for


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What the text as a whole tells: words of its dateline, countries in its title, where it says "our"."""

    dateline: frozenset[str]
    title_countries: frozenset[str]
    ours: tuple[int, ...]


def surroundings_of(view: View, blocks: Sequence[Block]) -> Surroundings:
    """Read once for each text."""
    title = next((b for b in blocks if b.end - b.start <= _TITLE_LENGTH), None)
    words = view.flat[title.start : title.end] if title else ""
    return Surroundings(
        frozenset(_dateline(view, blocks)),
        frozenset(one.code for one in find_countries(words)),
        tuple(match.start() for match in _OURS.finditer(view.flat)),
    )


def signs_around(view: View, around: Surroundings, one: Organisation) -> Iterator[str]:
    """The signs of one body."""
    if around.dateline:
        own = {folded(token.text) for m in one.mentions for token in tokenize(m.name) if token.is_capital}
        yield "of-dateline" if own & around.dateline else "not-of-dateline"
    ends = {(m.start, end) for m in one.mentions[:_MANY] for end in (m.end, m.reach)}
    beside = {code for start, end in ends for code in _countries_beside(view.flat, start, end)}
    if beside:
        yield "country-beside"
    named = country_of_name(one.name)
    countries = beside | ({named[0]} if named else set())
    if countries & around.title_countries:
        yield "country-in-title"
    elif around.title_countries and not named:
        yield "other-country-in-title"
    yield from _press_signs(view.flat, one)
    if around.ours:
        yield f"our-text-named-{min(len(one.mentions), _FEW)}"
        if any(_is_beside_ours(view.flat, m.start, m.reach) for m in one.mentions[:_MANY]):
            yield "beside-ours"


def _dateline(view: View, blocks: Sequence[Block]) -> Iterator[str]:
    """The words of the place with which a line of the opening begins: "KARACHI:", "LAHORE, Jan 02 (APP):"."""
    for block in blocks[:_DATELINE_BLOCKS]:
        found = _DATELINE.match(view.flat, block.start, block.end)
        if found and block.end - found.end() > _BESIDE:
            yield from (folded(word) for word in re.split(r"[ -]", found["place"]) if word[0].isupper())


def _countries_beside(text: str, start: int, end: int) -> Iterator[str]:
    lead = _COUNTRY_BEHIND.match(text, end)
    at = lead.end() if lead else end
    yield from (one.code for one in find_countries(text[at : at + _BESIDE]) if one.start == 0)
    before = text[max(0, start - _BESIDE) : start].rstrip()
    before = before.removesuffix("’s").removesuffix("'s").removesuffix("-based")
    yield from (one.code for one in find_countries(before) if one.end == len(before))


def _press_signs(text: str, one: Organisation) -> Iterator[str]:
    if any(_PRESS_BEHIND.match(text, m.reach) for m in one.mentions[:_MANY]):
        yield "before-press"
    if any(_PRESS_BEFORE.search(text[max(0, m.start - _BESIDE) : m.start]) for m in one.mentions[:_MANY]):
        yield "behind-press"


def _is_beside_ours(text: str, start: int, end: int) -> bool:
    """The name and "our university" stand in one sentence."""
    return _OURS.search(text, *_sentence(text, start, end)) is not None


def meets_ours(view: View, one: Organisation) -> bool:
    """ "A delegation of X came to our university", "X, with which our university has ...": no host of it."""
    text = view.flat
    return any(_OURS_MEET.search(text, *_sentence(text, m.start, m.end)) for m in one.mentions[:_MANY])


def _sentence(text: str, start: int, end: int) -> tuple[int, int]:
    opens = max(text.rfind(". ", max(0, start - _SENTENCE), start) + 1, start - _SENTENCE, 0)
    closes = text.find(". ", end, end + _SENTENCE)
    return opens, closes if closes > 0 else min(len(text), end + _SENTENCE)
