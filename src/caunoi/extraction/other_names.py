"""A body that a text names in two ways: before and after it was renamed, "Hiroshima University" turned round.

A name that the text gives as a former one of somebody it does not name ("established as the Federal
Polytechnic") is no body of its own.
"""

import re
from itertools import pairwise

from caunoi.extraction.aliases import Organisation
from caunoi.extraction.date_shapes import any_of
from caunoi.extraction.name_keys import name_key
from caunoi.extraction.names import Mention
from caunoi.extraction.names_words import FIELDS, HEADS_EN, Words
from caunoi.extraction.view import View
from caunoi.vocabulary import load

_WORDS = load("relations")["renamed"]
_BETWEEN = re.compile(
    rf"[\s,(–-]{{0,4}}(?:{any_of([*_WORDS['between']['vi'], *_WORDS['between']['en']])})\s(?:the\s)?[“\"']?",
    re.IGNORECASE,
)
_FORMER = re.compile(
    rf"(?<!\w)(?:{any_of([*_WORDS['former']['vi'], *_WORDS['former']['en']])})\s(?:(?:the|a)\s)?[“\"']?\Z",
    re.IGNORECASE,
)
_REACH = 60  # characters between two names of one body, or before a former one
_MANY = 30  # bodies of a text in which two that share all words are rather two
_TURNED = 3  # words of "University of Hiroshima"


def join_other_names(view: View, groups: list[Organisation]) -> list[Organisation]:
    """The organisations with those that are only another name of one joined to it, or left out."""
    kept = _join_turned(groups) if len(groups) <= _MANY else groups
    kept = _join_renamed(view, kept)
    return [one for one in kept if not _is_former(view, one)]


def _join_turned(groups: list[Organisation]) -> list[Organisation]:
    """ "University of Hiroshima" is the "Hiroshima University" of the same text."""
    by_words: dict[Words, Organisation] = {}
    for one in groups:
        words = name_key(one.name)
        known = by_words.get(_straight(words))
        by_words[_straight(words)] = _joined(known, one) if known else one
    return sorted(by_words.values(), key=lambda one: one.first.start)


def _straight(words: Words) -> Words:
    """("hiroshima", "university") of both orders, "Medical University of Sofia" as with a dash."""
    words = tuple(part for word in words for part in word.split("-"))
    if len(words) < _TURNED or words[-2] != "of" or words[-1] in FIELDS:
        return words
    if HEADS_EN.get(words[-3]) != "school":
        return words
    return (words[-1], words[0]) if len(words) == _TURNED else (*words[:-2], words[-1])


def _join_renamed(view: View, groups: list[Organisation]) -> list[Organisation]:
    """ "X (later Y)", "X, formerly Y", "X, nay là Y": one body."""
    ordered = sorted(
        ((mention, one) for one in groups for mention in one.mentions), key=lambda pair: pair[0].start
    )
    home = {id(one): one for one in groups}
    for (before, first), (behind, second) in pairwise(ordered):
        one, other = home[id(first)], home[id(second)]
        if one is not other and _is_between(view, before, behind):
            both = _joined(one, other)
            home = {key: both if now is one or now is other else now for key, now in home.items()}
    found = {id(one): one for one in home.values()}
    return sorted(found.values(), key=lambda one: one.first.start)


def _is_between(view: View, before: Mention, behind: Mention) -> bool:
    near = 0 < behind.start - before.end <= _REACH
    return near and _BETWEEN.fullmatch(view.flat, before.end, behind.start) is not None


def _is_former(view: View, one: Organisation) -> bool:
    """Wherever it is named the text says that somebody was once called so."""
    return all(
        _FORMER.search(view.flat, max(0, mention.start - _REACH), mention.start) for mention in one.mentions
    )


def _joined(one: Organisation, other: Organisation) -> Organisation:
    return Organisation(
        sorted([*one.mentions, *other.mentions], key=lambda mention: (mention.start, -mention.end))
    )
