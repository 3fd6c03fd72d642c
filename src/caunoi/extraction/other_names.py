"""A body that a text names before and after it was renamed.

A name that the text gives as a former one of somebody it does not name ("established as the Federal
Polytechnic") is no body of its own.
"""

import re
from itertools import pairwise

from caunoi.extraction.aliases import Organisation
from caunoi.extraction.date_shapes import any_of
from caunoi.extraction.names import Mention
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


def join_other_names(view: View, groups: list[Organisation]) -> list[Organisation]:
    """The organisations with those that are only another name of one joined to it, or left out."""
    return [one for one in _join_renamed(view, groups) if not _is_former(view, one)]


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
