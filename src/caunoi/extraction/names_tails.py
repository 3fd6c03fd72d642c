"""What stands right behind an English name and is no part of it: a day, a title, its officer's own name."""

from collections.abc import Sequence
from dataclasses import replace

from caunoi.extraction.names_vietnamese import Run
from caunoi.extraction.names_words import CONNECTORS, HEADS_EN, english_head, folded, is_field
from caunoi.extraction.places import find_places
from caunoi.extraction.tokens import Token
from caunoi.vocabulary import load

_PERSONS = load("roles")["persons"]
_GIVEN = frozenset(_PERSONS["given"])
_TITLES = frozenset(word.casefold() for word in _PERSONS["honorifics"] if word.isascii())
_OFFICES = frozenset(
    {word.casefold() for office in _PERSONS["offices"] if office.isascii() for word in office.split()[-1:]}
    | {"professor", "professors", "rectors", "presidents", "directors", "deans"}
)
_DAYS = frozenset({"monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"})
_SMALL = frozenset({"on", "in", "at", "of", "the"})
_FEWEST, _MOST = 2, 4  # words of a person's name


def cut_tail(tokens: Sequence[Token], run: Run) -> Run:
    """The name without what does not belong to it; how many words of an officer's own name follow it."""
    head = next((at for at in range(run.first, run.last) if english_head(tokens[at])), None)
    if head is None:
        return run
    for at in range(head + 1, run.last):
        low = folded(tokens[at].text)
        if low in _DAYS or (low in _TITLES and tokens[at].is_capital):
            return replace(run, last=_without_small(tokens, head, at))
    person = _person_at(tokens, run.first, run.last)
    return run if person is None else replace(run, last=person, person=run.last - person)


def _without_small(tokens: Sequence[Token], head: int, at: int) -> int:
    """ "Academy on | Tuesday": the word before goes too."""
    while at - 1 > head and (folded(tokens[at - 1].text) in _SMALL or not tokens[at - 1].is_word):
        at -= 1
    return at


def _person_at(tokens: Sequence[Token], first: int, last: int) -> int | None:
    """Where behind "Rector of X University" the rector's name begins, or a first name behind any name."""
    begin = _tail_at(tokens, first, last)
    if begin is None or not _FEWEST <= last - begin <= _MOST:
        return None
    if not all(map(_may_be_of_person, tokens[begin:last])) or _holds_place(tokens[begin:last]):
        return None
    return begin if _has_officer_before(tokens, first) or tokens[begin].text in _GIVEN else None


def _tail_at(tokens: Sequence[Token], first: int, last: int) -> int | None:
    """Behind the last head word, and behind the place or the fields that it is "of"; None when it leads."""
    head = max((at for at in range(first, last) if english_head(tokens[at])), default=first)
    follows = folded(tokens[head + 1].text) if head + 1 < last else ""
    if follows in CONNECTORS:
        return _behind_of(tokens, head, last)
    return head + 1 if head > first and head + 1 < last else None


def _behind_of(tokens: Sequence[Token], head: int, last: int) -> int | None:
    """ "University of Debrecen | Zoltan ...", "School of Humanities and Sciences | Tom ..."."""
    at = head + 2
    while at < last and (is_field(tokens[at]) or folded(tokens[at].text) in CONNECTORS | {"and", "the"}):
        at += 1
    if at > head + 2:
        return at if at < last else None
    for end in range(min(last - 1, at + 3), at, -1):
        words = " ".join(token.text for token in tokens[at:end])
        if any(place.start == 0 and place.end == len(words) for place in find_places(words)):
            return end
    return None


def _may_be_of_person(token: Token) -> bool:
    """A capital that is neither an acronym nor a word of names of bodies; also the stop of an initial."""
    if token.text == ".":
        return True
    known = is_field(token) or folded(token.text) in HEADS_EN
    return token.is_word and token.is_capital and not token.is_shouted and not known


def _holds_place(tail: Sequence[Token]) -> bool:
    return bool(find_places(" ".join(token.text for token in tail)))


def _has_officer_before(tokens: Sequence[Token], first: int) -> bool:
    """ "Rector of [the] X"."""
    at = first - 1
    while at >= 0 and folded(tokens[at].text) == "the":
        at -= 1
    if at < 1 or folded(tokens[at].text) != "of":
        return False
    return folded(tokens[at - 1].text).rpartition("-")[2] in _OFFICES
