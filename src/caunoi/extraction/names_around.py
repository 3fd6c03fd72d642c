"""What stands around an English name and tells what it is: any one of a country, an event, a short form."""

from collections.abc import Sequence

from caunoi.extraction.names_words import NAME_WORDS, folded, is_field
from caunoi.extraction.places import country_stated, find_places
from caunoi.extraction.tokens import Token
from caunoi.vocabulary import load

_WHO_MEET, _EVENTS, _RANKINGS = (
    frozenset(NAME_WORDS["en"][group]) for group in ("who_meet", "events", "rankings")
)
_PROGRAMMES, _BOARDS, _INNER = (
    frozenset(NAME_WORDS["en"][group]) for group in ("programmes", "boards", "inner")
)
_TITLE_VERBS = frozenset(NAME_WORDS["en"]["title_verbs"])
_ORGANS = frozenset(NAME_WORDS["en"]["organs"])
_SCHOOLS = frozenset({"university", "college", "school", "institute", "academy", "faculty"})
_INCORPORATED = frozenset({"corporation", "company", "partnership", "llc"})
_BEHIND_NOTE = frozenset(
    {"ltd", "limited", "pty", "pte", "pvt", "inc", "co", "corp", "llc", "sdn", "berhad", "plc"}
)
_PARTICLES = frozenset({"de", "del", "della", "du", "von", "van"})
_WITH_OFFICE = frozenset({"and", "&", "academic", "relations", "cooperation", "personnel"})
_COUNTABLE = frozenset({"companies", "corporations", "enterprises", "businesses", "banks", "hospitals"})
_COUNTS = frozenset({*load("relations")["counts"]["en"], "two", "many", "several", "twenty", "thirty"})
_LEGAL = frozenset(NAME_WORDS["en"]["legal"])
_OFFICES = frozenset({"department", "division", "office", "section"})
_NOTE = 7  # tokens of a parenthesis with a short form
_TO_EVENT = 4  # tokens behind a name up to the word of an event


def _is_inner(tokens: Sequence[Token], first: int, place: int, last: int) -> bool:
    """ "Steering Committee", "Programme of ..."."""
    head, before = folded(tokens[place].text), folded(tokens[place - 1].text) if place else ""
    if first == place and head in _PROGRAMMES and last > place + 1 and tokens[place + 1].low == "of":
        return True
    return head in _BOARDS and first < place and before in _INNER


def is_any(tokens: Sequence[Token], first: int, place: int, last: int) -> bool:
    """ "a Spanish University", "Turkish University Signs MoU with ...": any one of a country.

    A "Steering Committee" and a "Programme of ..." are no bodies either.
    """
    if _is_inner(tokens, first, place, last):
        return True
    if first == place or last != place + 1:
        return False
    if first and folded(tokens[first - 1].text) not in {"a", "an"}:
        return False
    if not first and not _does_in_title(tokens, last):
        return False
    words = [token.text for token in tokens[first:place]]
    if folded(tokens[place].text) in _INCORPORATED and find_places(" ".join(words)):
        return True  # "a Delaware corporation"
    return all(country_stated(f"({word})") for word in words)


def _does_in_title(tokens: Sequence[Token], at: int) -> bool:
    """A verb with a capital follows: a headline, in which no article stands."""
    return at < len(tokens) and tokens[at].is_capital and folded(tokens[at].text) in _TITLE_VERBS


def is_organ(tokens: Sequence[Token], first: int, place: int) -> bool:
    """ "Chairman of the University Council": a body of the school that is spoken of, no name."""
    if first == place:
        behind = folded(tokens[place + 1].text) if place + 1 < len(tokens) else ""
        return folded(tokens[place].text) in _SCHOOLS and behind in _ORGANS
    return (
        place == first + 1
        and folded(tokens[first].text) in _SCHOOLS
        and folded(tokens[place].text) in _ORGANS
    )


def is_event(tokens: Sequence[Token], place: int, last: int) -> bool:
    """ "University Presidents' Forum", "Asian University Rankings": an event or a list, no body."""
    ahead = [folded(t.text) for t in tokens[place + 1 : last + _TO_EVENT] if t.is_capital]
    plural = bool(ahead) and ahead[0].rstrip("'’s") in _WHO_MEET and ahead[0] not in _WHO_MEET
    return bool(ahead) and (ahead[0] in _RANKINGS or (plural and not _EVENTS.isdisjoint(ahead)))


def ends_place(tokens: Sequence[Token], at: int) -> bool:
    """ "Nghe An", "LONG AN": an article by its letters that is the end of a place."""
    before, word = tokens[at - 1], tokens[at]
    if not (word.is_capital and before.is_capital and before.is_word):
        return False
    both = f"{before.text} {word.text}".title()  # "Memphis President" only begins with a place
    return any(one.end == len(both) for one in find_places(both))


def is_short_for(tokens: Sequence[Token], first: int, parent: int, size: int) -> bool:
    """ "Binh Minh University of Arts, Hue University (BMUA)": the short form is not the parent's own."""
    note = tokens[parent + size : parent + size + _NOTE]
    if not note or note[0].text != "(":
        return False
    short = next((token.text for token in note if token.is_shouted), "")
    own = [t.text for t in tokens[parent : parent + size] if t.is_word and folded(t.text) != "the"]
    return short.startswith(tokens[first].text[0]) and bool(own) and own[0][0] != short[0]


def is_legal_note(tokens: Sequence[Token], at: int) -> bool:
    """ "Acme Pharma (Pvt) Ltd": a parenthesis of one word inside a firm's name, before its legal form."""
    inside = tokens[at : at + 4]
    return len(inside) == 4 and inside[2].text == ")" and folded(inside[3].text) in _BEHIND_NOTE


def ties_left(tokens: Sequence[Token], at: int) -> bool:
    """ "Externado | de | Colombia University", "Vietnam | - | Korea College": it goes on to the left."""
    if at < 1 or at + 1 >= len(tokens) or not (tokens[at - 1].is_word and tokens[at - 1].is_capital):
        return False
    if tokens[at].text in _PARTICLES:
        return tokens[at - 1].text.isascii() and folded(tokens[at - 1].text) not in _SCHOOLS
    pair = tokens[at - 1], tokens[at + 1]
    return tokens[at].text in {"-", "–"} and all(country_stated(f"({one.text})") for one in pair)


def is_own_office(words: Sequence[Token]) -> bool:
    """ "International Cooperation Department": subjects alone before an office, a part of a body."""
    return (
        len(words) > 1
        and folded(words[-1].text) in _OFFICES
        and all(
            is_field(word) or folded(word.text) in {"and", "&", "academic", "relations"}
            for word in words[:-1]
        )
    )


def is_counted(tokens: Sequence[Token], place: int) -> bool:
    """ "Signs Agreements With Twelve Companies": several, none by name."""
    counted = place > 0 and folded(tokens[place - 1].text) in _COUNTS
    return counted and folded(tokens[place].text) in _COUNTABLE


def joins_mere_fields(tokens: Sequence[Token], place: int) -> bool:
    """ "Acme Consultants and Management Inc.": what stands behind "and" is no name of a firm by itself."""
    if place < 1 or not tokens[place - 1].is_capital or not tokens[place - 1].is_word:
        return False
    at = place + 1
    while at < len(tokens) and tokens[at].is_capital and is_field(tokens[at]):
        at += 1
    return place + 1 < at < len(tokens) and folded(tokens[at].text) in _LEGAL
